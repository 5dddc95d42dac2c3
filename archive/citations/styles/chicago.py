"""The Chicago Manual of Style, 17th edition, notes and bibliography: unpublished sources (14.221 to 14.231)."""

from archive.citations.credited import Credited
from archive.citations.prose import Prose, quoted, said, stopped
from archive.citations.source import Source
from archive.documents.vocabulary import DateBasis
from archive.text.direction import isolated


def note(source: Source) -> Prose:
    """Return a full note: authors as written with the person behind them, title, date, holding, archive, address."""
    writers = listed([name.direct for name in source.authors], most=3)
    rest = ", ".join(filter(None, [dated(source), source.held.cited, isolated(publisher_of(source)), source.address]))
    return said(f"{writers}, " if writers else "", f"{quoted(source.title, ',')} {rest}.")


def bibliography(source: Source) -> Prose:
    """Return an entry of a bibliography, the first author inverted."""
    writers = listed(filed(source.authors), most=10)
    pieces = [stopped(writers) if writers else "", quoted(source.title, "."), capital(stopped(dated(source)))]
    pieces += [stopped(place) for place in (source.held.cited, isolated(publisher_of(source))) if place]
    pieces += [f"{source.address}."]
    return said(" ".join(filter(None, pieces)))


def publisher_of(source: Source) -> str:
    """Return the publishing archive; "" where it is the named holder of the original."""
    return "" if source.publisher.name == source.held.repository else source.publisher.name


def dated(source: Source) -> str:
    """Return the date in words; in brackets where it is inferred, `n.d.` where unknown."""
    if source.date is None or not source.is_dated:
        return "n.d."
    words = source.date.wording()
    return f"[{words}]" if source.date_basis == DateBasis.INFERRED else words


def filed(names: tuple[Credited, ...]) -> list[str]:
    """Return the first name inverted, the others in spoken order."""
    return [name.inverted if place == 0 else name.direct for place, name in enumerate(names)]


def listed(names: list[str], most: int) -> str:
    """Return `A`, `A and B`, `A, B, and C`; of more than `most` the first with “et al.”"""
    if len(names) > most:
        return f"{names[0]} et al."
    if len(names) == 2:
        return f"{names[0]}{',' if ',' in names[0] else ''} and {names[1]}"
    return ", ".join([*names[:-1], f"and {names[-1]}"]) if len(names) > 2 else "".join(names)


def capital(text: str) -> str:
    """Return the text with a capital at its beginning, as after a full stop, except `c.` and `n.d.`"""
    return text if text.startswith(("c. ", "n.d.")) else text[:1].upper() + text[1:]
