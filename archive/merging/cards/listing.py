"""The queue as a table: one row for each member, in the order of the queue."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from archive.documents.models import Credit, Document
from archive.merging.cards.desk import Question, Sort, in_order
from archive.merging.cards.models import Card, Member

COLUMNS: Final = (
    "card", "gain", "person", "proposed_name", "member_kind", "member", "documents", "ticked", "sure", "score",
    "reasons", "against",
)  # fmt: skip
_CHUNK: Final = 500


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the table."""

    card: Card
    person: str
    kind: str
    member: str
    documents: tuple[str, ...]
    row: Member


def listed(question: Question | None = None) -> Iterator[Listed]:
    """Yield every card's rows; cards put off come last."""
    pks = list(in_order(Card.objects.all(), (question or Question()).sort or Sort.GAIN).values_list("pk", flat=True))
    times = Counter(Member.objects.exclude(name=None).order_by().values_list("name", flat=True))
    several: set[int | None] = {name for name, number in times.items() if number > 1}
    for start in range(0, len(pks), _CHUNK):
        yield from _listed(pks[start : start + _CHUNK], several)


def of_cards(keys: Iterable[str]) -> dict[str, list[Listed]]:
    """Return the rows of these cards as the table has them, by key."""
    found: dict[str, list[Listed]] = defaultdict(list)
    pks = list(Card.objects.filter(key__in=list(keys)).values_list("pk", flat=True))
    names = Member.objects.filter(card__in=pks).exclude(name=None).values("name")
    times = Counter(Member.objects.filter(name__in=names).order_by().values_list("name", flat=True))
    for each in _listed(pks, {name for name, number in times.items() if number > 1}):
        found[each.card.key].append(each)
    return found


def _listed(pks: list[int], several: set[int | None]) -> Iterator[Listed]:
    cards = Card.objects.select_related("person").in_bulk(pks)
    rows: dict[int, list[Member]] = defaultdict(list)
    for member in Member.objects.filter(card__in=pks).select_related("name", "person").order_by("card", "position"):
        rows[member.card_id].append(member)
    documents = _documents([member for some in rows.values() for member in some], several)
    for pk in pks:
        card = cards[pk]
        slug = card.person.slug if card.person else ""
        for row in rows[pk]:
            if row.person:
                yield Listed(card, slug, "person", row.person.slug, (), row)
            elif row.name:
                yield Listed(card, slug, "name", row.name.form, documents.get(row.pk, ()), row)


def _documents(members: list[Member], several: set[int | None]) -> dict[int, tuple[str, ...]]:
    """Return the public ids of each row's documents, for rows of some documents and of names on several cards."""
    wanted = {member.pk: list(member.documents) for member in members if member.documents}
    whole = [member for member in members if member.name_id in several and not member.documents]
    letters: dict[int, list[int]] = defaultdict(list)
    credits = Credit.objects.filter(alias__in=[member.name_id for member in whole]).order_by("document")
    for alias, document in credits.values_list("alias", "document").distinct():
        letters[alias].append(document)
    wanted.update({member.pk: letters[member.name_id or 0] for member in whole})
    every = sorted({pk for pks in wanted.values() for pk in pks})
    public: dict[int, str] = {}
    for start in range(0, len(every), _CHUNK * 10):
        some = Document.objects.filter(pk__in=every[start : start + _CHUNK * 10])
        public.update(some.values_list("pk", "public_id"))
    return {member: tuple(public[pk] for pk in pks if pk in public) for member, pks in wanted.items()}
