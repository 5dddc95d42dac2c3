"""The record in a pasted text, by form field."""

from typing import Any, Final

from archive.admin import assistance
from archive.admin.record.pasting.cited import in_one_line
from archive.admin.record.pasting.dated import dated
from archive.admin.record.pasting.labels import labelled, other_rows, with_labels
from archive.admin.record.pasting.lines import by_lines, says_more
from archive.interchange.reading.pages import listed_rows
from archive.interchange.refusals import FileRefused
from archive.text.cleaning import clean_prose, clean_text

_PAGE: Final = "Skip to content\nResults:\n1 - 1 of 1\nDocuments\n{}\nPagination\n"


def read_record(text: str) -> dict[str, Any]:
    """Return the record in a text by form field; empty if there is none.

    Supported are a row of a listing (date, title, summary), a table's row with its headings, lines with or without
    labels, RIS, a line of a finding aid, and a bare reference. `others` is the number of further records in it.
    """
    table = clean_text(text)
    prose = clean_prose(with_labels(table).replace("\t", "\n" if "\n" not in table.strip() else " "))
    lines = [" ".join(line.split()) for line in prose.split("\n")]
    alone = [line for line in lines if line]
    found = _alone(alone) or (not says_more(lines) and _listed(prose)) or by_lines(lines) or in_one_line(lines)
    if found.get("title"):
        said = assistance.proposal(found["title"])
        found = {**said, **{name: value for name, value in found.items() if value}}
    if found and (others := other_rows(table)):
        found["others"] = others
    return found


def _alone(lines: list[str]) -> dict[str, Any]:
    """Parse a single line that no label begins, where it says more than a title and a date."""
    found = in_one_line(lines) if len(lines) == 1 and not labelled(lines[0])[0] else {}
    return found if found.get("title") and "holdings" in found else {}


def _listed(text: str) -> dict[str, Any]:
    """Parse the first row of a listing, as a whole HTML page or a fragment."""
    for page in (text, _PAGE.format(text)):
        try:
            rows = listed_rows(page)
        except FileRefused:
            continue
        if rows and not rows[0].trouble:
            row = rows[0]
            more = {"others": len(rows) - 1} if len(rows) > 1 else {}
            return {"title": row.title, "summary": row.summary, **dated(row.date_text), **more}
    return {}
