"""With whom a person exchanged letters."""

from dataclasses import dataclass
from typing import Final

from archive.search import engine
from archive.search.query import Choice, Facet, FacetValue, Selection
from archive.web.parameters import canonical

MOST: Final = 12
_LOOKED_AT: Final = 60


@dataclass(frozen=True, slots=True)
class Correspondent:
    """Somebody on the other side of letters: how many the person wrote to him, and how many came from him."""

    slug: str
    name: str
    wrote: int
    heard: int

    @property
    def total(self) -> int:
        return self.wrote + self.heard


@dataclass(frozen=True, slots=True)
class Company:
    """Those with whom most letters were exchanged, how many more wrote and were written to, and who is named together
    with the person in most documents, in whatever role."""

    nearest: tuple[Correspondent, ...]
    recipients: int
    authors: int
    together: tuple[tuple[FacetValue, str], ...] = ()  # each with the query of the documents that name both

    @property
    def is_more(self) -> bool:
        """Whether there are others."""
        return max(self.recipients, self.authors) > len(self.nearest)


def company(slug: str) -> Company:
    """The company a person kept. Counted from memory, as the column of the list counts: a link to the list so leads to
    as many."""
    to, recipients = _others(slug, Facet.AUTHOR, Facet.RECIPIENT)
    by, authors = _others(slug, Facet.RECIPIENT, Facet.AUTHOR)
    names = {value.slug: value.label for value in (*by.values(), *to.values())}
    found = [
        Correspondent(other, name, to[other].count if other in to else 0, by[other].count if other in by else 0)
        for other, name in names.items()
    ]
    nearest = sorted(found, key=lambda each: (-each.total, each.name))[:MOST]
    together, _number = _others(slug, Facet.PERSON, Facet.PERSON)
    both = ((value, [("person", slug), ("person", value.slug)]) for value in list(together.values())[:MOST])
    named = ((value, canonical(pairs).suffix) for value, pairs in both)
    return Company(tuple(nearest), recipients, authors, tuple(named))


def _others(slug: str, mine: Facet, theirs: Facet) -> tuple[dict[str, FacetValue], int]:
    """Who stands on the other side where the person stands on this one, and how many there are in all."""
    selection = Selection(choices=(Choice(mine, (slug,)),))
    page = engine.facet_values(selection, theirs, page=1, per_page=_LOOKED_AT)
    values = {value.slug: value for value in page.values if value.slug != slug}
    return values, page.total - (len(page.values) - len(values))
