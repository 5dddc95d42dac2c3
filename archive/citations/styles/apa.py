"""The Publication Manual of the American Psychological Association, 7th edition: archival documents."""

from archive.citations.dating import figures, point_of
from archive.citations.prose import Prose, italic, said, stopped
from archive.citations.source import Source
from archive.citations.styles.chicago import publisher_of
from archive.dates import ImpreciseDate, Style
from archive.documents.vocabulary import DateBasis
from archive.text.direction import isolated


def reference(source: Source) -> Prose:
    """Return an entry of a reference list; without authors the title precedes the date."""
    writers = _joined([name.initialled for name in source.authors])
    what = f" [{isolated(source.type)}]." if source.type else "" if _is_stopped(source.title) else "."
    title, date = said(italic(source.title), what), f"({dated(source)})."
    before = said(f"{stopped(writers)} {date} ", title) if writers else said(title, f" {date}")
    held = source.held
    both = f"{isolated(held.repository)} ({isolated(held.reference)})"
    place = both if held.repository and held.reference else held.cited
    return said(before, f" {', '.join(filter(None, [place, isolated(publisher_of(source))]))}. {source.address}")


def dated(source: Source) -> str:
    """Return `1949, February 3`, `ca. 1949`, `n.d.`; in brackets where the date is inferred."""
    if source.date is None or not source.is_dated:
        return "n.d."
    words = _year_first(source.date)
    return f"[{words}]" if source.date_basis == DateBasis.INFERRED else words


def _year_first(date: ImpreciseDate) -> str:
    point = point_of(date)
    known = figures(point) if point else ()
    words = date.wording(Style.AMERICAN)
    if not known or date.approximate or date.uncertain or not words.endswith(f"{known[0]}"):
        return words.replace("c. ", "ca. ")
    rest = words.removesuffix(f"{known[0]}").strip(" ,")
    return f"{known[0]}, {rest}" if rest else f"{known[0]}"


def _joined(names: list[str]) -> str:
    """Return `A, & B`; of more than twenty the first nineteen and the last."""
    if len(names) > 20:
        return f"{', '.join(names[:19])}, . . . {names[-1]}"
    return f"{', '.join(names[:-1])}, & {names[-1]}" if len(names) > 1 else "".join(names)


def _is_stopped(title: str) -> bool:
    return title.endswith((".", "?", "!"))
