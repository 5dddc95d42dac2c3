"""People, topics, places and collections in the travelling shape, apart from documents."""

from dataclasses import dataclass
from decimal import Decimal

from archive.dates import ImpreciseDate
from archive.people.models import Alias, Person


@dataclass(frozen=True, slots=True)
class TravellingName:
    """A name form of a person, with its kind, its script (ISO 15924) and the years in which it was borne. `heads`:
    pages in its language call the person so."""

    form: str
    kind: str = Alias.Kind.SPELLING
    script: str = ""
    scheme: str = ""
    language: str = ""
    used_from: ImpreciseDate | None = None
    used_until: ImpreciseDate | None = None
    note: str = ""
    heads: bool = False


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person, body or group. `names` hold every name but the preferred one, or all of them with their kinds.

    `parent` is the slug of the body it is part of; identifiers are pairs of scheme and value.
    """

    name: str
    slug: str = ""
    external_id: str = ""
    sort_name: str = ""
    kind: str = Person.Kind.PERSON
    parent: str = ""
    born: ImpreciseDate | None = None
    died: ImpreciseDate | None = None
    description: str = ""
    biography: str = ""
    note: str = ""
    names: tuple[TravellingName, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class HeadingRecord:
    """A topic, place or collection.

    `above` is the slug of the broader topic or of the parent place; coordinates in degrees.
    """

    slug: str
    name: str
    above: str = ""
    names: tuple[str, ...] = ()
    introduction: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
