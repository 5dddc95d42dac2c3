"""The MLA Handbook, 9th edition: a work in a container that is the archive's own site."""

import re

from archive.citations.prose import Prose, italic, quoted, said, stopped
from archive.citations.source import Source
from archive.citations.styles.chicago import capital, filed
from archive.dates import Style
from archive.documents.vocabulary import DateBasis
from archive.text.direction import isolated

_SHORTENED = re.compile(r"\b(Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\b(?!\.)")


def works_cited(source: Source) -> Prose:
    """Return an entry of a list of works cited, with the day of access where the source has one."""
    names, held = filed(source.authors), source.held
    writers = f"{names[0]}, et al." if len(names) > 2 else _two(names)
    before = [stopped(writers) if writers else "", quoted(source.title, ".")]
    before += [f"{capital(stopped(dated(source)))}" if source.is_dated else ""]
    place = isolated(held.reference) if held.repository == source.publisher.name else held.cited
    after = "".join(f", {part}" for part in (place, source.address) if part)
    seen = f" Accessed {_day(source)}." if source.accessed else ""
    return said(" ".join(filter(None, before)), " ", italic(source.publisher.name), f"{after}.{seen}")


def dated(source: Source) -> str:
    """Return `3 Feb. 1949`; in brackets where the date is inferred."""
    if source.date is None:
        return ""
    words = _SHORTENED.sub(r"\1.", source.date.wording(Style.BRITISH, short=True))
    return f"[{words}]" if source.date_basis == DateBasis.INFERRED else words


def _two(names: list[str]) -> str:
    return ", and ".join(names)


def _day(source: Source) -> str:
    assert source.accessed is not None
    return _SHORTENED.sub(r"\1.", f"{source.accessed.day} {source.accessed:%b %Y}").replace("Sep ", "Sept. ")
