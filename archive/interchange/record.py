"""The travelling shape of a document: every file is read into it, and every export is written from it."""

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
    """A name as written, with its role.

    `person` is a slug or an external id; where empty, the name is resolved by itself. `position` distinguishes people
    of the same name and role. `unidentified` marks a name that somebody bears and that was nevertheless left open.
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
    """A topic by its plain name, what an editor supplied, and how certain it is."""

    name: str
    supplied: str = ""
    certainty: str = Certainty.CERTAIN


@dataclass(frozen=True, slots=True)
class TravellingPlace:
    """A place by name; `within` names the place it lies in, where the name alone is ambiguous."""

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
    """A relation to another record, named by its external id, or by its public id where it has none."""

    external_id: str
    kind: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A document as it travels.

    `given` are the keys that the file had: only those overwrite or fill. `roles` are the roles a table gives names for,
    where it gives nothing else of credits. `id`, `state` and `changed` are written by the archive; on import they count
    only in an empty archive, or where the caller says so.
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
# Fields that the contract does not name, written when they are filled.
WHEN_FILLED = ("source", "title_language", "date_note", "date_calendar", "funding", "contributors", "uploaded")
KEYS = (*ALWAYS, *WHEN_FILLED)
OURS = frozenset({"id", "state", "changed"})
