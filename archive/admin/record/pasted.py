"""Reading a record in a text pasted into an empty form."""

import re
from typing import Any, Final

from archive.admin import assistance
from archive.dates import ImpreciseDate, UnreadableDate
from archive.documents.vocabulary import Certainty, Role
from archive.interchange.reading.pages import listed_rows
from archive.interchange.reading.shape import split_name
from archive.interchange.refusals import FileRefused
from archive.text.cleaning import clean_line, clean_prose
from archive.text.shelfmark import taken_apart

_PAGE: Final = "Skip to content\nResults:\n1 - 1 of 1\nDocuments\n{}\nPagination\n"
# The words before a colon, by form field.
_LABELS: Final = {
    "title": "title|subject|re|название|заголовок",
    "date": "date|dated|дата",
    "type": "type|document type|genre|тип|вид документа",
    "number": "number|no|номер",
    "summary": "summary|abstract|description|аннотация|содержание",
    "shelfmark": "source|reference|shelfmark|archive|original|источник|шифр|архив",
    "rights": "rights|права",
    "url": "url|link",
    "external_id": "id|identifier",
    "topics": "topics|subjects|keywords|темы|ключевые слова",
    "places": "places|place|места|место",
    "languages": "languages|language|языки|язык",
    "collections": "collections|collection|коллекция",
    "author": "from|author|authors|sender|от|от кого|автор",
    "recipient": "to|recipient|recipients|addressee|кому|адресат",
}
_FIELD_OF: Final = {label: field for field, labels in _LABELS.items() for label in labels.split("|")}
_LABELLED: Final = re.compile(rf"(?i)({'|'.join(sorted(_FIELD_OF, key=len, reverse=True))})\.?\s*[:=]\s+(.+)")
_LISTS: Final = ("topics", "places", "languages", "collections")
_CONTINUED: Final = ("title", "summary", "shelfmark")  # over several lines
_LONGEST_DATE: Final = 60
_LONGEST_SHELFMARK: Final = 200
_DATE_IN: Final = re.compile(
    r"(?i)\b(?:\d{1,2}\.? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:\d{1,2}, ?)?\d{4}\b"
    r"|\b\d{1,2} (?:янв|фев|мар|апр|ма|июн|июл|авг|сен|окт|ноя|дек)[а-я]* \d{4}|\b\d{4}-\d\d(?:-\d\d)?\b"
)


def read_record(text: str) -> dict[str, Any]:
    """Return the record in a text by form field; empty if there is none.

    Supported are a row of a listing (date, title, summary), lines with or without labels, a line of a finding aid, and
    a bare reference.
    """
    text = clean_prose(text)
    lines = [clean_line(line) for line in text.splitlines() if clean_line(line)]
    says_more = any(_LABELLED.fullmatch(line) or _is_shelfmark(line) for line in lines)  # than rows of a listing do
    found = (not says_more and _listed(text)) or _by_lines(lines) or _finding_aid(lines)
    if found.get("title"):
        said = assistance.proposal(found["title"])
        found = {**said, **{name: value for name, value in found.items() if value}}
    return found


def _by_lines(lines: list[str]) -> dict[str, Any]:
    """Parse lines that say by a label, or by what they are, which field they fill; the first other line is the title.

    All further ones are the summary. Empty where no line but a title says anything.
    """
    found: dict[str, str] = {}
    others: list[str] = []
    last = ""
    for line in lines:
        field, value = _field_of(line, found)
        if field:
            found[field] = f"{found[field]}; {value}" if field in found else value
        elif last in _CONTINUED:
            found[last] += f"\n{line}" if last == "summary" else f" {line}"
            continue
        else:
            others.append(line)
        last = field if _LABELLED.fullmatch(line) else ""
    if others and "title" not in found:
        found["title"] = others.pop(0)
    if not found.get("title") or len(found) < 2:
        return {}
    found["summary"] = "\n".join(filter(None, (found.get("summary"), *others)))
    return _as_fields(found)


def _field_of(line: str, found: dict[str, str]) -> tuple[str, str]:
    """Return the field a line fills, and with what; ("", "") where it does not say."""
    if label := _LABELLED.fullmatch(line):
        field = _FIELD_OF[label[1].lower()]
        return ("topics" if field == "title" and field in found else field), label[2]
    if "date" not in found and len(line) <= _LONGEST_DATE and any(map(str.isdigit, line)) and _is_date(line):
        return "date", line
    return ("shelfmark", line) if _is_shelfmark(line) else ("", "")


def _is_shelfmark(line: str) -> bool:
    return len(line) <= _LONGEST_SHELFMARK and len(taken_apart(line).parts) > 1


def _as_fields(found: dict[str, str]) -> dict[str, Any]:
    fields: dict[str, Any] = {name: value for name, value in found.items() if name not in ("date", *_LISTS)}
    fields |= {name: _each(found[name]) for name in _LISTS if name in found}
    if mark := fields.pop("shelfmark", ""):
        fields["holdings"] = [_holding(mark)]
    credits = [
        _credit(name, role) for role in (Role.AUTHOR, Role.RECIPIENT) for name in _each(fields.pop(role.value, ""))
    ]
    return fields | _dated(found.get("date", "")) | ({"credits": credits} if credits else {})


def _each(line: str) -> list[str]:
    return [one for one in (part.strip(" .") for part in line.split(";")) if one]


def _credit(written: str, role: Role) -> dict[str, str]:
    name, supplied = split_name(written)
    return {"name": name, "supplied": supplied, "role": role.value, "certainty": Certainty.CERTAIN.value}


def _is_date(line: str) -> bool:
    try:
        return not ImpreciseDate.typed(line).is_undated
    except UnreadableDate:
        return False


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
