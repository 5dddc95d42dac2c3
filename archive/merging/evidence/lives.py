"""The people of a merge in their documents, read in one query: how often, when, in which roles, where they meet."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import F

from archive.documents.models import Credit
from archive.documents.vocabulary import RECEIVING_ROLES, WRITING_ROLES, State
from archive.people.models import Person

_COLUMNS: Final = (
    "alias", "alias__person__identity", "document", "role", "document__title", "document__date_text",
    "document__date", "document__date_earliest", "document__date_latest", "document__state",
)  # fmt: skip
_ENDS: Final = ("document", "role", "alias__form", "alias__person__identity")


@dataclass(frozen=True, slots=True)
class Seen:
    """A document in brief; the date as printed there, else as known."""

    pk: int
    title: str
    date: object


@dataclass
class Use:
    """The documents of one name or one person, oldest first."""

    documents: dict[int, Seen] = field(default_factory=dict)
    first: Any = None
    last: Any = None
    roles: Counter[str] = field(default_factory=Counter)

    def meet(self, row: dict[str, Any]) -> None:
        """Add one credit."""
        pk, earliest, latest = row["document"], row["document__date_earliest"], row["document__date_latest"]
        self.documents.setdefault(
            pk, Seen(pk, row["document__title"], row["document__date_text"] or row["document__date"] or "")
        )
        self.roles[row["role"]] += 1
        if earliest and latest:
            self.first = min(self.first or earliest, earliest)
            self.last = max(self.last or latest, latest)


@dataclass
class Lives:
    """What documents say of some people, by identity (`of`) and by name (`under`)."""

    of: dict[int, Use] = field(default_factory=lambda: defaultdict(Use))
    under: dict[int, Use] = field(default_factory=lambda: defaultdict(Use))
    wrote: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    received: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    rows: list[dict[str, Any]] = field(default_factory=list)
    public: set[int] = field(default_factory=set)

    @property
    def documents(self) -> dict[int, Seen]:
        """All documents of all of them, once each."""
        return {pk: seen for use in self.of.values() for pk, seen in use.documents.items()}

    def both_ends(self) -> list[Seen]:
        """Return documents these people, as one, would have sent to themselves: usually proof of two."""
        wrote, got = set().union(*self.wrote.values()), set().union(*self.received.values())
        return [seen for pk, seen in self.documents.items() if pk in wrote & got]

    def together(self, people: Sequence[Person]) -> list[Seen]:
        """Return documents that name every one of these people: reason to look twice."""
        uses = [self.of[person.identity_id or 0].documents for person in people]
        return [seen for pk, seen in uses[0].items() if all(pk in use for use in uses)]


def lives_of(people: Iterable[Person]) -> Lives:
    """Return the lives of these people, everybody merged into them included, in one query."""
    lives = Lives()
    rows = Credit.objects.filter(alias__person__identity__in=[person.identity_id for person in people])
    rows = rows.order_by(F("document__date_earliest").asc(nulls_last=True), "document", "position", "pk")
    for row in rows.values(*_COLUMNS):
        identity, document = row["alias__person__identity"], row["document"]
        lives.rows.append(row)
        lives.of[identity].meet(row)
        lives.under[row["alias"]].meet(row)
        if row["role"] in WRITING_ROLES:
            lives.wrote[identity].add(document)
        elif row["role"] in RECEIVING_ROLES:
            lives.received[identity].add(document)
        if row["document__state"] == State.PUBLISHED:
            lives.public.add(document)
    return lives


def correspondents_of(people: Sequence[Person], lives: Lives, most: int) -> dict[int, list[tuple[str, int]]]:
    """Return the names at the other end of each one's letters with counts, most frequent first, in one query."""
    ours = Credit.objects.filter(
        alias__person__identity__in=[person.identity_id for person in people],
        role__in=(*WRITING_ROLES, *RECEIVING_ROLES),
    )
    ends = Credit.objects.filter(document__in=ours.values("document"), role__in=(*WRITING_ROLES, *RECEIVING_ROLES))
    letters: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for document, role, form, identity in ends.order_by().values_list(*_ENDS):
        mine = lives.received if role in WRITING_ROLES else lives.wrote
        for person in people:
            if document in mine[person.identity_id or 0] and identity != person.identity_id:
                letters[person.pk][form].add(document)
    return {
        pk: sorted(((form, len(found)) for form, found in forms.items()), key=lambda row: (-row[1], row[0]))[:most]
        for pk, forms in letters.items()
    }
