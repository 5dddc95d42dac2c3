"""Lines that say by a label, or by what they are, which field they fill."""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from archive.admin.record.pasting.dated import date_in, dated, is_date
from archive.admin.record.pasting.labels import labelled
from archive.admin.record.pasting.marks import holding, is_shelfmark
from archive.admin.record.pasting.people import credits_of
from archive.documents.vocabulary import Role
from archive.names.titles import read_type

_LISTS: Final = ("topics", "places", "languages", "collections")
_CONTINUED: Final = ("title", "subject", "summary", "shelfmark", "participant", "mentioned", "author", "recipient")
_SECRET: Final = re.compile(
    r"(?i)(?:top secret|secret|confidential|strictly confidential|restricted|official use only|совершенно секретно"
    r"|сов\. секретно|секретно|особая папка|streng geheim|geheim|gekados|très secret|secret|绝密|机密|秘密)[.!]?"
)
_PLACE: Final = re.compile(r"\[[^\W\d_][^\d\[\]]{1,40}\]")
_NUMBER: Final = re.compile(r"(?:№|No\.|Nr\.|N°|Nº|Numéro)\s*(\d[\w/-]{0,11})\.?")
_BEHIND: Final = re.compile(r"\s?(?::| [–—-])\s+(\S.+)")  # a title behind its date
_PEOPLE: Final = ("participant", "mentioned", "author", "recipient")
COPY: Final = "copy"
_SHORTEST_HEAD: Final = 4
_YEAR: Final = 4  # letters of a bare year, which may be what the title is about
_LONGEST_HEAD: Final = 60


@dataclass
class _Found:
    """What the lines have said so far. `last` is the field that an unlabelled line continues."""

    fields: dict[str, str] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    last: str = ""

    def put(self, name: str, value: str, between: str = "; ") -> None:
        if value:
            self.fields[name] = f"{self.fields[name]}{between}{value}" if name in self.fields else value


def says_more(lines: list[str]) -> bool:
    """Return whether a line says more than the rows of a listing do."""
    return any(labelled(line)[0] or is_shelfmark(line) for line in lines)


def by_lines(lines: list[str]) -> dict[str, Any]:
    """Parse the lines; the first that does not say what it is, is the title, all further ones are the summary.

    An empty line ends what a label began. Empty where no line but a title says anything.
    """
    found = _Found()
    for line in lines:
        _take(line, found)
    fields, others = found.fields, found.others
    _head(fields, others)
    if others and "title" not in fields:
        fields["title"] = others.pop(0)
    if fields.get("title") and "date" not in fields:
        _dated_title(fields)
    if not fields.get("title") or len(fields) < 2:
        return {}
    fields["summary"] = "\n".join(filter(None, (fields.get("summary"), *others)))
    return _as_fields(fields)


def _take(line: str, found: _Found) -> None:
    if not line:
        found.last = found.last if found.last == "summary" or found.last not in found.fields else ""
        return
    name, value = labelled(line)
    if name == "copied":
        name, value = "recipient", "; ".join(f"{one.strip()} ({COPY})" for one in value.split(";") if one.strip())
    if name:
        found.put(name, value)
        found.last = name if name in _CONTINUED or not value else ""
    elif found.last in _PEOPLE and _is_no_name(line, found.fields):
        found.last = ""
        _take(line, found)
    elif found.last and (found.last in _CONTINUED or found.last not in found.fields):
        found.put(found.last, line, "\n" if found.last not in {"title", "subject", "shelfmark"} else " ")
        found.last = found.last if found.last in _CONTINUED else ""
    else:
        name, value = _by_itself(line, found.fields)
        found.put(name, value) if name else found.others.append(line)
        found.last = ""


def _is_no_name(line: str, fields: dict[str, str]) -> bool:
    """Return whether a line below a name is something else: a date, `SECRET`, `[Received January 5]`, a sentence."""
    return bool(_by_itself(line, fields)[0]) or line[0] in "[(" or any(map(str.isdigit, line))


def _by_itself(line: str, fields: dict[str, str]) -> tuple[str, str]:
    """Return the field an unlabelled line fills, and with what; ("", "") where it does not say."""
    if "date" not in fields and is_date(line):
        return "date", line
    if _SECRET.fullmatch(line):
        return "classification", line.rstrip(".!")
    if "number" not in fields and (numbered := _NUMBER.fullmatch(line)):
        return "number", numbered[1]
    if _PLACE.fullmatch(line):
        return "places", line
    if re.fullmatch(r"https?://\S+", line):
        return "url", line
    return ("shelfmark", line) if is_shelfmark(line) else ("", "")


def _head(fields: dict[str, str], others: list[str]) -> None:
    """Let a subject be the title where there is none, and a line that is only a type be the type."""
    subject = fields.pop("subject", "")
    if "title" in fields and subject:
        fields["topics"] = f"{fields['topics']}; {subject}" if "topics" in fields else subject
    elif subject:
        fields["title"] = subject
        if others and "type" not in fields and (kind := _type_alone(others[0])):
            fields["type"] = kind
            others.pop(0)


def _dated_title(fields: dict[str, str]) -> None:
    """Take the date from the title, and out of it where it ends it: `Telegram, Mao to Filippov, 2 October 1950`."""
    title = fields["title"]
    span = date_in(title)
    if span is None or (span[1] - span[0] == _YEAR and title[: span[0]].rstrip()[-1:] not in {",", "("}):
        return
    fields["date"] = title[slice(*span)]
    if not span[0] and (behind := _BEHIND.match(title[span[1] :])):
        fields["title"] = behind[1]
        return
    before = title[: span[0]].rstrip(" ,.(")
    if before and not title[span[1] :].strip(" ).") and title[: span[0]].rstrip()[-1:] in {",", ".", "("}:
        fields["title"] = before


def _type_alone(line: str) -> str:
    kind = read_type(line.title() if line.isupper() else line) if _SHORTEST_HEAD <= len(line) <= _LONGEST_HEAD else ""
    return kind if kind.casefold() == line.rstrip(".:").casefold() else ""


def _as_fields(found: dict[str, str]) -> dict[str, Any]:
    credits = [credit for role in Role for credit in credits_of(found.pop(role.value, ""), role)]
    fields: dict[str, Any] = {name: value for name, value in found.items() if name not in ("date", *_LISTS)}
    fields |= {name: _each(found[name]) for name in _LISTS if name in found}
    if mark := fields.pop("shelfmark", ""):
        fields["holdings"] = (
            [holding(one) for one in mark.split("; ") if one.strip()] if _several(mark) else [holding(mark)]
        )
    return fields | dated(found.get("date", "")) | ({"credits": credits} if credits else {})


def _several(mark: str) -> bool:
    """Return whether every part between semicolons is a shelfmark of its own archive."""
    parts = mark.split("; ")
    return len(parts) > 1 and all(holding(part)["repository"] for part in parts)


def _each(line: str) -> list[str]:
    return [one for one in (part.strip(" .") for part in re.split(r"[;\n]", line)) if one]
