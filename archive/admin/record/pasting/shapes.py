"""Records in the shapes of other programs as lines with labels: MARC, BibTeX, refer, XML of finding aids."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from archive.text.cleaning import clean_line

# The subfields of MARC by field; of an author the dates behind the name are left out.
_MARC: Final = {
    "245a": "title", "245b": "title", "100a": "author", "110a": "author", "700a": "mentioned", "260c": "date",
    "264c": "date", "520a": "summary", "546a": "languages", "650a": "topics", "651a": "places", "852a": "shelfmark",
    "852j": "shelfmark", "852h": "shelfmark", "856u": "url", "001": "external_id", "024a": "external_id",
}  # fmt: skip
_MARC_LINE: Final = re.compile(r"=?(\d{3})\s+(?:[\d_\\# ]{1,2}\s*)?([$|‡]\s?\w.*)")
_SUBFIELD: Final = re.compile(r"[$|‡]\s?(\w)\s?([^$|‡]*)")
_BIBTEX: Final = {
    "author": "author", "title": "title", "year": "date", "date": "date", "note": "shelfmark", "archive": "shelfmark",
    "howpublished": "shelfmark", "url": "url", "abstract": "summary", "keywords": "topics", "language": "languages",
    "number": "number", "recipient": "recipient",
}  # fmt: skip
_ENTRY: Final = re.compile(r"\s*@\w+\s*\{[^,{}]*,(.*)\}\s*", re.S)
_ASSIGNED: Final = re.compile(r"(\w+)\s*=\s*(?:\{((?:[^{}]|\{[^{}]*\})*)\}|\"([^\"]*)\"|(\w+))", re.S)
_REFER: Final = {
    "A": "author", "T": "title", "D": "date", "U": "url", "X": "summary", "K": "topics", "G": "languages",
    "L": "shelfmark", "@": "external_id",
}  # fmt: skip
_XML: Final = {
    "unittitle": "title", "title": "title", "unitdate": "date", "date": "date", "datecreated": "date",
    "unitid": "shelfmark", "creator": "author", "origination": "author", "persname": "mentioned",
    "repository": "shelfmark", "abstract": "summary", "scopecontent": "summary", "description": "summary",
    "langmaterial": "languages", "language": "languages", "subject": "topics", "geogname": "places",
    "coverage": "places", "identifier": "external_id",
}  # fmt: skip
_ELEMENT: Final = re.compile(
    r"<(?:\w+:)?(\w+)(?:\s[^<>]*)?>((?:[^<>]|</?(?:p|head|emph|lb)\b[^<>]*>)*)</(?:\w+:)?\1>", re.I
)
_TAG: Final = re.compile(r"<[^<>]*>")


def from_shapes(lines: list[str]) -> list[str]:
    """Return the record as lines with labels; none where it has no such shape, or says less than two things."""
    for shape in (_marc, _bibtex, _refer, _xml):
        found = list(shape(lines))
        if len({label for label, _value in found}) > 1:
            return list(_joined(found))
    return []


def _joined(found: list[tuple[str, str]]) -> Iterator[str]:
    """Yield a line a field; what is shelved stands with its archive, a title with what goes on behind it."""
    fields: dict[str, list[str]] = {}
    for label, value in found:
        if said := clean_line(value).strip(" /"):
            fields.setdefault(label, []).append(said)
    for label, values in fields.items():
        one = values[:1] if label in {"date", "url", "external_id"} else values
        between = {"shelfmark": ", ", "title": " ", "summary": " "}.get(label, "; ")
        yield f"{label.replace('external_id', 'id')}: {between.join(one)}"


def _marc(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if row := _MARC_LINE.fullmatch(line.strip()):
            for code, value in _SUBFIELD.findall(row[2]):
                if label := _MARC.get(row[1] + code):
                    yield label, _unpunctuated(value)


def _unpunctuated(value: str) -> str:
    """Return a subfield without the signs that lead to the next; the full stop of an initial is its own."""
    value = value.strip().rstrip(" ,;:/")
    return value if re.search(r"(?:^|\W)[^\W\d_]\.$", value) else value.rstrip(".")


def _bibtex(lines: list[str]) -> Iterator[tuple[str, str]]:
    entry = _ENTRY.fullmatch("\n".join(lines))
    said = {name.lower(): a or b or c for name, a, b, c in _ASSIGNED.findall(entry[1])} if entry else {}
    if {"year", "month"} <= said.keys():
        said["year"] = " ".join(filter(None, (said.get("day", ""), said["month"].title(), said["year"])))
    for name, value in said.items():
        plain = re.sub(r"[{}]", "", value)
        if name in _BIBTEX:
            yield _BIBTEX[name], "; ".join(re.split(r"\s+and\s+", plain)) if name == "author" else plain


def _refer(lines: list[str]) -> Iterator[tuple[str, str]]:
    rows = [line.strip() for line in lines if line.strip()]
    if rows and all(re.match(r"%\S ", row) for row in rows):
        yield from ((_REFER[row[1]], row[3:]) for row in rows if row[1] in _REFER)


def _xml(lines: list[str]) -> Iterator[tuple[str, str]]:
    text = "\n".join(lines)
    if not text.lstrip().startswith("<"):
        return
    for name, value in _ELEMENT.findall(text):
        if label := _XML.get(name.lower()):
            yield label, unescape(_TAG.sub(" ", value))
