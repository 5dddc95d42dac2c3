"""Proposals for an empty form: from its title, and from a whole record pasted into it."""

import re
from typing import Any, Final

from django.http import HttpRequest, JsonResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from archive.admin import assistance
from archive.admin.record.doors import require
from archive.dates import ImpreciseDate, UnreadableDate
from archive.interchange.reading.pages import listed_rows
from archive.interchange.refusals import FileRefused
from archive.text.cleaning import clean_line, clean_prose
from archive.text.shelfmark import taken_apart

LONGEST: Final = 200_000
_PAGE: Final = "Skip to content\nResults:\n1 - 1 of 1\nDocuments\n{}\nPagination\n"
_LABELLED: Final = re.compile(
    r"(?i)(title|date|type|number|no|summary|abstract|description|source|reference|shelfmark|rights|url|id)\s*[:=]\s+(.+)"
)
_FIELD_OF: Final = {
    "abstract": "summary", "description": "summary", "reference": "shelfmark", "source": "shelfmark", "no": "number",
    "id": "external_id",
}  # fmt: skip
_DATE_IN: Final = re.compile(
    r"(?i)\b(?:\d{1,2}\.? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:\d{1,2}, ?)?\d{4}\b"
    r"|\b\d{1,2} (?:янв|фев|мар|апр|ма|июн|июл|авг|сен|окт|ноя|дек)[а-я]* \d{4}|\b\d{4}-\d\d(?:-\d\d)?\b"
)


@require_POST
def paste_view(request: HttpRequest) -> JsonResponse:
    """The fields parsed from the pasted text, by form field; or an error."""
    require(request, "change")
    fields = read_record(request.POST.get("text", "")[:LONGEST])
    if not fields:
        return JsonResponse({"refused": _("Nothing of a record could be read in this. Paste it field by field.")})
    return JsonResponse({"fields": fields})


def proposed(posted: QueryDict) -> QueryDict:
    """Return the posted data with the requested proposals: from the title, or from pasted text."""
    if "_paste" in posted:
        return filled(posted, read_record(posted.get("pasted", "")[:LONGEST]))
    if "_read_title" in posted:
        return filled(posted, assistance.proposal(posted.get("title", "")))
    return posted


def read_record(text: str) -> dict[str, Any]:
    """Return the record in a text; empty if there is none.

    Supported are a row of a listing (date, title, summary), labelled lines, a line of a finding aid, and a bare
    reference.
    """
    text = clean_prose(text)
    lines = [clean_line(line) for line in text.splitlines() if clean_line(line)]
    found = _labelled(lines) or _listed(text) or _finding_aid(lines)
    if found.get("title"):
        said = assistance.proposal(found["title"])
        found = {**said, **{name: value for name, value in found.items() if value}}
    return found


def filled(posted: QueryDict, read: dict[str, Any]) -> QueryDict:
    """Return the posted data with the proposals in empty fields and in new rows of credits and holdings."""
    into = posted.copy()
    for field in ("title", "date", "date_text", "type", "number", "summary", "rights", "url", "external_id"):
        if read.get(field) and not into.get(field):
            into[field] = read[field]
    if read.get("places") and not into.get("places"):
        into["places"] = "\n".join(read["places"])
    _fill_rows(into, "credits", "name", read.get("credits", []))
    _fill_rows(into, "holdings", "reference", read.get("holdings", []))
    return into


def _fill_rows(into: QueryDict, prefix: str, by: str, wanted: list[dict[str, str]]) -> None:
    rows = int(into.get(f"{prefix}-TOTAL_FORMS") or 0)
    empty = [row for row in range(rows) if not into.get(f"{prefix}-{row}-{by}")]
    there = {into.get(f"{prefix}-{row}-{by}") for row in range(rows)}
    for one in (one for one in wanted if one[by] not in there):
        row = empty.pop(0) if empty else rows
        rows = max(rows, row + 1)
        for field, value in one.items():
            into[f"{prefix}-{row}-{field}"] = value
    if f"{prefix}-TOTAL_FORMS" in into:
        into[f"{prefix}-TOTAL_FORMS"] = str(rows)


def _labelled(lines: list[str]) -> dict[str, Any]:
    """Parse lines such as `Title: …` and `Date: …`; a line without a label continues the one before."""
    found: dict[str, Any] = {}
    last = ""
    for line in lines:
        if label := _LABELLED.fullmatch(line):
            last = _FIELD_OF.get(label[1].lower(), label[1].lower())
            found[last] = label[2]
        elif last:
            found[last] = f"{found[last]}\n{line}" if last == "summary" else f"{found[last]} {line}"
        else:
            return {}
    if "title" not in found:
        return {}
    if mark := found.pop("shelfmark", ""):
        found["holdings"] = [_holding(mark)]
    return {**found, **_dated(found.get("date", ""))}


def _listed(text: str) -> dict[str, Any]:
    """Parse the first row of a listing, as a whole HTML page or a fragment."""
    for page in (text, _PAGE.format(text)):
        try:
            rows = listed_rows(page)
        except FileRefused:
            continue
        if rows and not rows[0].trouble:
            row = rows[0]
            return {"title": row.title, "summary": row.summary, **_dated(row.date_text)}
    return {}


def _finding_aid(lines: list[str]) -> dict[str, Any]:
    """Parse one or two lines: a title with a date, followed by a shelfmark; or a shelfmark alone."""
    if not lines or len(lines) > 4:
        return {}
    line = " ".join(lines)
    date = _DATE_IN.search(line)
    if date is None:
        mark = taken_apart(line)
        return {"holdings": [_holding(line)]} if mark.parts else {"title": line} if len(lines) == 1 else {}
    title = clean_line(line[: date.start()]).strip(' ,.;:()“”"')
    rest = clean_line(line[date.end() :]).strip(" ,.;:()")
    if not title:
        title, rest = rest, ""
    found: dict[str, Any] = {"title": title, **_dated(date[0])}
    if taken_apart(rest).parts:
        found["holdings"] = [_holding(rest)]
    elif rest:
        found["summary"] = rest
    return found


def _dated(words: str) -> dict[str, Any]:
    """Return the date as parsed and as printed; without the parsed one if unreadable."""
    try:
        ImpreciseDate.parse(words)
    except UnreadableDate:
        return {"date_text": words} if words else {}
    return {"date": words, "date_text": words}


def _holding(line: str) -> dict[str, str]:
    mark = taken_apart(line)
    return {"repository": mark.repository, "reference": mark.reference}
