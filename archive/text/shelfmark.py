"""Parsing a shelfmark in one line: `RGASPI, f. 558, op. 11, d. 97, ll. 67–70`."""

import re
from dataclasses import dataclass
from typing import Final

from archive.text.cleaning import clean_line

# The words before the number of a level, in archives' languages; the first word is ours for the level.
_LEVELS: Final = {
    "fond": ("fond", "f", "фонд", "ф", "fonds", "fd"),
    "inventory": ("opis", "op", "опись", "оп", "inventory", "inv"),
    "file": ("delo", "d", "дело", "д", "file", "spr", "спр", "справа", "yed khr", "ед хр"),
    "leaf": ("list", "ll", "l", "лл", "л", "лист", "листы", "ark", "арк", "folio", "fol", "ff", "leaf", "leaves"),
    "record group": ("record group", "rg"),
    "series": ("series", "ser"),
    "box": ("box", "karton", "papka", "папка", "п", "пап", "poria", "por", "пор", "portfel"),
    "folder": ("folder", "mappe", "teczka"),
    "item": ("item", "doc", "document", "no", "nr", "№"),
    "page": ("pages", "page", "pp", "p", "с", "стр", "s", "bl"),
    "volume": ("volume", "vol", "bd", "т", "том", "tom"),
}
# How a level is written where only the parts are given.
_WRITTEN: Final = {
    "fond": "f.", "inventory": "op.", "file": "d.", "leaf": "l.", "record group": "RG", "series": "series",
    "box": "box", "folder": "folder", "item": "doc.", "page": "p.", "volume": "vol.",
}  # fmt: skip
LEVELS: Final = tuple(_LEVELS)
_LEVEL_OF: Final = {word: level for level, words in _LEVELS.items() for word in words}
_WORDS: Final = "|".join(sorted(map(re.escape, _LEVEL_OF), key=len, reverse=True))
_PART: Final = re.compile(rf"(?P<word>{_WORDS})(?:\.\s*|\s+)(?P<value>[\w«\"(].*)|(?P<sign>№)\s*(?P<number>.+)", re.I)
# A level after a full stop begins a part, too: `ГАРФ. Ф. 9401. Оп. 2. Д. 168`.
_SEPARATOR: Final = re.compile(rf"[,;]\s+|(?<=[\w.)])\s*;\s*|\.\s+(?=(?:{_WORDS})\.?\s+(?:\d|[IVXLC]+\b))", re.I)
# Words of which one says that a piece is an archive's name; and words with which a reference in it begins.
_ARCHIVE: Final = re.compile(
    r"(?i)archi[vf]|архив|библиотек|музей|bibliot|library|libraries|museum|institut|档案|檔案|图书馆|文書|公文書館"
)
_CLASSES: Final = (
    r"FO|CAB|PREM|DEFE|WO|CO|DO|KV|HW|FCO|ADM|AIR|BT|RG|MSg|MfS|DY|DC|NL|N|RH|RW|RM|R|B|NS|PA|Z|AP|AJ|Rep\.|VI{0,3}|I?X"
)
_CLASS: Final = re.compile(rf"(?:{_CLASSES})\s?[\d(]")
_WITHIN: Final = re.compile(
    r"(?i)\b(?:papers|records|files|collection|correspondence|nachla(?:ss|ß)|sammlung|bestand)\b"
)
_LONGEST_NAME: Final = 8  # in words
_NUMBERED: Final = re.compile(rf"(.*?[^\d\s,])[,\s]\s*((?:(?:{_CLASSES})\s)?[\w«(]*\d.*)")


@dataclass(frozen=True, slots=True)
class Shelfmark:
    """The repository, the reference in it as written, and the parts of the reference (level, value)."""

    repository: str
    reference: str
    parts: tuple[tuple[str, str], ...]


def taken_apart(line: str) -> Shelfmark:
    """Split the repository off: what precedes the first level, collection or class of the archive.

    A line without any level is all reference, unless it begins with the name of an archive, or with an abbreviation in
    capitals and a comma.
    """
    line = clean_line(line).rstrip(" .;")
    pieces = _SEPARATOR.split(line)
    first = next((number for number, piece in enumerate(pieces) if _part(piece)), None)
    if first is None:
        return _by_name(line, pieces)
    whole = _begins(pieces[:first])
    before, within = _numbered(", ".join(pieces[:whole])) if whole == first else (", ".join(pieces[:whole]), "")
    start = _end_of(line, pieces[:whole])
    reference = line[start:].lstrip(" ,;.") if whole else line
    return Shelfmark(before, f"{within}, {reference}" if within else reference, _parts(pieces[first:]))


def names_archive(words: str) -> bool:
    """Return whether the words are the name of an archive or library, or an abbreviation of one: `ГАРФ`, `PRC FMA`."""
    short = words.replace(" ", "")
    return bool(_ARCHIVE.search(words)) or (short.isalpha() and short.isupper() and 2 <= len(short) <= 10)


def _begins(before: list[str]) -> int:
    """Return the number of pieces that are the repository, of those that precede the first level."""
    for number, piece in enumerate(before[1:], start=1):
        if _CLASS.match(piece) or _WITHIN.search(piece):
            return number
    return len(before)


def _end_of(line: str, pieces: list[str]) -> int:
    end = 0
    for piece in pieces:
        end = line.index(piece, end) + len(piece)
    return end


def _numbered(name: str) -> tuple[str, str]:
    """Split at the first number: `PRC FMA 109-00743-03` is a file of the `PRC FMA`."""
    found = _NUMBERED.fullmatch(name)
    return (found[1], found[2]) if found and names_archive(found[1]) else (name, "")


def _by_name(line: str, pieces: list[str]) -> Shelfmark:
    """Split behind the name of an archive: `AVPRF, 0100/43/10`, `Archives nationales, 626 AP 12`."""
    head = pieces[0]
    if len(pieces) > 1 and head.isupper() and head.replace(" ", "").isalpha():
        return Shelfmark(head, line[len(head) :].lstrip(" ,;"), ())
    found = _NUMBERED.fullmatch(line)
    if found and len(found[1].split()) <= _LONGEST_NAME and names_archive(found[1]):
        return Shelfmark(found[1], found[2], ())
    is_name = len(pieces) == 1 and len(line.split()) <= _LONGEST_NAME and names_archive(line)
    return Shelfmark(line, "", ()) if is_name else Shelfmark("", line, ())


def _parts(pieces: list[str]) -> tuple[tuple[str, str], ...]:
    return tuple(part for part in map(_part, pieces) if part)


def _part(piece: str) -> tuple[str, str] | None:
    found = _PART.fullmatch(piece.strip())
    if found is None:
        return None
    if found["sign"]:
        return "item", found["number"]
    return (_LEVEL_OF[found["word"].lower()], found["value"]) if _has_number(found["value"]) else None


def _has_number(value: str) -> bool:
    """Return whether a level is followed by a number, or letters for one: `d. 97`, `op. IV`, not `d. of the fonds`."""
    first = value.split(maxsplit=1)[0]
    return any(char.isdigit() for char in first) or bool(re.fullmatch(r"[ivxlcdmIVXLCDM]+", first))


def levels_of(reference: str) -> dict[str, str]:
    """Return the value of each level of a reference, in order; of a level named twice, both with a comma."""
    levels: dict[str, str] = {}
    for level, value in taken_apart(reference).parts:
        levels[level] = f"{levels[level]}, {value}" if level in levels else value
    return levels


def level_called(word: str) -> str:
    """Return the level archives call so: `opis` and `оп.` are the inventory. "" for any other word."""
    plain = clean_line(word).lower().rstrip(".")
    return plain if plain in _LEVELS else _LEVEL_OF.get(plain, "")


def written_from(levels: dict[str, str]) -> str:
    """Return the reference of these levels: `f. 558, op. 11, d. 97`."""
    return ", ".join(f"{_WRITTEN[level]} {value}" for level, value in levels.items())


def pattern(level: str, value: str) -> str:
    """Return a case-insensitive regular expression, for both databases, that finds references with this part.

    Level `fond` and value `558` find both `f. 558, op. 11` and `Ф. 558`.
    """
    words = "|".join(re.escape(word) for word in sorted(_LEVELS.get(level, ()), key=len, reverse=True))
    sign = r"|№\s*" if level == "item" else ""
    return rf"(^|[,;]\s*)(({words})(\.\s*|\s+){sign}){re.escape(value)}\s*[.;]?\s*($|[,;])"
