"""A document as lists know it: frozen values, loaded in two queries however many rows a page has."""

from dataclasses import dataclass
from typing import Final

from archive.dates import ImpreciseDate
from archive.documents.vocabulary import Certainty, Role

# Whom a list names: those who wrote, those written to, those between, and those who met.
NAMED: Final = (Role.AUTHOR, Role.ON_BEHALF_OF, Role.SIGNATORY, Role.RECIPIENT, Role.VIA, Role.PARTICIPANT)


@dataclass(frozen=True, slots=True)
class CreditedName:
    """A name as written, and the person it stands for today; `slug` and what follows are empty if nobody is known.

    Lists know nothing of `identity` (the key of that person), `description`, `key` (that of the name) and `which`
    (its number among credits that say the same).
    """

    role: str
    written: str
    language: str = ""
    script: str = ""
    alias_kind: str = ""
    supplied: str = ""
    certainty: str = Certainty.CERTAIN
    note: str = ""
    slug: str = ""
    person: str = ""
    sort_name: str = ""
    kind: str = ""
    description: str = ""
    key: str = ""
    identity: int = 0
    which: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list prints of a published document; `names` are those of `NAMED` roles, in the document's order.

    `opening` is how its text begins, where it has no summary.
    """

    names: tuple[CreditedName, ...]
    date: ImpreciseDate | None
    type: str
    pk: int
    public_id: str
    title: str
    title_language: str
    summary: str
    opening: str = ""
