"""Storing cards: a card keeps its key while one of its ticked rows stays."""

import secrets
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final

from django.db import transaction

from archive.authority.pouring import pour_records
from archive.merging.cards.drafts import Draft, Row
from archive.merging.cards.models import Card, Member
from archive.names.keys import name_key
from archive.people.models import Alias, Person

_BATCH: Final = 1_000
_LETTERS: Final = "0123456789bcdfghjkmnpqrstvwxz"
_OF_CARD: Final = (
    "person_id", "kind", "proposed_name", "sort_name", "description", "gain", "joins", "worth", "score", "sure",
    "against", "script", "first", "last", "collections", "grounds", "words", "newest", "later", "seen",
)  # fmt: skip


def keep_all(drafts: Iterable[Draft]) -> int:
    """Replace all cards by these and return how many there are."""
    return _keep(list(drafts), None)


def keep_instead(drafts: Iterable[Draft], gone: Sequence[int]) -> int:
    """Replace the cards with these primary keys by the drafts and return how many there are."""
    return _keep(list(drafts), list(gone))


@transaction.atomic
def _keep(drafts: list[Draft], gone: list[int] | None) -> int:
    drafts = _present(drafts)
    old = Card.objects.all() if gone is None else Card.objects.filter(pk__in=gone)
    keys = _inherited(drafts, old.values_list("pk", flat=True) if gone is None else gone)
    Member.objects.filter(card__in=old.values("pk"))._raw_delete(Member.objects.db)
    old._raw_delete(Card.objects.db)
    cards = []
    for draft, key in zip(drafts, keys, strict=True):
        cards.append(_card(draft, key or "".join(secrets.choice(_LETTERS) for _ in range(12))))
    pour_records(cards)
    made = _keyed([card.key for card in cards])
    pour_records(
        [
            _member(made[card.key], position, row)
            for card, draft in zip(cards, drafts, strict=True)
            for position, row in enumerate(draft.rows)
        ]
    )
    return len(drafts)


def _keyed(keys: Sequence[str]) -> dict[str, int]:
    """Return the primary keys of the cards with these keys."""
    some = Card.objects.all() if len(keys) > _BATCH else Card.objects.filter(key__in=keys)
    return dict(some.order_by().values_list("key", "pk"))


def _present(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts without rows that were deleted meanwhile."""
    names = {row.name for draft in drafts for row in draft.rows if row.name}
    people = {row.person for draft in drafts for row in draft.rows if row.person}
    names -= _there(Alias, names)
    people -= _there(Person, people)
    if not names and not people:
        return drafts
    for draft in drafts:
        draft.rows = [row for row in draft.rows if row.name not in names and row.person not in people]
        draft.person = 0 if draft.person in people else draft.person
    return [draft for draft in drafts if draft.rows and draft.waits]


def _there(model: type[Alias] | type[Person], pks: set[int]) -> set[int]:
    wanted, found = sorted(pks), set[int]()
    if len(wanted) > 50 * _BATCH:
        return set(model._default_manager.values_list("pk", flat=True))
    for start in range(0, len(wanted), _BATCH):
        found.update(model._default_manager.filter(pk__in=wanted[start : start + _BATCH]).values_list("pk", flat=True))
    return found


def _inherited(drafts: list[Draft], old: Iterable[int]) -> list[str]:
    """Assign each new card the key of the old card with which it shares most ticked rows; each key goes to one card."""
    owner: dict[tuple[int, int], str] = {}
    rows = Member.objects.filter(card__in=old, ticked=True).order_by("card", "position")
    for name, person, key in rows.values_list("name", "person", "card__key"):
        owner.setdefault((name or 0, person or 0), key)
    wishes: list[tuple[int, int, str]] = []
    for number, draft in enumerate(drafts):
        times = Counter(old_key for row in draft.ticked if (old_key := owner.get((row.name, row.person))))
        wishes += [(times[old_key], number, old_key) for old_key in times]
    found, given = [""] * len(drafts), set[str]()
    for _times, number, key in sorted(wishes, key=lambda wish: (-wish[0], wish[1], wish[2])):
        if not found[number] and key not in given:
            found[number] = key
            given.add(key)
    return found


def _card(draft: Draft, key: str) -> Card:
    ticked = draft.ticked
    firsts = [row.first for row in draft.rows if row.first is not None]
    lasts = [row.last for row in draft.rows if row.last is not None]
    values = {
        "person_id": draft.person or None, "kind": draft.kind, "proposed_name": draft.proposed_name,
        "sort_name": draft.sort_name, "description": draft.description, "gain": draft.gain, "joins": draft.joins,
        "worth": draft.worth,
        "score": min((row.score for row in ticked), default=0.0), "sure": draft.sure,
        "against": any(row.against for row in draft.rows), "script": draft.script,
        "first": min(firsts, default=None), "last": max(lasts, default=None),
        "collections": _barred(sorted(place for place in draft.places if place > 0)),
        "grounds": _barred(sorted({row.ground for row in draft.rows if row.ground})),
        "words": " ".join(dict.fromkeys([name_key(draft.proposed_name), *(row.key for row in draft.rows)])),
        "newest": max((row.name for row in draft.rows), default=0), "later": draft.later, "seen": digest(draft),
    }  # fmt: skip
    return Card(key=key, **{name: values[name] for name in _OF_CARD})


def _barred(values: Iterable[object]) -> str:
    return "".join(f"|{value}" for value in values) + "|"


def digest(draft: Draft) -> str:
    """Return a digest of what the card shows, by which a form notices that it changed."""
    told = [draft.person, draft.kind, draft.proposed_name]
    rows = [(row.token, row.documents, row.ticked, row.credits, len(row.against)) for row in draft.rows]
    return sha256(repr((told, rows)).encode()).hexdigest()[:16]


def _member(card: int, position: int, row: Row) -> Member:
    return Member(
        card_id=card, position=position, name_id=row.name or None, person_id=row.person or None,
        documents=list(row.documents), ticked=row.ticked, score=round(row.score, 4), ground=row.ground,
        reasons=list(row.reasons), against=list(row.against), number=row.number, credits=row.credits,
        first=row.first, last=row.last, roles=row.roles, samples=list(row.samples),
    )  # fmt: skip
