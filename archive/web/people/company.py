"""The correspondents of a person."""

from dataclasses import dataclass
from typing import Final

from archive.people.models import Person
from archive.search import engine
from archive.search.query import Choice, Facet, FacetValue, Selection

MOST: Final = 12


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


def company(person: Person) -> Company:
    """Return the correspondents of a person.

    The counts come from the same in-memory index as the facets of the list, so a link to the list leads to the same
    number.
    """
    letters = engine.letters_of(person.root_pk, MOST)
    nearest = [Correspondent(label.slug, label.name, wrote, heard) for label, wrote, heard in letters.nearest]
    return Company(
        tuple(sorted(nearest, key=lambda each: (-each.total, each.name))), letters.recipients, letters.authors
    )


def together(slug: str) -> Together:
    """Return the people named in the same documents, in any role but translator, most frequent first.

    Each links to the list of the documents that name both.
    """
    selection = Selection(choices=(Choice(Facet.PERSON, (slug,)),))
    page = engine.facet_values(selection, Facet.PERSON, page=1, per_page=MOST + 1)  # includes the person
    others = tuple(value for value in page.values if value.slug != slug)
    return Together(others[:MOST], page.total - (len(page.values) - len(others)))
