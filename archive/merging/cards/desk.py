"""The entrance to the queue of cards: reading it. Deeds on cards live in `merging.deeds`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.documents.models import Credit, Document
from archive.imprint.figures import figure
from archive.merging.cards.models import Card, Claim, Member
from archive.names.keys import name_key
from archive.people.models import Alias

PER_PAGE: Final = 10
_SHOWN: Final = 1  # documents shown beside a row; the others are fetched with their passages
_SAMPLE: Final = ("pk", "title", "date_text", "date")


class Sort(StrEnum):
    """The orders of the queue."""

    GAIN = "gain"
    CERTAIN = "certain"
    NAME = "name"
    NEW = "new"


_ORDERS: Final = {
    Sort.GAIN: ("-worth", "pk"),
    Sort.CERTAIN: ("-score", "pk"),
    Sort.NAME: ("sort_name", "pk"),
    Sort.NEW: ("-newest", "pk"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """A filter on the queue.

    `reason` is a kind of reason (`Member.ground`), `collection` a primary key; the years overlap those of a card;
    `mine` asks for the cards that this user has claimed.
    """

    sort: Sort = Sort.GAIN
    q: str = ""
    script: str = ""
    collection: int = 0
    after: int | None = None
    before: int | None = None
    reason: str = ""
    against: bool = False
    sure: bool = False
    kind: str = ""
    mine: AbstractBaseUser | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class Sample:
    """A document in which the name of a row stands."""

    pk: int
    title: str
    date: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a card as it is shown.

    `tokens` are what a form sends back to choose it: `p<pk>` a person, `a<pk>` a waiting name whole, `c<pk>` a credit.
    """

    member: Member
    form: str
    tokens: tuple[str, ...]
    samples: tuple[Sample, ...] = ()
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A card with its rows, and the other user who works on it."""

    card: Card
    lines: tuple[Line, ...]
    claimed_by: str = ""

    @property
    def against(self) -> tuple[str, ...]:
        """What speaks against the ticked rows."""
        return tuple(dict.fromkeys(why for line in self.lines if line.member.ticked for why in line.member.against))


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the queue, with the total of cards and of pages."""

    cards: tuple[Shown, ...]
    total: int
    pages: int
    number: int


@dataclass(frozen=True, slots=True)
class Progress:
    """The number of credits, how many of them are unidentified, and how many cards wait."""

    mentions: int
    waiting: int
    cards: int

    def sentence(self, gain: int | None = None) -> str:
        """Return "14,442 of 23,651 mentions are not identified yet; this card identifies 693"."""
        said = _("%(waiting)s of %(all)s mentions are not identified yet") % {
            "waiting": figure(self.waiting),
            "all": figure(self.mentions),
        }
        if gain is None:
            return said + "."
        return _("%(progress)s; this card identifies %(gain)s.") % {"progress": said, "gain": figure(gain)}


def cards(question: Question, *, by: AbstractBaseUser | None = None) -> Page:
    """Return the page asked for, or the last one where it lies past the end; in a fixed number of queries.

    `by` is the user who looks: claims of others are shown to them.
    """
    found = _asked(question)
    total = found.count()
    pages = max(1, -(-total // PER_PAGE))
    number = min(max(1, question.page), pages)
    some = _page(_claimed(found, by), question.sort, (number - 1) * PER_PAGE)
    return Page(tuple(shown(some)), total, pages, number)


def _page(found: "QuerySet[Card]", sort: Sort, start: int) -> list[Card]:
    """Return a page of these cards in the order of the queue.

    Asked for in two parts, since an index of either has them in order.
    """
    waiting = found.filter(later=None)
    some = list(waiting.order_by(*_ORDERS[sort])[start : start + PER_PAGE])
    if len(some) == PER_PAGE:
        return some
    begun = 0 if some else max(0, start - waiting.count())
    put_off = in_order(found.exclude(later=None), sort)
    return some + list(put_off[begun : begun + PER_PAGE - len(some)])


def card(key: str, *, by: AbstractBaseUser | None = None) -> Shown | None:
    """Return one card as it is now, or None where it is gone."""
    return next(iter(shown(_claimed(Card.objects.filter(key=key), by))), None)


def place_of(key: str, question: Question) -> int:
    """Return the number of the page that holds the card; 1 where none does."""
    keys = list(in_order(_asked(question), question.sort).values_list("key", flat=True))
    return keys.index(key) // PER_PAGE + 1 if key in keys else 1


def after(key: str, question: Question) -> str:
    """Return the key of the next card; the first one's where this card is gone, "" at the end."""
    keys = list(in_order(_asked(question), question.sort).values_list("key", flat=True))
    at = keys.index(key) + 1 if key in keys else 0
    return keys[at] if at < len(keys) else ""


def progress() -> Progress:
    """Return how much of the archive is identified."""
    mentions = Credit.objects.count()
    waiting = Credit.objects.unidentified().count()
    return Progress(mentions, waiting, Card.objects.filter(later=None).count())


def grounds() -> dict[str, int]:
    """Return the kinds of reasons in the queue, with the number of rows that rest on each."""
    rows = Member.objects.exclude(ground="").order_by().values_list("ground")
    return dict(rows.annotate(n=Count("pk")))


def sure(kind: str = "sure") -> "QuerySet[Card]":
    """Return the cards that can be accepted in bulk.

    `sure` are all without a reason against; `same` only those of an existing person whose names are written exactly
    alike.
    """
    found = Card.objects.filter(sure=True, later=None)
    if kind == "same":
        unlike = Member.objects.filter(card=OuterRef("pk"), ticked=True).exclude(score=1.0)
        found = found.exclude(person=None).exclude(Exists(unlike))
    return found.order_by("pk")


def gain_of(found: "QuerySet[Card]") -> int:
    """Return how many credits these cards identify together."""
    return int(found.aggregate(n=Sum("gain"))["n"] or 0)


def in_order(found: "QuerySet[Card]", sort: Sort) -> "QuerySet[Card]":
    """Return these cards in the order of the queue, those put off last."""
    return found.order_by(F("later").asc(nulls_first=True), *_ORDERS[sort])


def _asked(question: Question) -> "QuerySet[Card]":
    found = Card.objects.all()
    for word in name_key(question.q).split():
        found = found.filter(words__contains=word)
    wanted = {"script": question.script, "kind": question.kind}
    found = found.filter(**{name: value for name, value in wanted.items() if value})
    if question.collection:
        found = found.filter(collections__contains=f"|{question.collection}|")
    if question.reason:
        found = found.filter(grounds__contains=f"|{question.reason}|")
    if question.after is not None:
        found = found.filter(last__gte=question.after)
    if question.before is not None:
        found = found.filter(first__lte=question.before)
    if question.against:
        found = found.filter(against=True)
    if question.sure:
        found = found.filter(sure=True)
    if question.mine is not None:
        claims = Claim.objects.filter(by=question.mine.pk, until__gt=timezone.now())
        found = found.filter(key__in=claims.values("key"))
    return found


def shown(found: "Iterable[Card]") -> list[Shown]:
    """Return these cards with their rows and samples, in a fixed number of queries."""
    rows = list(found)
    members = list(
        Member.objects.filter(card__in=[card.pk for card in rows])
        .select_related("name", "person")
        .order_by("card", "position")
    )
    samples = _samples(members)
    credits = _credits([member for member in members if member.documents])
    lines: dict[int, list[Line]] = {}
    for member in members:
        lines.setdefault(member.card_id, []).append(_line(member, samples, credits))
    return [Shown(card, tuple(lines.get(card.pk, ())), getattr(card, "claimed_by", None) or "") for card in rows]


def _line(member: Member, samples: dict[int, list[Sample]], credits: dict[tuple[int, int], list[int]]) -> Line:
    if member.person is not None:
        return Line(member, member.person.name, (f"p{member.person_id}",), slug=member.person.slug)
    name = member.name
    assert isinstance(name, Alias), "a row is a person or a name"
    tokens: tuple[str, ...] = (f"a{name.pk}",)
    if member.documents:
        tokens = tuple(f"c{pk}" for document in member.documents for pk in credits.get((name.pk, document), ()))
    return Line(member, name.form, tokens, tuple(samples.get(member.pk, ())))


def _credits(members: Sequence[Member]) -> dict[tuple[int, int], list[int]]:
    """Return the credits of the names by (name, document), where only some are meant."""
    names = {member.name_id for member in members}
    found: dict[tuple[int, int], list[int]] = {}
    if names:
        rows = Credit.objects.filter(alias__in=names).order_by("pk").values_list("alias", "document", "pk")
        for alias, document, pk in rows:
            found.setdefault((alias, document), []).append(pk)
    return found


def _samples(members: Sequence[Member]) -> dict[int, list[Sample]]:
    """Return sample documents by row."""
    wanted: dict[int, list[int]] = {member.pk: member.samples[:_SHOWN] for member in members}
    documents = Document.objects.filter(pk__in={pk for pks in wanted.values() for pk in pks})
    told = {pk: Sample(pk, title, text or str(date or "")) for pk, title, text, date in documents.values_list(*_SAMPLE)}
    return {member: [told[pk] for pk in pks if pk in told] for member, pks in wanted.items()}


def _claimed(found: "QuerySet[Card]", by: AbstractBaseUser | None) -> "QuerySet[Card]":
    """Annotate the cards with the user other than `by` who works on each."""
    others = Claim.objects.filter(key=OuterRef("key"), until__gt=timezone.now())
    if by is not None:
        others = others.exclude(by=by.pk)
    return found.annotate(claimed_by=Subquery(others.values("by__username")[:1]))


def narrowed(question: Question, **changes: object) -> Question:
    """Return the question with some of its fields replaced."""
    return replace(question, **changes)  # type: ignore[arg-type]
