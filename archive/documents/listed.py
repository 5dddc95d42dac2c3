"""A document as lists print it: frozen values, loaded in two queries however many rows a page has."""

from dataclasses import dataclass
from typing import Final

from archive.dates import ImpreciseDate
from archive.documents.vocabulary import Certainty, Role

# Roles printed in lists: authors, recipients, intermediaries and participants.
NAMED: Final = (Role.AUTHOR, Role.ON_BEHALF_OF, Role.SIGNATORY, Role.RECIPIENT, Role.VIA, Role.PARTICIPANT)


@dataclass(frozen=True, slots=True)
class CreditedName:
    """A name as written, and the person behind it today; `slug` and what follows are "" for an unidentified name.

    Lists do not load `identity` (the key of that person), `description`, `key` (that of the name) and `which` (its
    number among equal credits).
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
    """What a list prints of a published document; `names` are those of the roles in `NAMED`, in the document's order.

    `opening` is the beginning of its text, where it has no summary.
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


@dataclass(frozen=True, slots=True)
class InBrief:
    """What a link to a published document prints."""

    date: ImpreciseDate | None
    public_id: str
    title: str
    title_language: str
