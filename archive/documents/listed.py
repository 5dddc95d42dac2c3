"""A document as lists know it: frozen values, loaded in two queries however many rows a page has."""

from dataclasses import dataclass
from typing import Final

from archive.dates import ImpreciseDate
from archive.documents.vocabulary import Role

# Whom a list names: those who wrote, those written to, those between, and those who met.
NAMED: Final = (Role.AUTHOR, Role.ON_BEHALF_OF, Role.SIGNATORY, Role.RECIPIENT, Role.VIA, Role.PARTICIPANT)


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name as written, and the person it stands for today; `slug` and what follows are empty if nobody is known."""

    role: str
    written: str
    language: str
    script: str
    alias_kind: str
    supplied: str
    certainty: str
    note: str
    slug: str = ""
    person: str = ""
    sort_name: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list prints of a published document; `names` are those of `NAMED` roles, in the document's order."""

    names: tuple[ListedName, ...]
    date: ImpreciseDate | None
    type: str
    pk: int
    public_id: str
    title: str
    title_language: str
    summary: str
