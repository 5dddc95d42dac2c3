"""RIS, as reference managers read it (Research Information Systems, 2011): one line a field, `TY` first, `ER` last."""

from collections.abc import Iterator

from archive.citations.credited import Credited
from archive.citations.dating import beyond_figures, known_figures, point_of
from archive.citations.notes import notes
from archive.citations.shapes import shape_of
from archive.citations.source import Source
from archive.dates import ImpreciseDate
from archive.documents.vocabulary import Role
from archive.text.cleaning import clean_line

END_OF_LINE = "\r\n"


def write(source: Source) -> str:
    """One record. Every kind of line end inside a field is a space; what has no field stands in notes."""
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
    # Zotero cuts a keyword at semicolons.
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
    """`Stalin, Joseph`; a body stays in one piece, since programs cut every name at its commas."""
    return one.name.parted if not one.name.literal else one.name.literal.replace(",", ".")


def _dates(date: ImpreciseDate | None) -> Iterator[tuple[str, str]]:
    """`1949/02//circa`: year, month and day as far as they are known, then what else there is to say.

    What no figures tell stands in words without any slash: Zotero makes “0000 s” of `///1950s`, and keeps `1950s`.
    """
    if date is None:
        return
    known, beyond = known_figures(date), beyond_figures(date).replace("/", "–")
    if known:
        yield "PY", f"{known[0]:04}"
    if known and (point_of(date) is not None and beyond != date.wording()):
        figures = [f"{known[0]:04}", *(f"{figure:02}" for figure in known[1:])]
        yield "DA", "/".join((*[*figures, "", ""][:3], beyond))
    elif beyond:
        yield "DA", beyond
