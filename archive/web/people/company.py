"""The correspondents of a person."""

from dataclasses import dataclass
from typing import Final

from archive.search import engine
from archive.search.query import Choice, Facet, FacetValue, Selection

MOST: Final = 12
_LOOKED_AT: Final = 60


@dataclass(frozen=True, slots=True)
class Correspondent:
    """A correspondent: the number of letters the person wrote to them, and received from them."""

    slug: str
    name: str
    wrote: int
    heard: int

    @property
    def total(self) -> int:
        return self.wrote + self.heard


@dataclass(frozen=True, slots=True)
class Company:
    """The most frequent correspondents, and the total number of recipients and of authors."""

    nearest: tuple[Correspondent, ...]
    recipients: int
    authors: int

    @property
    def is_more(self) -> bool:
        """Whether there are further correspondents."""
        return max(self.recipients, self.authors) > len(self.nearest)


@dataclass(frozen=True, slots=True)
class Together:
    """The people named most often in the same documents as the person, and the total number of such people."""

    nearest: tuple[FacetValue, ...]
    total: int


def company(slug: str) -> Company:
    """Return the correspondents of a person.

    The counts come from the same in-memory index as the facets of the list, so a link to the list leads to the same
    number.
    """
    to, recipients = _others(slug, Facet.AUTHOR, Facet.RECIPIENT)
    by, authors = _others(slug, Facet.RECIPIENT, Facet.AUTHOR)
    names = {value.slug: value.label for value in (*by.values(), *to.values())}
    found = [
        Correspondent(other, name, to[other].count if other in to else 0, by[other].count if other in by else 0)
        for other, name in names.items()
    ]
    nearest = sorted(found, key=lambda each: (-each.total, each.name))[:MOST]
    return Company(tuple(nearest), recipients, authors)


def together(slug: str) -> Together:
    """Return the people named in the same documents, in any role but translator, most frequent first.

    Each links to the list of the documents that name both.
    """
    values, total = _others(slug, Facet.PERSON, Facet.PERSON, MOST + 1)  # includes the person
    return Together(tuple(values.values())[:MOST], total)


def _others(slug: str, mine: Facet, theirs: Facet, most: int = _LOOKED_AT) -> tuple[dict[str, FacetValue], int]:
    """Return the people in role `theirs` in documents with the person in role `mine`, and their total number."""
    selection = Selection(choices=(Choice(mine, (slug,)),))
    page = engine.facet_values(selection, theirs, page=1, per_page=most)
    values = {value.slug: value for value in page.values if value.slug != slug}
    return values, page.total - (len(page.values) - len(values))
