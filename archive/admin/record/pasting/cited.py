"""A record in one line: an entry of a finding aid, or a reference as books print it."""

import re
from collections.abc import Iterator
from typing import Any, Final

from archive.admin.record.pasting.dated import date_in, dated
from archive.admin.record.pasting.marks import LONGEST, holding, is_shelfmark
from archive.text.cleaning import clean_line
from archive.text.shelfmark import names_archive, taken_apart

_MOST_LINES: Final = 4
_EDGES: Final = ' ,.;:()“”"„«»'
_BOX: Final = r"(?:box|folder|file|item|reel|karton|mappe)s?\.? [\w-]+"
_PLACED: Final = re.compile(rf"(?i)^({_BOX}(?:, {_BOX})*)[:.]\s+")
_EXTENT: Final = re.compile(r"(?i)^\d+ ?(?:pp?|ll?|leaves|pages|bl|s|лл?|с)\.?(?:,\s*|\s+|$)")
_BREAK: Final = re.compile(r"(?<=[\w)\]])\.\s+(?=[^\W\d_]|[(\[“])")
_ABBREVIATED: Final = re.compile(r"(?:^|[\s.(])[^\W\d_]{1,3}$")
_BEFORE_ALL: Final = re.compile(r"(([^:,\n]{2,60}), [^:\n]{2,80}?)\s?:\s+(?=\w)")
_SHORT: Final = re.compile(r"[A-ZА-Я][A-ZА-Я][A-Za-zА-Яа-я]{2,6}")  # an archive: `BArch`
_INITIAL: Final = re.compile(r"\s[^\W\d_]$")
_FULL_STOP: Final = re.compile("。")
_COMMA: Final = re.compile("，")
# An author and the title in quotation marks, and when the page was looked at, as styles of citing have them.
_QUOTED: Final = re.compile(r"[^“«\"]{0,150}[“«\"]([^”»\"]{5,})[”»\"][,.]?")
_LOOKED_AT: Final = re.compile(r"(?i)[,.]?\s*(?:accessed|retrieved|дата обращения:?)\s[^,;]{4,20}\d{4}\.?\s*$")
_LINK: Final = re.compile(r"https?://[^\s)\]]+")


def in_one_line(lines: list[str]) -> dict[str, Any]:
    """Parse one to four lines: a title with a date, followed by a shelfmark; or a shelfmark alone."""
    lines = [line for line in lines if line]
    if not lines or len(lines) > _MOST_LINES:
        return {}
    link = _LINK.search(" ".join(lines))
    lines = [_LOOKED_AT.sub("", clean_line(_LINK.sub("", line))) for line in lines] if link else lines
    lines = [_FULL_STOP.sub(". ", _COMMA.sub(", ", line)).strip() for line in lines]
    text, archive, reference = _behind_its_place("\n".join(lines))
    span = date_in(text)
    found = _around(text, span) if span else _undated(lines)
    if archive and span:
        found["holdings"] = [{"repository": archive, "reference": reference}]
    return found | ({"url": link[0].rstrip(".,")} if link and found else {})


def _behind_its_place(text: str) -> tuple[str, str, str]:
    """Split off archive and reference with which an entry begins: `BArch, NS 19/1234: Himmler an Berger`."""
    found = _BEFORE_ALL.match(text)
    if found and (names_archive(found[2]) or _SHORT.fullmatch(found[2])) and any(map(str.isdigit, found[1])):
        return text[found.end() :], found[2], found[1][len(found[2]) :].lstrip(" ,")
    return text, "", ""


def _undated(lines: list[str]) -> dict[str, Any]:
    line = " ".join(lines)
    if taken_apart(line).parts or is_shelfmark(line):
        return {"holdings": [holding(line)]}
    return {"title": line} if len(lines) == 1 else {}


def _around(line: str, span: tuple[int, int]) -> dict[str, Any]:
    """Return the title before the date, and what each sentence behind it is."""
    quoted = _QUOTED.fullmatch(line[: span[0]].strip(" ,.("))
    title = clean_line(quoted[1] if quoted else line[: span[0]]).strip(_EDGES)
    title += "." if _INITIAL.search(title) and line[: span[0]].rstrip(" ,").endswith(".") else ""
    placed = _PLACED.match(title)
    title = title[placed.end() :] if placed else title
    parts = (clean_line(part).lstrip(" ,.;:").strip(' ,;()”"') for part in _sentences(line[span[1] :]))
    sentences = [part for part in parts if part.strip(_EDGES)]
    if not title and sentences:
        title = sentences.pop(0).strip(_EDGES)
    rest = [_EXTENT.sub("", part) for part in sentences]
    mark = next((part for part in rest if _is_mark(part)), "") or next((part for part in rest if _names(part)), "")
    found: dict[str, Any] = {"title": title, **dated(line[slice(*span)])}
    if mark := ", ".join(filter(None, (mark.rstrip("."), placed and placed[1]))):
        found["holdings"] = [holding(mark)]
    rest = [part for part, short in zip(sentences, rest, strict=True) if not short or short.rstrip(".") not in mark]
    return found | ({"summary": ". ".join(rest)} if rest else {})


def _goes_on(before: str, behind: str) -> bool:
    """Return whether an archive ends there and its reference begins: `РГАСПИ. Ф. 558. Оп. 11`."""
    return names_archive(clean_line(before).strip(_EDGES)) and bool(taken_apart(behind).parts)


def _is_mark(part: str) -> bool:
    return is_shelfmark(part) or bool(taken_apart(part).parts)


def _names(part: str) -> bool:
    return bool(part) and len(part) < LONGEST and names_archive(part) and not part.isupper()


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences and lines of the text; `Ф. 9401. Оп. 2.` and `pp.` end none."""
    for line in text.split("\n"):
        start = 0
        for stop in _BREAK.finditer(line):
            before = line[start : stop.start()]
            behind = line[stop.end() :]
            is_within = taken_apart(line[start:]).parts[1:] and before.strip()[-1:].isdigit()
            if _ABBREVIATED.search(before) or _goes_on(before, behind) or is_within:
                continue
            yield before
            start = stop.end()
        yield line[start:]
