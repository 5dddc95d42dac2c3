"""Statistics on kinds of reasons: how many cards rested on each, and how many of them were accepted."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy

from archive.journal.models import Run
from archive.journal.runs import OpenRun
from archive.merging.cards.models import Card, Member

# The kinds of reasons on which a row may rest, as the evidence names them.
GROUNDS: Final = {
    "spelling": gettext_lazy("spelt alike"),
    "same_document": gettext_lazy("named in full in the same document"),
    "collection": gettext_lazy("the only one of this family name in the collection"),
    "archive": gettext_lazy("the only one of this family name in these years"),
    "title": gettext_lazy("a title or an office"),
    "several": gettext_lazy("fits several people"),
    "given_name": gettext_lazy("called by the given name"),
    "in_use": gettext_lazy("the name was in use in these years"),
    "out_of_use": gettext_lazy("the name was in use at another time"),
    "likeness": gettext_lazy("only somewhat alike"),
    "supplied": gettext_lazy("what an editor put in brackets"),
    "office": gettext_lazy("the office held on that day"),
}
_KEY: Final = "grounds"
Told = dict[str, list[int]]  # by kind of reason: number of cards, number accepted


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of `cards` cards with ticked rows of this kind of reason, `accepted` had all such rows accepted for good."""

    ground: str
    cards: int
    accepted: int

    @property
    def label(self) -> str:
        return str(GROUNDS.get(self.ground, self.ground))


def judged(cards: Iterable[Card], taken: Iterable[tuple[int, int]]) -> Told:
    """Return, by kind of reason, how many of these cards rested on it and how many were accepted with these rows.

    Rows are (name or 0, person or 0). Call it before the deed, which may delete rows.
    """
    chosen = set(taken)
    rows: dict[tuple[int, str], list[bool]] = defaultdict(list)
    members = Member.objects.filter(card__in=[card.pk for card in cards], ticked=True).exclude(ground="")
    for card, ground, name, person, reasons in members.values_list("card", "ground", "name", "person", "reasons"):
        if reasons:  # the row by which the others are measured has none, and proves nothing
            rows[card, ground].append((name or 0, person or 0) in chosen)
    found: Told = {}
    for (_card, ground), accepted in rows.items():
        told = found.setdefault(ground, [0, 0])
        told[0] += 1
        told[1] += all(accepted)
    return found


def remember(run: OpenRun, told: Told) -> None:
    """Store the statistics with what the run tells."""
    if told:
        run.run.told = {**run.run.told, _KEY: told}


def outcomes() -> list[Outcome]:
    """Return every kind of reason on which somebody has decided; an undone deed counts as not accepted."""
    cards, accepted = Counter[str](), Counter[str]()
    runs = Run.objects.filter(kind__in=[Run.Kind.CARD, Run.Kind.DECISION], told__has_key=_KEY)
    for told, undone in runs.values_list("told", "undone_by"):
        for ground, (number, good) in told[_KEY].items():
            cards[ground] += number
            accepted[ground] += 0 if undone else good
    return [Outcome(ground, number, accepted[ground]) for ground, number in cards.most_common()]
