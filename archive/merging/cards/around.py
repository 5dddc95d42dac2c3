"""Remaking the cards around a few names, in a moment: after a deed, or when a name was entered."""

from collections.abc import Iterable
from typing import Final

from django.db.models import Q, QuerySet

from archive.documents.prepared import Prepared
from archive.merging.cards.building import About
from archive.merging.cards.drafts import Draft
from archive.merging.cards.fresh import drafted, pairs_kept
from archive.merging.cards.keeping import keep_instead
from archive.merging.cards.models import Card, Member
from archive.merging.cards.rows import SUPPLIED
from archive.merging.evidence.reading import known_of
from archive.merging.models import Candidate
from archive.merging.name_keys import key_new_names, near
from archive.merging.names_known import records_of
from archive.people.models import Alias, Person

_STEPS: Final = 3


def look_round(names: Iterable[int], people: Iterable[int] = (), cards: Iterable[int] | None = None) -> None:
    """Remake the cards of these names and identities, keys of deleted rows included.

    `cards` are those on which they stood before the deed; without them every card is looked at. Call it after a deed,
    in its transaction.
    """
    key_new_names()
    names, people = set(names), set(people)
    # A name given to a person with an alias of the same form was deleted, and its rows went with it.
    emptied = Card.objects.filter(members=None).values_list("pk", flat=True) if cards is None else cards
    gone = {*cards_of(names, people), *emptied}
    drafts: list[Draft] = []
    for _step in range(_STEPS):
        inner = names | _named(gone) | _borne(people | _people(gone))
        known = known_of(_with_context(inner), all_of_it=False)
        # Asked for both at once, SQLite looks up each of a thousand names with each.
        pairs = pairs_kept(Candidate.objects.filter(name__in=list(known.forms)), known.forms)
        drafts = [draft for draft in drafted(known, pairs, About(inner, people)) if _concerns(draft, inner, people)]
        more = _replaced(drafts) - gone
        gone |= more
        if _named(more) <= inner:
            break
    keep_instead(drafts, sorted(gone))
    _forget_what_is_decided(names, people)


def cards_of(names: Iterable[int], people: Iterable[int]) -> set[int]:
    """Return the cards on which these names or people stand."""
    return {pk for rows in (_of_names(list(names)), _of_people(list(people))) for (pk,) in rows}


_of_names: Final = Prepared(lambda pks: Member.objects.filter(name__in=pks).order_by().values_list("card"))
_of_people: Final = Prepared(
    lambda pks: (
        Member.objects.filter(person__in=pks)
        .order_by()
        .values_list("card")
        .union(Card.objects.filter(person__in=pks).order_by().values_list("pk"), all=True)
    )
)


def _named(cards: set[int]) -> set[int]:
    return {name for (name,) in _ticked_on(sorted(cards))}


_ticked_on: Final = Prepared(
    lambda pks: Member.objects.filter(card__in=pks, ticked=True, name__isnull=False).order_by().values_list("name")
)


def _people(cards: set[int]) -> set[int]:
    return {identity for (identity,) in _identities_on(sorted(cards)) if identity}


_identities_on: Final = Prepared(
    lambda pks: Member.objects.filter(card__in=pks, person__isnull=False).order_by().values_list("person__identity")
)


def _borne(people: set[int]) -> set[int]:
    return {pk for (pk,) in _names_borne(sorted(people))}


_names_borne: Final = Prepared(lambda pks: Alias.objects.filter(person__identity__in=pks).order_by().values_list("pk"))


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
    return {pk for pair in _pairs_with(sorted(names)) for pk in pair}


_pairs_with: Final = Prepared(
    lambda pks: (
        Candidate.objects.filter(name__in=pks)
        .order_by()
        .values_list("name", "other")
        .union(Candidate.objects.filter(other__in=pks).order_by().values_list("name", "other"), all=True)
    )
)


def _concerns(draft: Draft, inner: set[int], people: set[int]) -> bool:
    """Whether a card is about these names and people, or brackets say that it is."""
    told = [*(draft.ticked or draft.rows[:1]), *(row for row in draft.rows if row.ground == SUPPLIED)]
    return any(row.name in inner or row.person in people for row in told) or draft.person in people


def _replaced(drafts: list[Draft]) -> set[int]:
    """Return the cards on which the rows ticked in these drafts were ticked until now."""
    names = {row.name for draft in drafts for row in draft.ticked if row.name}
    people = {row.person for draft in drafts for row in draft.ticked if row.person}
    return {pk for rows in (_ticks_of_names(sorted(names)), _ticks_of_people(sorted(people))) for (pk,) in rows}


_ticks_of_names: Final = Prepared(
    lambda pks: Member.objects.filter(name__in=pks, ticked=True).order_by().values_list("card")
)
_ticks_of_people: Final = Prepared(
    lambda pks: Member.objects.filter(person__in=pks, ticked=True).order_by().values_list("card")
)


def _forget_what_is_decided(names: set[int], people: set[int]) -> None:
    """Delete unticked rows, on any card, of those of the names that no longer wait and of the people merged away."""
    given = Alias.objects.filter(pk__in=names).exclude(person=None).order_by()
    absorbed = Person.objects.filter(pk__in=people).exclude(merged_into=None).order_by()
    done = Q(name__in=given.values("pk")) | Q(person__in=absorbed.values("pk"))
    rows = Member.objects.filter(done, ticked=False)
    rows._raw_delete(rows.db)
