"""RIS, as reference managers read it (Research Information Systems, 2011): one line a field, `TY` first, `ER` last."""

import re
from collections.abc import Iterator
from typing import Final

from archive.citations.credited import Credited
from archive.citations.dating import beyond_figures, known_figures
from archive.citations.notes import notes
from archive.citations.shapes import shape_of
from archive.citations.source import Source
from archive.dates import ImpreciseDate
from archive.documents.vocabulary import Role
from archive.text.cleaning import clean_line

# A year that Zotero finds in words, and one that it does not: `44 BC`, `AD 900`.
_YEAR: Final = re.compile(r"\b\d{4}\b")
_SHORT_YEAR: Final = re.compile(r"\b\d{1,3}(?= BC\b)|(?<=\bAD )\d{1,3}\b")
END_OF_LINE = "\r\n"


def write(source: Source) -> str:
    """Return one record. Line ends inside a field become spaces; what has no field goes into notes."""
    lines = (f"{tag}  - {line}" for tag, value in _fields(source) if (line := clean_line(value)))
    return END_OF_LINE.join([*lines, "ER  - ", ""])


def _fields(source: Source) -> Iterator[tuple[str, str]]:
    shape, held = shape_of(source), source.held
    recipients = source.recipients if shape.takes_recipients else ()
    translators = source.named(Role.TRANSLATOR) if shape.takes_translators else ()
    yield "TY", shape.ris
    yield "ID", source.key
    yield "TI", source.title
    yield from (("AU", _name(one)) for one in source.authors)
    yield from (("A2", _name(one)) for one in recipients)
    yield from (("A4", _name(one)) for one in translators)
    yield from _dates(source.date if source.is_dated else None)
    yield "AB", source.summary
    # Zotero splits a keyword at semicolons.
    yield from (("KW", topic.replace(";", ",")) for topic in source.topics)
    yield "M3", source.type
    yield "M1", source.number
    yield "LA", ", ".join(source.languages)
    yield "DB", held.repository
    yield "AV", held.reference
    yield "DP", source.publisher.name
    yield "UR", source.address
    yield from (("L1", address) for address in source.pdfs)
    yield from (("N1", note) for note in notes(source, *source.authors, *recipients, *translators))


def _name(one: Credited) -> str:
    """Return `Stalin, Joseph`; a body in one piece, since programs split every name at its commas."""
    return one.name.parted if not one.name.literal else one.name.literal.replace(",", ".")


def _dates(date: ImpreciseDate | None) -> Iterator[tuple[str, str]]:
    """Yield `1949/02/03/`: year, month and day where these are exact, else words; and the year where it is known.

    Zotero drops what follows the third slash of `1949///circa`, and keeps words with a four-digit year. Of others, such
    as `1950s` or `March 15, 44 BC`, it keeps the first part alone: “0000 s” and “0000 March 15”.
    """
    if date is None:
        return
    known = known_figures(date)
    if known:
        yield "PY", f"{known[0]:04}"
    if beyond_figures(date):
        yield "DA", _with_year(date, date.wording().replace("/", "–"))
    elif known:
        yield "DA", "/".join([f"{known[0]:04}", *(f"{figure:02}" for figure in known[1:]), "", "", ""][:4])


def _with_year(date: ImpreciseDate, words: str) -> str:
    """Return `March 15, 0044 BC`; `1950–1959` where the words have no year of their own."""
    first, last = date.earliest, date.latest
    padded = _SHORT_YEAR.sub(lambda year: f"{int(year[0]):04}", words)
    if _YEAR.search(padded):
        return padded
    return f"{first.year:04}–{last.year:04}" if first and last else ""
