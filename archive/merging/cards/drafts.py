"""A card as a value, before it is stored."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.merging.cards.models import Card


@dataclass(slots=True)
class Row:
    """A row of a draft: a person (`person`), or a waiting name (`name`), as a whole or in these `documents`."""

    name: int = 0
    person: int = 0
    form: str = ""
    key: str = ""
    documents: tuple[int, ...] = ()
    ticked: bool = True
    score: float = 1.0
    ground: str = ""
    reasons: Sequence[object] = ()
    against: Sequence[object] = ()
    number: int = 0
    credits: int = 0
    first: int | None = None
    last: int | None = None
    roles: dict[str, int] = field(default_factory=dict)
    samples: tuple[int, ...] = ()
    leads_to: tuple[str, str] = ("", "")  # by brackets: whose the card then is, as they are called and filed
    first_choice: bool = False  # unticked, and on no card likelier than on this

    @property
    def token(self) -> str:
        """The row as forms and addresses write it."""
        return f"p{self.person}" if self.person else f"a{self.name}"


@dataclass(slots=True)
class Draft:
    """A card before it is stored, with its rows in order."""

    rows: list[Row]
    person: int = 0
    kind: str = Card.Kind.PERSON
    proposed_name: str = ""
    sort_name: str = ""
    description: str = ""
    script: str = ""
    sure: bool = False
    places: frozenset[int] = frozenset()
    later: object = None

    @property
    def ticked(self) -> list[Row]:
        """The rows taken when it is accepted as it stands."""
        return [row for row in self.rows if row.ticked]

    @property
    def gain(self) -> int:
        """How many waiting credits accepting it as ticked resolves."""
        if self.kind in {Card.Kind.OFFICE, Card.Kind.NO_NAME}:
            return 0
        return sum(row.credits for row in self.ticked if row.name)

    @property
    def joins(self) -> int:
        """How many credits of merged people accepting it as ticked brings together."""
        return sum(row.credits for row in self.ticked if row.person and row.person != self.person)

    @property
    def worth(self) -> int:
        """The sort key of the queue: twice the credits resolved and joined as ticked, plus the largest other row.

        Only unticked rows count that are likelier on no other card.
        """
        may = [row.credits for row in self.rows if not row.ticked and row.first_choice]
        return 2 * (self.gain + self.joins) + max(may, default=0)

    @property
    def waits(self) -> bool:
        """Whether there is anything to decide."""
        return any(row.name or row.person != self.person for row in self.rows)
