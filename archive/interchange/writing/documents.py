"""Documents of the archive as travelling records, a few hundred at a time."""

import datetime
from collections.abc import Iterable, Iterator

from django.db import models
from django.db.models import Count, QuerySet

from archive.documents.models import Credit, Document, DocumentPlace, Relation, TopicTag
from archive.documents.vocabulary import BackerKind, State
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
from archive.names.keys import name_key
from archive.people.models import Alias
from archive.places.models import Place


def records_of(pks: Iterable[int], *, public: bool = True) -> Iterator[Record]:
    """The documents of these keys in this order, each as it travels; missing ones are left out.

    With `public`, only published documents, and nothing that tells of others: no tie to a draft, no bearer of a name
    whom only drafts credit.
    """
    for _, record in records_by_key(pks, public=public):
        yield record


def records_by_key(pks: Iterable[int], *, public: bool = True) -> Iterator[tuple[int, Record]]:
    """The same, each with its key."""
    for some in slices(pks):
        documents = (Document.objects.published() if public else Document.objects.all()).filter(pk__in=some)
        found = {document.pk: document for document in documents.in_full()}
        surroundings = Surroundings(found.values(), public=public)
        yield from ((pk, surroundings.record(found[pk])) for pk in some if pk in found)


def published_keys() -> QuerySet[Document, int]:
    """The keys of all that is published, in the order in which it came in."""
    return Document.objects.published().order_by("pk").values_list("pk", flat=True)


class Surroundings:
    """What has to be known of other records to write these ones: shared names of places, bearers of open names."""

    def __init__(self, documents: Iterable[Document], *, public: bool) -> None:
        documents = list(documents)
        self._public = public
        self._borne = _borne_keys(documents, public=public)
        self._shared = _shared_place_names(documents)

    def record(self, document: Document) -> Record:
        """This document as it travels."""
        return Record(
            id=document.public_id,
            state=document.state,
            changed=_moment(document.changed),
            type=document.type.name if document.type else "",
            languages=tuple(language.code for language in document.languages.all()),
            texts=tuple(
                TravellingText(text.content.body, text.kind, text.language, text.credit)
                for text in document.texts.all()
            ),
            credits=tuple(self._credit(credit) for credit in document.credits.all()),
            topics=tuple(map(_topic, sorted(document.topic_tags.all(), key=_key))),
            places=tuple(self._place(link) for link in document.document_places.all()),
            collections=tuple(one.collection.name for one in sorted(document.memberships.all(), key=_key)),
            holdings=tuple(
                TravellingHolding(one.repository.name if one.repository else "", one.reference, one.note)
                for one in document.holdings.all()
            ),
            donors=_backers(document, BackerKind.DONOR),
            contributors=_backers(document, BackerKind.CONTRIBUTOR),
            related=tuple(_relation(tie) for tie in document.relations.all() if not self._hides(tie)),
            uploaded=document.uploaded.isoformat() if document.uploaded else "",
            date=document.date,
            **{name: getattr(document, name) for name in _AS_THEY_ARE},
        )

    def _credit(self, credit: Credit) -> TravellingCredit:
        alias = credit.alias
        person = alias.person.identity or alias.person if alias.person else None
        return TravellingCredit(
            name=alias.form,
            role=credit.role,
            supplied=credit.supplied,
            certainty=credit.certainty,
            person=person.slug if person else "",
            note=credit.note,
            unidentified=person is None and alias.key in self._borne,
            position=credit.which,
        )

    def _place(self, link: DocumentPlace) -> TravellingPlace:
        place = link.place.identity or link.place
        assert isinstance(place, Place)
        around = place.parent if place.name_key in self._shared else None
        within = around.name if around else ""
        return TravellingPlace(place.name, link.role, within, link.supplied, link.certainty)

    def _hides(self, tie: Relation) -> bool:
        return self._public and tie.other is not None and tie.other.state != State.PUBLISHED


_AS_THEY_ARE = (
    "title", "title_language", "source", "external_id", "date_text", "date_basis", "date_note", "date_calendar",
    "number", "summary", "classification", "rights", "funding", "url",
)  # fmt: skip


def _borne_keys(documents: list[Document], *, public: bool) -> set[str]:
    """The keys of names that are nobody's in these documents, while somebody does bear them."""
    opened = {
        credit.alias.key for document in documents for credit in document.credits.all() if credit.alias.person is None
    }
    borne: set[str] = set()
    for keys in slices(opened):
        aliases = Alias.objects.filter(key__in=keys).exclude(person=None)
        if public:
            aliases = aliases.filter(credits__document__state=State.PUBLISHED)
        borne.update(aliases.values_list("key", flat=True))
    return borne


def _shared_place_names(documents: list[Document]) -> set[str]:
    """The keys of names of these documents' places that another standing place bears as well."""
    places = [link.place.identity or link.place for document in documents for link in document.document_places.all()]
    shared: set[str] = set()
    for keys in slices({name_key(place.name) for place in places}):
        standing = Place.objects.standing().filter(name_key__in=keys).values("name_key")
        shared.update(standing.annotate(n=Count("pk")).filter(n__gt=1).values_list("name_key", flat=True))
    return shared


def _relation(tie: Relation) -> TravellingRelation:
    if tie.other is None:
        return TravellingRelation(tie.other_external_id, tie.kind)
    external_id = tie.other.external_id or tie.other_external_id
    return TravellingRelation(external_id, tie.kind, "" if external_id else tie.other.public_id)


def _topic(tag: TopicTag) -> TravellingTopic:
    return TravellingTopic(tag.heading, tag.supplied, tag.certainty)


def _backers(document: Document, kind: BackerKind) -> tuple[str, ...]:
    return tuple(backer.name for backer in document.backers.all() if backer.kind == kind)


def _key(row: models.Model) -> int:
    return int(row.pk)


def _moment(at: datetime.datetime) -> str:
    return at.astimezone(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
