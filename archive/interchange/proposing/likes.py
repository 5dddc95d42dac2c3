"""Possible duplicates of new rows: the same day and nearly the same title, or the same shelfmark."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from archive.documents.models import Document, Holding
from archive.interchange.planning import Planned
from archive.interchange.record import Record
from archive.interchange.slicing import slices
from archive.text.folding import fold

SIMILAR: Final = 80  # of 100: similarity of two titles, regardless of word order
SURE_ENOUGH: Final = 60  # enough where the shelfmark is the same
_MOST: Final = 3  # proposals for a row
_KEY: Final = 300  # characters of a title that are compared
Day = tuple[datetime.date | None, datetime.date | None]


@dataclass(frozen=True, slots=True)
class Like:
    """An existing record that a row may be: the similarity of titles (0–100), and whether the shelfmark is the same."""

    document: Document
    score: int
    same_shelfmark: bool


def likes(new: Sequence[Planned]) -> Mapping[int, tuple[Like, ...]]:
    """Map the number of each row to the records it may be, the likeliest first; rows without any are left out."""
    here = _Here(one.record for one in new if one.record)
    found = {one.row.number: here.like(one.record) for one in new if one.record}
    return {number: some for number, some in found.items() if some}


class _Here:
    """The archive's documents with the same days or shelfmarks, read in a few queries."""

    def __init__(self, records: Iterable[Record]) -> None:
        days, marks = set[datetime.date](), set[str]()
        for one in records:
            if (day := _day(one)) and day[0]:
                days.add(day[0])
            marks |= _marks(one)
        self._by_day: dict[Day, list[Document]] = defaultdict(list)
        self._by_mark: dict[str, list[Document]] = defaultdict(list)
        for some in slices(days):
            for document in Document.objects.filter(date_earliest__in=some).order_by("pk"):
                self._by_day[document.date_earliest, document.date_latest].append(document)
        for some_marks in slices(marks):
            rows = Holding.objects.filter(reference__in=some_marks).select_related("document").order_by("pk")
            for holding in rows:
                self._by_mark[holding.reference].append(holding.document)

    def like(self, record: Record) -> tuple[Like, ...]:
        key = fold(record.title)[:_KEY]
        day = _day(record)
        marked = {document.pk: document for mark in _marks(record) for document in self._by_mark[mark]}
        every = {document.pk: document for document in (self._by_day[day] if day else ())} | marked
        found = []
        for pk, document in every.items():
            score = round(fuzz.token_sort_ratio(key, document.title_key))
            if score >= (SURE_ENOUGH if pk in marked else SIMILAR):
                found.append(Like(document, score, pk in marked))
        return tuple(sorted(found, key=lambda one: (-one.score, one.document.pk))[:_MOST])


def _day(record: Record) -> Day | None:
    date = record.date
    return (date.earliest, date.latest) if date and date.earliest and date.latest else None


def _marks(record: Record) -> set[str]:
    return {holding.reference for holding in record.holdings if holding.reference}
