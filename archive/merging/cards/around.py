"""Remaking the cards around a few names, in a moment: after a deed, or when a name was entered."""

from collections.abc import Iterable
from typing import Final

from django.db.models import Q, QuerySet

from archive.merging.cards.drafts import Draft
from archive.merging.cards.fresh import drafted, pairs_kept
from archive.merging.cards.keeping import keep_instead
from archive.merging.cards.models import Card, Member
from archive.merging.cards.rows import SUPPLIED
from archive.merging.evidence.reading import known_of
from archive.merging.models import Candidate
from archive.merging.name_keys import key_new_names, near
from archive.merging.names_known import records_of
from archive.people.models import Alias

_STEPS: Final = 3


def look_round(names: Iterable[int], people: Iterable[int] = ()) -> None:
    """Remake the cards of these names and identities, keys of deleted rows included.

    Call it after a deed, in its transaction.
    """
    key_new_names()
    names, people = set(names), set(people)
    of_these = Card.objects.filter(Q(members__name__in=names) | Q(members__person__in=people) | Q(person__in=people))
    # A name given to a person with an alias of the same form was deleted, and its rows went with it.
    emptied = Card.objects.filter(members=None)
    gone = {*of_these.values_list("pk", flat=True), *emptied.values_list("pk", flat=True)}
    drafts: list[Draft] = []
    for _step in range(_STEPS):
        inner = names | _named(gone) | _borne(people | _people(gone))
        known = known_of(_with_context(inner), all_of_it=False)
        about = Candidate.objects.filter(name__in=list(known.forms), other__in=list(known.forms))
        drafts = [draft for draft in drafted(known, pairs_kept(about)) if _concerns(draft, inner, people)]
        more = _replaced(drafts) - gone
        gone |= more
        if _named(more) <= inner:
            break
    keep_instead(drafts, sorted(gone))
    _forget_what_is_decided()


def _named(cards: set[int]) -> set[int]:
    rows = Member.objects.filter(card__in=cards, ticked=True).exclude(name=None)
    return {name for name in rows.values_list("name", flat=True) if name}


def _people(cards: set[int]) -> set[int]:
    rows = Member.objects.filter(card__in=cards).values_list("person__identity", flat=True)
    return {identity for identity in rows if identity}


def _borne(people: set[int]) -> set[int]:
    return set(Alias.objects.filter(person__identity__in=people).values_list("pk", flat=True))


def _with_context(inner: set[int]) -> "QuerySet[Alias]":
    """Return these names, similar ones, and all names of their bearers.

    Similar are also names of the same family name, and those joined by brackets or identifiers.
    """
    wanted = inner | near(list(records_of(Alias.objects.filter(pk__in=inner))), [])
    if joined := _paired(inner) - wanted:
        wanted |= joined | near(list(records_of(Alias.objects.filter(pk__in=joined))), [])
    bearers = Alias.objects.filter(pk__in=wanted).exclude(person=None).values("person__identity")
    return Alias.objects.filter(Q(pk__in=wanted) | Q(person__identity__in=bearers))


def _paired(names: set[int]) -> set[int]:
    """Return the names in a candidate pair with one of these, on any ground."""
    pairs = Candidate.objects.filter(Q(name__in=names) | Q(other__in=names)).order_by()
    return {pk for pair in pairs.values_list("name", "other") for pk in pair}


def _concerns(draft: Draft, inner: set[int], people: set[int]) -> bool:
    """Whether a card is about these names and people, or brackets say that it is."""
    told = [*(draft.ticked or draft.rows[:1]), *(row for row in draft.rows if row.ground == SUPPLIED)]
    return any(row.name in inner or row.person in people for row in told) or draft.person in people


def _replaced(drafts: list[Draft]) -> set[int]:
    """Return the cards on which the rows ticked in these drafts were ticked until now."""
    names = {row.name for draft in drafts for row in draft.ticked if row.name}
    people = {row.person for draft in drafts for row in draft.ticked if row.person}
    rows = Member.objects.filter(Q(name__in=names) | Q(person__in=people), ticked=True)
    return set(rows.values_list("card", flat=True))


def _forget_what_is_decided() -> None:
    """Delete unticked rows, on any card, of names that no longer wait and of people merged away."""
    done = Q(name__person__isnull=False) | Q(person__merged_into__isnull=False)
    Member.objects.filter(done, ticked=False).delete()
