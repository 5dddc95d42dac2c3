"""Queries of the archive and their answers, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from archive.dates import ImpreciseDate
from archive.text.excerpts import Excerpt


@dataclass(frozen=True)
class Version:
    """How far a catalogue has followed the log of changes."""

    number: int = 0
    token: int = 0


class Facet(StrEnum):
    """The facets of a list; the value is the name of the parameter."""

    PERSON = "person"
    AUTHOR = "author"
    RECIPIENT = "recipient"
    TOPIC = "topic"
    PLACE = "place"
    TYPE = "type"
    LANGUAGE = "language"
    REPOSITORY = "repository"
    COLLECTION = "collection"


WAITING: Final = "~"  # the prefix of an unidentified name's folded form, in place of a slug
HAS: Final = ("text", "translation", "scan", "transcript", "unidentified")
MATCH_ALL_BY_DEFAULT = frozenset(Facet) - {Facet.TYPE, Facet.REPOSITORY}
WITHOUT = (*(facet.value for facet in Facet), "date")


class Sort(StrEnum):
    """The orders of a list."""

    RELEVANCE = "relevance"
    DATE = "date"
    DATE_REVERSED = "-date"
    TITLE = "title"
    ADDED_LATEST = "-added"


@dataclass(frozen=True, slots=True)
class Choice:
    """The values chosen in one facet, as slugs in the order of choosing, and those excluded.

    In the facets of people `~kovalev` is the unidentified name Kovalev; once it waits in no published document, it
    stands for whoever bears it in one.
    """

    facet: Facet
    values: tuple[str, ...] = ()
    match_all: bool = True
    excluded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """Everything a reader asks of a list of documents. Equal selections have equal answers.

    `per_page` 0 asks for all ids at once (for exports). Unknown slugs select nothing. `written` are folded names: of
    chosen people who bear one in public only the credits so written count; where nobody is chosen, the documents in
    which anybody but a translator is so written. `has` are some of `HAS`, all of which must hold.
    """

    words: str = ""
    words_only: bool = False
    choices: tuple[Choice, ...] = ()
    without: frozenset[str] = frozenset()
    after: ImpreciseDate | None = None
    before: ImpreciseDate | None = None
    wholly_within: bool = False
    certain_only: bool = False
    stated_only: bool = False
    written: tuple[str, ...] = ()
    has: frozenset[str] = frozenset()
    sort: Sort = Sort.DATE
    page: int = 1
    per_page: int = 10

    def choice(self, facet: Facet) -> Choice:
        """Return the choice in this facet; an empty one where there is none."""
        for choice in self.choices:
            if choice.facet is facet:
                return choice
        return Choice(facet, match_all=facet in MATCH_ALL_BY_DEFAULT)


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet with the number of documents it would leave."""

    slug: str
    label: str
    count: int
    chosen: bool = False
    excluded: bool = False

    @property
    def waits(self) -> bool:
        """Whether it is an unidentified name; its slug is the folded name after a tilde."""
        return self.slug.startswith(WAITING)


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """The most frequent values of a facet, chosen ones included, how many there are, and documents without any."""

    facet: Facet
    values: tuple[FacetValue, ...]
    total_values: int
    without: int
    match_all: bool = True


@dataclass(frozen=True, slots=True)
class Bar:
    """Documents of a year or a decade; `start` and `end` are years, both inclusive."""

    start: int
    end: int
    count: int


@dataclass(frozen=True, slots=True)
class Match:
    """Why a document was found, where it is not obvious.

    `field` matched, with `excerpt`; `names` are those under which the requested people appear, `as_typed` those of them
    that hold what was typed.
    """

    field: str = ""
    excerpt: Excerpt | None = None
    title: Excerpt | None = None
    summary: Excerpt | None = None
    names: tuple[str, ...] = ()
    as_typed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Expansion:
    """A name in a query that also finds whoever bore it, by slug, name and other names; or the heading so called."""

    typed: str
    slug: str
    name: str
    also: tuple[str, ...]
    facet: Facet = Facet.PERSON


@dataclass(frozen=True, slots=True)
class Reading:
    """How a query was read: expansions, names too common to expand, spelling suggestions, and messages."""

    expansions: tuple[Expansion, ...] = ()
    too_many: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a selection: the total, the keys of the page, counts of facets and of `HAS`, why each matched."""

    total: int
    ids: tuple[int, ...]
    facets: tuple[FacetCounts, ...] = ()
    bars: tuple[Bar, ...] = ()
    having: Mapping[str, int] = field(default_factory=dict)
    undated: int = 0
    matches: Mapping[int, Match] = field(default_factory=dict)
    reading: Reading = Reading()


@dataclass(frozen=True, slots=True)
class FacetPage:
    """A page of the values of a facet that a selection leaves, and their total."""

    values: tuple[FacetValue, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A record whose name begins as typed; `matched` is that name, where it is another than the label."""

    slug: str
    label: str
    matched: str = ""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Autocompletions by kind."""

    people: tuple[Suggestion, ...] = ()
    topics: tuple[Suggestion, ...] = ()
    places: tuple[Suggestion, ...] = ()
    documents: tuple[Suggestion, ...] = ()
