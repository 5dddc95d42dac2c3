"""BibTeX with BibLaTeX's dates: ASCII keys, UTF-8 values, and everything special to TeX escaped."""

import re
from collections.abc import Iterator
from typing import Final

from archive.citations.credited import Credited
from archive.citations.dating import known_figures
from archive.citations.notes import notes
from archive.citations.shapes import shape_of
from archive.citations.source import Source
from archive.dates import ImpreciseDate
from archive.dates.grammar import Choice
from archive.documents.vocabulary import Role
from archive.names.transliteration import transliterate
from archive.text.cleaning import clean_line

_SPECIAL: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "@": "{@}",
    "#": r"\#",
    "&": r"\&",
    "_": r"\_",
    "$": r"\$",
    # Zotero reads these two; it leaves `\textasciitilde` unread, and misreads `\textasciicircum`.
    "~": r"\~{}",
    "^": r"\^{}",
}
# BibTeX counts braces even where escaped, so that an unpaired one would swallow what follows.
_UNPAIRED: Final = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 - read as one row
_NOT_IN_KEYS: Final = re.compile("[^a-z0-9]+")
_ENDS: Final = re.compile(r"(?:\.\.|[0-9X]{4}(?:-[0-9X]{2}){0,2}[?~%]?)?")


def write(source: Source) -> str:
    """Return one entry. Titles and bodies are in double braces, since programs change the case of anything else."""
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(source))
    return f"@{shape_of(source).bibtex}{{{key(source)},\n{fields}}}\n"


def key(source: Source) -> str:
    """Return `stalin-1949-fbw73d3h`: first author, year and public id, in ASCII letters and digits."""
    first = source.authors[0].name if source.authors else None
    known = known_figures(source.date) if source.date else ()
    parts = [first.family or first.literal if first else "", str(known[0]) if known else "", source.key]
    plain = (_NOT_IN_KEYS.sub("-", transliterate(part).lower()).strip("-")[:40] for part in parts)
    return "-".join(filter(None, plain))


def escaped(text: str) -> str:
    """Return the text in one line, with TeX's special characters escaped."""
    line = clean_line(text)
    special = _SPECIAL if _is_paired(line) else _SPECIAL | _UNPAIRED
    return "".join(special.get(letter, letter) for letter in line)


def _fields(source: Source) -> Iterator[tuple[str, str]]:
    held = source.held
    yield from _people("author", source.authors)
    yield "title", f"{{{{{escaped(source.title)}}}}}"
    if source.date is not None and source.is_dated:
        yield from _dates(source.date)
    said = [*source.authors, *source.named(Role.TRANSLATOR)]
    remarks = [f"{held}." if str(held) else "", *notes(source, *said)]
    plain = {
        "type": source.type,
        "number": source.number,
        "institution": source.publisher.name if shape_of(source).bibtex == "techreport" else "",
        "howpublished": source.publisher.name,
        "note": " ".join(filter(None, remarks)) or source.publisher.name,
        "abstract": source.summary,
        "keywords": ", ".join(topic.replace(",", "") for topic in source.topics),
        "language": ", ".join(source.languages),
    }
    yield from ((name, f"{{{escaped(text)}}}") for name, text in plain.items() if clean_line(text))
    yield from _people("translator", source.named(Role.TRANSLATOR))
    yield "url", f"{{{source.address}}}"


def _people(field: str, names: tuple[Credited, ...]) -> Iterator[tuple[str, str]]:
    if names:
        yield field, f"{{{' and '.join(map(_name, names))}}}"


def _name(one: Credited) -> str:
    """Return `Stalin, Joseph`, `Lodge, Jr., Henry Cabot`; bodies, and names that contain “and”, in braces."""
    name = one.name
    if name.literal or re.search(r"\band\b", name.parted) or (" " in name.family and not name.given):
        return f"{{{escaped(name.literal or name.direct)}}}"
    return escaped(", ".join(filter(None, [name.family, name.suffix, name.given])))


def _dates(date: ImpreciseDate) -> Iterator[tuple[str, str]]:
    """Yield `date` in EDTF as far as BibLaTeX reads it; year, month and day for all others."""
    known = known_figures(date)
    if not isinstance(date.expression, Choice) and all(_ENDS.fullmatch(end) for end in date.edtf.split("/")):
        yield "date", f"{{{date.edtf}}}"
    yield "year", f"{{{known[0] if known else escaped(date.wording())}}}"
    if len(known) > 1:
        yield "month", _MONTHS[known[1] - 1]
    if len(known) > 2:
        yield "day", f"{{{known[2]}}}"


def _is_paired(line: str) -> bool:
    depth = 0
    for letter in line:
        depth += (letter == "{") - (letter == "}")
        if depth < 0:
            return False
    return depth == 0
