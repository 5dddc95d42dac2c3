"""Public lists in the admin: exactly the documents of the public list with the same parameters."""

from typing import Any, Final

from django.db.models import QuerySet
from django.http import QueryDict

from archive.admin.finding.words import among
from archive.dates import ImpreciseDate, UnreadableDate
from archive.documents.models import Document
from archive.search import engine
from archive.search.query import HAS, MATCH_ALL_BY_DEFAULT, WITHOUT, Choice, Facet, Selection

READERS: Final = frozenset(
    {
        "q", "names", "without", "has", "after", "before", "within", "certain", "stated", "as",
        *(name for facet in Facet for name in (facet.value, f"not_{facet}", f"{facet}_match")),
    }
)  # fmt: skip


def as_readers_find(asked: QueryDict) -> "QuerySet[Document]":
    """Return the documents of the public list with these parameters; none if a date is unreadable."""
    try:
        found = engine.find(_selection(asked))
    except UnreadableDate:
        return Document.objects.none()
    return Document.objects.filter(pk__in=among(found.ids))


def _selection(asked: QueryDict) -> Selection:
    return Selection(
        words=asked.get("q", ""),
        words_only=asked.get("names") == "exact",
        choices=tuple(filter(None, (choice(facet, asked) for facet in Facet))),
        without=frozenset(asked.getlist("without")) & frozenset(WITHOUT),
        after=_date(asked.get("after", "")),
        before=_date(asked.get("before", "")),
        wholly_within=asked.get("within") == "1",
        certain_only=asked.get("certain") == "1",
        stated_only=asked.get("stated") == "1",
        written=tuple(asked.getlist("as")),
        has=frozenset(asked.getlist("has")) & frozenset(HAS),
        per_page=0,
    )


def choice(facet: Facet, asked: QueryDict) -> Choice | None:
    """Return what is chosen and left out in this facet; None if nothing is."""
    values, excluded = (tuple(filter(None, asked.getlist(name))) for name in (facet.value, f"not_{facet}"))
    match: Any = asked.get(f"{facet}_match")
    is_all = match == "all" if match else facet in MATCH_ALL_BY_DEFAULT
    return Choice(facet, values, is_all, excluded) if values or excluded else None


def _date(typed: str) -> ImpreciseDate | None:
    return ImpreciseDate.asked(typed) if typed else None
