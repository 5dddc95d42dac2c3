"""Accepting a card: choose or make its person, merge duplicates, identify names and single credits; one run."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from archive.documents.models import Credit
from archive.journal.models import Run
from archive.journal.runs import OpenRun, open_run
from archive.merging.cards.around import cards_of, look_round
from archive.merging.cards.models import Card, Member
from archive.merging.cards.outcomes import judged, remember
from archive.merging.cards.up_to_date import read_by_deed
from archive.merging.deeds.giving import Gift, give_all
from archive.merging.identify import bearer_of
from archive.merging.merge import merge_in
from archive.merging.refusals import CardChanged, CardRefused
from archive.people.enrolment import Newcomer, enrol_all
from archive.people.locking import lock_names
from archive.people.models import Alias, Person


@dataclass(slots=True)
class Choice:
    """What was chosen on a card: people, whole names, and single credits of other names."""

    people: list[int] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    credits: dict[int, list[int]] = field(default_factory=dict)

    @property
    def rows(self) -> list[tuple[int, int]]:
        """Return the rows of which anything was chosen, as (name or 0, person or 0)."""
        return [*((name, 0) for name in (*self.names, *self.credits)), *((0, person) for person in self.people)]

    @property
    def is_empty(self) -> bool:
        return not (self.people or self.names or self.credits)


@dataclass(frozen=True, slots=True)
class Accepted:
    """The person, and the run that can be undone; None where nothing had to change."""

    person: Person
    run: Run | None


def accept(
    key: str,
    *,
    seen: str,
    members: Sequence[str],
    by: AbstractBaseUser,
    reason: str,
    person: Person | None = None,
    new_name: str = "",
    kind: str = "",
) -> Accepted:
    """Give what was chosen of the card to the person, or to a new one of this name, and return what came of it.

    Members are tokens (`p<pk>`, `a<pk>`, `c<pk>`). A new person is of this kind, or of the card's. What was not chosen
    stays undecided, on a card of its own. Raises CardChanged where the card is not as it was seen, CardRefused where
    nothing is chosen or something chosen is not on it; MergeRefused and IdentifyRefused as those deeds do. Nothing is
    written then.
    """
    with open_run(Run.Kind.CARD, by=by, reason=reason) as run:
        lock_names()
        card = as_seen(key, seen)
        card.kind = kind or card.kind
        choice = chosen(card, members)
        if choice.is_empty:
            raise CardRefused(_("Tick at least one row, or say that it is later, unknown or not the same."))
        good, names = judged([card], choice.rows), _names_of(card)
        cards = cards_of(names, {*choice.people, card.person_id or 0})
        bearer = take(run, card, choice, person=person, new_name=new_name, reason=reason)
        run.tell("identified", name=card.proposed_name, person=bearer.name)
        remember(run, good)
        look_round(names, {bearer.pk, *choice.people}, cards)
    done = run.run if run.run.pk else None
    read_by_deed(done)
    return Accepted(bearer, done)


def as_seen(key: str, seen: str) -> Card:
    """Return the card, locked. Raises CardChanged where it is gone or not as it was shown."""
    card = Card.objects.select_for_update(of=("self",)).filter(key=key).select_related("person__identity").first()
    if card is None:
        raise CardChanged(_("This card is decided already, or its names have changed."), key)
    if card.seen != seen:
        words = _("The card of %(name)s has changed since you saw it. Look at it again.")
        raise CardChanged(words % {"name": card.proposed_name}, key)
    return card


def chosen(card: Card, members: Iterable[str]) -> Choice:
    """Return what these tokens choose. Raises CardRefused for one that is not on the card."""
    rows = list(Member.objects.filter(card=card))
    people, names = {row.person_id for row in rows}, {row.name_id for row in rows}
    choice, credits = Choice(), set[int]()
    for token in dict.fromkeys(members):
        kind, pk = token[:1], token[1:]
        number = int(pk) if pk.isdecimal() and len(pk) < 19 else 0
        if kind == "p" and number in people:
            choice.people.append(number)
        elif kind == "a" and number in names:
            choice.names.append(number)
        elif kind == "c" and number:
            credits.add(number)
        else:
            raise CardRefused(_("“%(row)s” is not on this card.") % {"row": token[:40]})
    choice.credits = _by_name(credits, names)
    return choice


def _by_name(credits: set[int], names: set[int | None]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for pk, alias in Credit.objects.filter(pk__in=credits, alias__in=names - {None}).values_list("pk", "alias"):
        found[alias].append(pk)
    if sum(map(len, found.values())) != len(credits):
        raise CardRefused(_("Some of the chosen letters no longer bear a name of this card. Look at it again."))
    return dict(found)


def take(run: OpenRun, card: Card, choice: Choice, *, person: Person | None, new_name: str = "", reason: str) -> Person:
    """Give what was chosen to the person, inside an open run, and return them."""
    if person is None and not new_name:
        person = stands_for(card, choice)
    bearer = bearer_of(run, person) if person else enter(run, [newcomer(card, new_name, choice.names)])[0]
    join(run, bearer, choice, reason=reason)
    give_all(run, gifts_of(bearer, choice))
    return bearer


def newcomer(card: Card, new_name: str = "", own: Iterable[int] = ()) -> Newcomer:
    """Return the person the card would make, under this name or the proposed one; `own` are waiting names they get."""
    kind = Person.Kind.BODY if card.kind == Card.Kind.BODY else Person.Kind.PERSON
    if new_name and new_name != card.proposed_name:
        return Newcomer(new_name, kind, description=card.description, own=tuple(own))
    return Newcomer(card.proposed_name, kind, card.sort_name, card.description, tuple(own))


def of_one_alone(choices: Collection[Choice]) -> set[int]:
    """Return the whole names that only one of the choices takes anything of."""
    times = Counter(name for choice in choices for name in (*choice.names, *choice.credits))
    return {name for choice in choices for name in choice.names if times[name] == 1}


def enter(run: OpenRun, newcomers: Sequence[Newcomer]) -> list[Person]:
    """Create these people, in the journal; `give_all`, which follows, writes the index for all names of the run."""
    people = enrol_all(newcomers)
    pks = [person.pk for person in people]
    run.record("person", pks)
    run.record("alias", Alias.objects.filter(person__in=pks).values_list("pk", flat=True))
    return people


def join(run: OpenRun, bearer: Person, choice: Choice, *, reason: str) -> None:
    """Merge the chosen people into the person."""
    if absorbed := sorted({pk for pk in choice.people if pk != bearer.pk}):
        merge_in(run, bearer.pk, absorbed, reason=reason)


def gifts_of(bearer: Person, choice: Choice) -> list[Gift]:
    """Return the chosen names and credits as gifts to the person."""
    whole = [Gift(name, bearer.pk) for name in choice.names]
    return whole + [Gift(name, bearer.pk, tuple(credits)) for name, credits in choice.credits.items()]


def stands_for(card: Card, choice: Choice) -> Person | None:
    """Return whom the card is about: its person if chosen, else the first chosen, else its person."""
    if card.person_id in choice.people:
        return card.person
    return Person.objects.get(pk=choice.people[0]) if choice.people else card.person


def _names_of(card: Card) -> set[int]:
    return set(Member.objects.filter(card=card).exclude(name=None).values_list("name", flat=True))
