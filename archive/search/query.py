"""What is asked of the archive and what it answers, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from archive.dates import ImpreciseDate
from archive.text.excerpts import Excerpt


@dataclass(frozen=True)
class Version:
    """How far into the log of changes a catalogue goes."""

    number: int = 0
    token: int = 0


class Facet(StrEnum):
    """By what a list can be narrowed; the value is the name of the parameter."""

    PERSON = "person"
    AUTHOR = "author"
    RECIPIENT = "recipient"
    TOPIC = "topic"
    PLACE = "place"
    TYPE = "type"
    LANGUAGE = "language"
    REPOSITORY = "repository"
    COLLECTION = "collection"


WAITING: Final = "~"  # before the folded name of somebody nobody has identified, where else a slug stands
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
    """The values chosen in one facet, as slugs in the order of choosing, and those left out.

    In the facets of people `~kovalev` is the name Kovalev of nobody yet; once nobody of that name waits in a published
    document, it is whoever bears it in one.
    """

    facet: Facet
    values: tuple[str, ...] = ()
    match_all: bool = True
    excluded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """Everything a reader asks of a list of documents. Equal selections have equal answers.

    `per_page` 0 asks for every id at once (for exports). Slugs that nobody bears select nothing. `written` are folded
    names: of those chosen who bear one in public only the credits so written count; where nobody is chosen, the
    documents in which anybody but a translator is so written. `has` are some of `HAS`, all of which must hold.
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
        """What is chosen in this facet; nothing, where nothing is."""
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
        """Whether it is a name that nobody has identified; its slug is the folded name behind a tilde."""
        return self.slug.startswith(WAITING)


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """The most frequent values of a facet (the chosen ones always among them), how many values there are in all, and
    how many documents have none."""

    facet: Facet
    values: tuple[FacetValue, ...]
    total_values: int
    without: int
    match_all: bool = True


@dataclass(frozen=True, slots=True)
class Bar:
    """Documents of a year or a decade; `start` and `end` are years, both included."""

    start: int
    end: int
    count: int


@dataclass(frozen=True, slots=True)
class Match:
    """Why a document was found, where it is not obvious: the field that matched, what stands there, and the names
    under which those who were asked for appear; `as_typed` are those of them that hold what was typed."""

    field: str = ""
    excerpt: Excerpt | None = None
    title: Excerpt | None = None
    summary: Excerpt | None = None
    names: tuple[str, ...] = ()
    as_typed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Expansion:
    """A name typed in a search that also finds whoever bore it: slug and name of the person, with other names; or the
    topic or place that is called so too."""

    typed: str
    slug: str
    name: str
    also: tuple[str, ...]
    facet: Facet = Facet.PERSON


@dataclass(frozen=True, slots=True)
class Reading:
    """How the words were read: whom they also find, what they were taken for, and what to tell the reader."""

    expansions: tuple[Expansion, ...] = ()
    too_many: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a selection: how many, the keys of the page, what each facet would leave, how many have each of
    `HAS`, and why each matched."""

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
    """A page of all the values of a facet that a selection leaves, and how many there are in all."""

    values: tuple[FacetValue, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A record whose name begins as typed; `matched` is the name that does, where it is another one."""

    slug: str
    label: str
    matched: str = ""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What somebody may mean who has typed this much."""

    people: tuple[Suggestion, ...] = ()
    topics: tuple[Suggestion, ...] = ()
    places: tuple[Suggestion, ...] = ()
    documents: tuple[Suggestion, ...] = ()
