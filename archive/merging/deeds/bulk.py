"""Accepting all sure cards as one run that can be undone, after a sample was looked at."""

import random
from collections.abc import Callable
from typing import Final

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from archive.documents.models import Credit
from archive.imprint.figures import figure
from archive.journal.models import Run
from archive.journal.runs import OpenRun, open_run
from archive.journal.telling import counted
from archive.merging.cards import desk
from archive.merging.cards.fresh import rebuild_cards
from archive.merging.cards.models import Card, Member
from archive.merging.cards.outcomes import Told, judged, remember
from archive.merging.cards.up_to_date import read_by_deed
from archive.merging.deeds.accepting import Choice, enter, gifts_of, join, newcomer, of_one_alone, stands_for
from archive.merging.deeds.giving import Gift, give_all
from archive.merging.identify import bearer_of
from archive.merging.refusals import CardChanged
from archive.people.locking import lock_names

TWENTY: Final = 20


def sample(kind: str = "sure", number: int = TWENTY) -> list[desk.Shown]:
    """Return a random sample of the cards that would be accepted."""
    pks = list(desk.sure(kind).values_list("pk", flat=True))
    return desk.shown(Card.objects.filter(pk__in=random.sample(pks, min(number, len(pks)))))


def what_it_shows(looked_at: int) -> str:
    """Return a sentence on what a faultless sample says of all cards: the upper 95 % bound of the error rate."""
    if not looked_at:
        return _("Nothing has been looked at yet.")
    share = 100 * (1 - 0.05 ** (1 / looked_at))
    words = _(
        "If none of these %(number)s is wrong, then most likely (19 times in 20) fewer than %(share)s %% of all are; "
        "it does not show that none is."
    )
    return words % {"number": looked_at, "share": f"{share:.0f}"}


def accept_all(
    kind: str,
    count: int,
    *,
    by: AbstractBaseUser,
    reason: str,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Run | None:
    """Accept every sure card of the kind as ticked, in one run.

    Raises CardChanged, and writes nothing, where there are not as many as were shown.
    """
    with open_run(Run.Kind.CARD, by=by, reason=reason) as run:
        lock_names()
        cards = list(desk.sure(kind).select_for_update(of=("self",)).select_related("person__identity"))
        if len(cards) != count:
            words = _("There are %(now)s such cards now, not %(then)s. Look at them again.")
            raise CardChanged(words % {"now": figure(len(cards)), "then": figure(count)})
        good = _all_good(cards)
        _take_all(run, cards, reason, progress)
        run.run.told = counted("sure cards", count)
        remember(run, good)
        rebuild_cards()
    done = run.run if run.run.pk else None
    read_by_deed(done)
    return done


def _all_good(cards: list[Card]) -> Told:
    rows = Member.objects.filter(card__in=[card.pk for card in cards], ticked=True)
    return judged(cards, ((name or 0, person or 0) for name, person in rows.values_list("name", "person")))


def _take_all(run: OpenRun, cards: list[Card], reason: str, progress: Callable[[int, int], None]) -> None:
    choices = [as_ticked(card) for card in cards]
    bearers = [stands_for(card, choice) for card, choice in zip(cards, choices, strict=True)]
    alone, makers = of_one_alone(choices), [at for at, bearer in enumerate(bearers) if bearer is None]
    news = iter(enter(run, [newcomer(cards[at], own=alone.intersection(choices[at].names)) for at in makers]))
    gifts: list[Gift] = []
    for number, (bearer, choice) in enumerate(zip(bearers, choices, strict=True)):
        root = bearer_of(run, bearer or next(news))
        join(run, root, choice, reason=reason)
        gifts += gifts_of(root, choice)
        progress(number + 1, len(cards))
    give_all(run, gifts)


def as_ticked(card: Card) -> Choice:
    """Return what a card takes when it is accepted as it stands."""
    choice = Choice()
    for row in Member.objects.filter(card=card, ticked=True).order_by("position"):
        if row.person_id:
            choice.people.append(row.person_id)
        elif row.name_id and row.documents:
            mine = Credit.objects.filter(alias=row.name_id, document__in=row.documents)
            choice.credits[row.name_id] = list(mine.values_list("pk", flat=True))
        elif row.name_id:
            choice.names.append(row.name_id)
    return choice
