"""Documents of the archive as travelling records, a few hundred at a time."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from django.db.models import Count, QuerySet

from archive.documents.full import FullRecord, full_records
from archive.documents.full.values import PlaceIn, Tie
from archive.documents.listed import CreditedName
from archive.documents.models import Document
from archive.documents.prepared import Prepared
from archive.documents.publicity import written_names
from archive.documents.vocabulary import BackerKind
from archive.interchange.record import (
    Record,
    TravellingCredit,
    TravellingHolding,
    TravellingPlace,
    TravellingRelation,
    TravellingText,
    TravellingTopic,
)
from archive.interchange.slicing import slices
from archive.people.models import Alias
from archive.people.querysets import AliasQuerySet
from archive.places.models import Place


def records_of(pks: Iterable[int], *, public: bool = True) -> Iterator[Record]:
    """Yield the documents of these keys in this order as they travel; missing ones are left out.

    With `public`, only published documents, and nothing that reveals others: no relation to a draft, no person of a
    name whom only drafts credit.
    """
    for _, record in records_by_key(pks, public=public):
        yield record


def records_by_key(pks: Iterable[int], *, public: bool = True) -> Iterator[tuple[int, Record]]:
    """Yield the same, each with its key."""
    for some in slices(pks):
        found = full_records(some, public=public)
        surroundings = Surroundings(found.values(), public=public)
        yield from ((pk, surroundings.record(record)) for pk, record in found.items())


def published_keys() -> QuerySet[Document, int]:
    """Return the keys of all published documents, in order of creation."""
    return Document.objects.published().order_by("pk").values_list("pk", flat=True)


class Surroundings:
    """What writing these records needs of others: shared names of places, and people of open names."""

    def __init__(self, records: Iterable[FullRecord], *, public: bool) -> None:
        records = list(records)
        self._public = public
        self._borne = _borne_keys(records, public=public)
        self._shared = _shared_place_names(records)

    def record(self, record: FullRecord) -> Record:
        """Return this record as it travels."""
        return Record(
            id=record.public_id,
            changed=_moment(record.own_changed),
            type=record.type.name,
            texts=tuple(TravellingText(text.body, text.kind, text.language, text.credit) for text in record.texts),
            credits=tuple(map(self._credit, record.names)),
            topics=tuple(TravellingTopic(one.name, one.supplied, one.certainty) for one in record.topics),
            places=tuple(map(self._place, record.places)),
            collections=tuple(one.name for one in record.collections),
            holdings=tuple(TravellingHolding(one.repository.name, one.reference, one.note) for one in record.holdings),
            donors=record.backed_by(BackerKind.DONOR),
            contributors=record.backed_by(BackerKind.CONTRIBUTOR),
            related=tuple(_relation(tie) for tie in record.ties if not self._hides(tie)),
            **{name: getattr(record, name) for name in _AS_THEY_ARE},
        )

    def _credit(self, name: CreditedName) -> TravellingCredit:
        return TravellingCredit(
            name=name.written,
            role=name.role,
            supplied=name.supplied,
            certainty=name.certainty,
            person=name.slug,
            note=name.note,
            unidentified=not name.identity and name.key in self._borne,
            position=name.which,
        )

    def _place(self, place: PlaceIn) -> TravellingPlace:
        within = place.within if place.key in self._shared else ""
        return TravellingPlace(place.name, place.role, within, place.supplied, place.certainty)

    def _hides(self, tie: Tie) -> bool:
        return self._public and bool(tie.public_id) and not tie.is_public


_AS_THEY_ARE = (
    "state", "title", "title_language", "source", "external_id", "date", "date_text", "date_basis", "date_note",
    "date_calendar",
    "number", "summary", "languages", "classification", "rights", "funding", "url", "uploaded",
)  # fmt: skip


def _borne_keys(records: list[FullRecord], *, public: bool) -> set[str]:
    """Return the keys of names that are unidentified in these records while somebody bears them."""
    opened = {name.key for record in records for name in record.names if not name.identity}
    return {key for (key,) in (_borne_in_public if public else _borne)(list(opened))}


def _bearing(keys: Sequence[Any]) -> AliasQuerySet:
    return Alias.objects.filter(key__in=keys).exclude(person=None).order_by()


_borne: Final = Prepared(lambda keys: _bearing(keys).values_list("key").distinct())
# A subquery per name: with a join, a name in ten thousand documents gives ten thousand rows.
_borne_in_public: Final = Prepared(lambda keys: written_names(_bearing(keys)).values_list("key").distinct())


def _shared_place_names(records: list[FullRecord]) -> set[str]:
    """Return the keys of names of these records' places that another standing place has too."""
    shared: set[str] = set()
    for keys in slices({place.key for record in records for place in record.places if place.within}):
        standing = Place.objects.standing().filter(name_key__in=keys).values("name_key")
        shared.update(standing.annotate(n=Count("pk")).filter(n__gt=1).values_list("name_key", flat=True))
    return shared


def _relation(tie: Tie) -> TravellingRelation:
    if not tie.public_id:
        return TravellingRelation(tie.other_external_id, tie.kind)
    external_id = tie.external_id or tie.other_external_id
    return TravellingRelation(external_id, tie.kind, "" if external_id else tie.public_id)


def _moment(at: datetime.datetime) -> str:
    return at.astimezone(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
