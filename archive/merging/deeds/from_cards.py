"""Accepting cards from a table as `cards.listing` writes it, with its ticks edited; one run, one undo."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from archive.authority.deeds import deed
from archive.documents.models import Credit, Document
from archive.journal.models import Run
from archive.journal.runs import OpenRun, open_run
from archive.journal.telling import counted
from archive.merging.cards.listing import Listed, of_cards
from archive.merging.cards.models import Card
from archive.merging.deeds.accepting import Choice, enter, gifts_of, join, newcomer, of_one_alone, stands_for
from archive.merging.deeds.giving import Gift, give_all
from archive.merging.identify import bearer_of
from archive.merging.many import MergesRefused, RefusedWish
from archive.merging.refusals import CardRefused, IdentifyRefused, MergeRefused
from archive.people.enrolment import Newcomer
from archive.people.locking import lock_names

Told = tuple[str, str, frozenset[str]]  # the kind of a member, the member, its documents


@dataclass(frozen=True, slots=True)
class CardRow:
    """A row of the table: its number, the card, the member as written there, and whether it is ticked."""

    number: int
    card: str
    proposed_name: str
    kind: str
    member: str
    documents: frozenset[str]
    ticked: bool

    @property
    def told(self) -> Told:
        """Return what distinguishes the row from the others of its card."""
        return self.kind, self.member, self.documents


class CardsRefused(MergesRefused):
    """Raised when nothing was accepted, with the cards at fault."""


def decide_cards(rows: Sequence[CardRow], *, by: AbstractBaseUser, reason: str, check: bool = False) -> int:
    """Accept every card of the table with a ticked row, and return how many; cards without a tick stay.

    Raises CardsRefused with every card that changed since the table was written, or whose deed is refused, and writes
    nothing then.
    """
    wanted: dict[str, list[CardRow]] = defaultdict(list)
    for row in rows:
        wanted[row.card].append(row)
    wanted = {key: some for key, some in wanted.items() if any(row.ticked for row in some)}
    with deed():
        lock_names()
        with open_run(Run.Kind.CARD, by=by, reason=reason) as run:
            _accept(run, wanted, reason)
            run.run.told = counted("cards from a table", len(wanted))
        if check:
            transaction.set_rollback(True)
    return len(wanted)


def _accept(run: OpenRun, wanted: dict[str, list[CardRow]], reason: str) -> None:
    cards = Card.objects.filter(key__in=wanted).select_related("person__identity").in_bulk(field_name="key")
    now, refused, gifts = of_cards(wanted), list[RefusedWish](), list[Gift]()
    choices: dict[str, Choice] = {}
    for key, rows in wanted.items():
        try:
            choices[key] = _choice(rows, now.get(key, []))
        except CardRefused as why:
            refused.append(RefusedWish(rows[0].number, str(why)))
    bearers = {key: stands_for(cards[key], choice) for key, choice in choices.items()}
    new = [key for key, bearer in bearers.items() if bearer is None]
    made = dict(zip(new, enter(run, list(_newcomers(new, cards, wanted, choices))), strict=True))
    for key, choice in choices.items():
        root = bearer_of(run, bearers[key] or made[key])
        try:
            join(run, root, choice, reason=reason)
        except MergeRefused as why:
            refused.append(RefusedWish(wanted[key][0].number, str(why)))
        gifts += gifts_of(root, choice)
    if refused:
        raise CardsRefused(refused)
    try:
        give_all(run, gifts)
    except IdentifyRefused as why:
        raise CardsRefused([RefusedWish(0, str(why))]) from why


def _newcomers(
    new: Iterable[str], cards: dict[str, Card], wanted: dict[str, list[CardRow]], choices: dict[str, Choice]
) -> Iterator[Newcomer]:
    alone = of_one_alone(choices.values())
    for key in new:
        yield newcomer(cards[key], wanted[key][0].proposed_name, alone.intersection(choices[key].names))


def _choice(rows: Iterable[CardRow], now: Sequence[Listed]) -> Choice:
    rows = list(rows)
    here = {(each.kind, each.member, frozenset(each.documents)): each for each in now}
    if {row.told for row in rows} != here.keys():
        words = _("The card of %(name)s has changed since the table was written. Write the table anew.")
        raise CardRefused(words % {"name": rows[0].proposed_name or rows[0].member})
    choice, documents = Choice(), dict[int, frozenset[str]]()
    for row in rows:
        member = here[row.told].row
        if row.ticked and member.person_id:
            choice.people.append(member.person_id)
        elif row.ticked and member.name_id and member.documents:
            documents[member.name_id] = documents.get(member.name_id, frozenset()) | row.documents
        elif row.ticked and member.name_id:
            choice.names.append(member.name_id)
    for name, public in documents.items():
        pks = Document.objects.filter(public_id__in=public).values("pk")
        mine = Credit.objects.filter(alias=name, document__in=pks)
        choice.credits[name] = list(mine.values_list("pk", flat=True))
    return choice
