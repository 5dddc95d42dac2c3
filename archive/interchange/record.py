"""The travelling shape of a document: what every file is read into and every export is written from."""

from dataclasses import dataclass, field

from archive.dates import ImpreciseDate
from archive.documents.vocabulary import Certainty, DateBasis, TextKind


@dataclass(frozen=True, slots=True)
class TravellingText:
    """A text of the document in one language; `credit` says who translated or copied it."""

    text: str
    kind: str = TextKind.ORIGINAL
    language: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class TravellingCredit:
    """A name as written, with its role. `person` is a slug or an external id; empty, the name finds its own bearer.

    `position` tells apart two people of one name in one role. `unidentified` is said of a name that somebody bears and
    that nevertheless was left open.
    """

    name: str
    role: str
    supplied: str = ""
    certainty: str = Certainty.CERTAIN
    person: str = ""
    note: str = ""
    unidentified: bool = False
    position: int = 0


@dataclass(frozen=True, slots=True)
class TravellingTopic:
    """A topic by its plain name, what an editor supplied of it, and how certain it is."""

    name: str
    supplied: str = ""
    certainty: str = Certainty.CERTAIN


@dataclass(frozen=True, slots=True)
class TravellingPlace:
    """A place by name; `within` names the place it lies in, where the name alone would not do."""

    name: str
    role: str = ""
    within: str = ""
    supplied: str = ""
    certainty: str = Certainty.CERTAIN


@dataclass(frozen=True, slots=True)
class TravellingHolding:
    """Where an original lies."""

    repository: str = ""
    reference: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TravellingRelation:
    """A tie to another record, named by its external id, or by its public id where it has no other."""

    external_id: str
    kind: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A document as it travels. `given` are the keys that stood in the file: only those overwrite or fill. `roles` are
    those whose names a table gives, where it tells no more of credits than that.

    `id`, `state` and `changed` are written by the archive; on the way in they count in an archive that is empty, or
    where somebody says so.
    """

    title: str
    id: str = ""
    state: str = ""
    changed: str = ""
    source: str = ""
    external_id: str = ""
    title_language: str = ""
    date: ImpreciseDate | None = None
    date_text: str = ""
    date_basis: str = DateBasis.STATED
    date_note: str = ""
    date_calendar: str = ""
    type: str = ""
    number: str = ""
    summary: str = ""
    languages: tuple[str, ...] = ()
    texts: tuple[TravellingText, ...] = ()
    credits: tuple[TravellingCredit, ...] = ()
    topics: tuple[TravellingTopic, ...] = ()
    places: tuple[TravellingPlace, ...] = ()
    collections: tuple[str, ...] = ()
    holdings: tuple[TravellingHolding, ...] = ()
    classification: str = ""
    rights: str = ""
    funding: str = ""
    donors: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    related: tuple[TravellingRelation, ...] = ()
    url: str = ""
    uploaded: str = ""
    given: frozenset[str] = field(default=frozenset(), compare=False, repr=False)
    roles: frozenset[str] | None = field(default=None, compare=False, repr=False)


# The keys of the contract, always written, in this order.
ALWAYS = (
    "id", "state", "changed", "external_id", "title", "date", "date_text", "date_basis", "type", "number", "summary",
    "languages", "texts", "credits", "topics", "places", "collections", "holdings", "classification", "rights",
    "donors", "related", "url",
)  # fmt: skip
# Fields of ours that the contract does not name, written when they are filled.
WHEN_FILLED = ("source", "title_language", "date_note", "date_calendar", "funding", "contributors", "uploaded")
KEYS = (*ALWAYS, *WHEN_FILLED)
OURS = frozenset({"id", "state", "changed"})
