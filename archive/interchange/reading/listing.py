"""From the rows of a listing page to records: the title tells type, number and names, the row itself is the id."""

import hashlib
from collections.abc import Iterator

from archive.interchange.reading.pages import ListedRow, listed_rows
from archive.interchange.reading.rows import Row, row_of
from archive.interchange.reading.shape import Remark, record_from
from archive.interchange.record import Record
from archive.names.titles import TitleReading, read_title
from archive.text.folding import fold_each

PROFILE = "listing"
# What stands on the page; the rest is read from the title and proposed once, for a new record only.
GIVEN = frozenset({"external_id", "title", "date", "date_text", "summary"})


def listing_id(date_text: str, title: str, summary: str) -> str:
    """The id of a row that has none of its own: `listing:` and the SHA-256 (hexadecimal) of what it says, folded.

    The three are joined by line ends, so that a word moved from one to another makes another id; accents, case, kinds
    of dashes and of spaces make no difference.
    """
    return "listing:" + hashlib.sha256(fold_each(date_text, title, summary).encode()).hexdigest()


def read_listing(file: str, text: str) -> Iterator[Row]:
    """The rows of a listing as records. Raises FileRefused as `listed_rows` does."""
    for listed in listed_rows(text):
        written = {"date": listed.date_text, "title": listed.title, "summary": listed.summary}
        read = (None, [Remark("date", listed.trouble)]) if listed.trouble else _record(listed)
        yield row_of(file, listed.number, read, written)


def _record(listed: ListedRow) -> tuple[Record | None, list[Remark]]:
    reading = read_title(listed.title)
    return record_from(
        {
            "external_id": listing_id(listed.date_text, listed.title, listed.summary),
            "title": listed.title,
            "date": listed.date.edtf if listed.date else "",
            "date_text": listed.date_text,
            "summary": listed.summary,
            **proposals(reading),
        },
        given=GIVEN,
    )


def proposals(reading: TitleReading) -> dict[str, object]:
    """What a title says of its document, as keys of the travelling shape. A name in brackets alone supplies itself."""
    return {
        "type": reading.type,
        "number": reading.number,
        "credits": [
            {"name": name.form, "supplied": name.supplied, "role": name.role, "certainty": name.certainty}
            for name in reading.names
            if not name.anonymous
        ],
        "places": list(reading.places),
    }
