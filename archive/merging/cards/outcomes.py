"""Kinds of reasons with what became of them: of so many cards that rested on one, so many were accepted."""

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
Told = dict[str, list[int]]  # by kind of reason: how many cards, how many accepted


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of `cards` cards with ticked rows of this kind of reason, all such rows of `accepted` were accepted and hold."""

    ground: str
    cards: int
    accepted: int

    @property
    def label(self) -> str:
        return str(GROUNDS.get(self.ground, self.ground))


def judged(cards: Iterable[Card], taken: Iterable[tuple[int, int]]) -> Told:
    """What became of the reasons of these cards, where these rows (name or 0, person or 0) were taken; to be asked
    before the deed, which may delete rows."""
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
    """The run keeps it beside what it tells."""
    if told:
        run.run.told = {**run.run.told, _KEY: told}


def outcomes() -> list[Outcome]:
    """Every kind of reason on which somebody has decided; a deed that was undone counts as not accepted."""
    cards, accepted = Counter[str](), Counter[str]()
    runs = Run.objects.filter(kind__in=[Run.Kind.CARD, Run.Kind.DECISION], told__has_key=_KEY)
    for told, undone in runs.values_list("told", "undone_by"):
        for ground, (number, good) in told[_KEY].items():
            cards[ground] += number
            accepted[ground] += 0 if undone else good
    return [Outcome(ground, number, accepted[ground]) for ground, number in cards.most_common()]
