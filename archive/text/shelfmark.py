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
_SEPARATOR: Final = re.compile(r"[,;]\s+|(?<=[\w.)])\s*;\s*")


@dataclass(frozen=True, slots=True)
class Shelfmark:
    """The repository, the reference in it as written, and the parts of the reference (level, value)."""

    repository: str
    reference: str
    parts: tuple[tuple[str, str], ...]


def taken_apart(line: str) -> Shelfmark:
    """Split the repository off: everything before the first level.

    A line without any level is all reference, unless it begins with an abbreviation in capitals and a comma.
    """
    line = clean_line(line).rstrip(" .;")
    pieces = _SEPARATOR.split(line)
    first = next((number for number, piece in enumerate(pieces) if _part(piece)), None)
    if first is None:
        return _by_capitals(line, pieces)
    before = ", ".join(pieces[:first])
    reference = line[line.index(pieces[first], len(before) and len(before) - 1) :] if first else line
    return Shelfmark(before, reference, _parts(pieces[first:]))


def _by_capitals(line: str, pieces: list[str]) -> Shelfmark:
    """Split at capitals: `AVPRF, 0100/43/10` has its archive before the comma, though no level is named."""
    head = pieces[0]
    if len(pieces) > 1 and head.isupper() and head.replace(" ", "").isalpha():
        return Shelfmark(head, line[len(head) :].lstrip(" ,;"), ())
    return Shelfmark("", line, ())


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
