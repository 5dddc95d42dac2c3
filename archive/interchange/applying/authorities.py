"""Loading fixtures of topics, places, collections and people: existing records only gain names."""

from collections.abc import Sequence

from archive.authority.addresses import give_out
from archive.authority.models import Address
from archive.documents.models import Collection
from archive.interchange.applying.people import add_names, enrol_people
from archive.interchange.authority_records import HeadingRecord, PersonRecord
from archive.journal.runs import OpenRun
from archive.people.models import Person
from archive.places.models import Place, PlaceName
from archive.search import engine
from archive.topics.models import Synonym, Topic


def lay_people(records: Sequence[PersonRecord], run: OpenRun) -> None:
    """Create these people under their slugs; existing ones gain missing names."""
    here = {person.slug: person for person in Person.objects.filter(slug__in=[record.slug for record in records])}
    for record in records:
        if record.slug in here:
            add_names(here[record.slug], record.names, run)
    enrol_people([record for record in records if record.slug not in here], run)


def lay_topics(records: Sequence[HeadingRecord], run: OpenRun) -> None:
    """Create these topics below their broader ones, with their synonyms."""
    pks = []
    for record in records:
        broader = Topic.objects.get(slug=record.above) if record.above else None
        topic, made = Topic.objects.get_or_create(slug=record.slug, defaults={"name": record.name, "broader": broader})
        for form in record.names:
            Synonym.objects.get_or_create(topic=topic, form=form)
        pks.append(topic.pk)
        if made:
            give_out(Address.Kind.TOPIC, [(topic.slug, topic.pk)])
    _recorded("topic", pks, run)


def lay_places(records: Sequence[HeadingRecord], run: OpenRun) -> None:
    """Create these places in their parents, with their other names."""
    pks = []
    for record in records:
        parent = Place.objects.get(slug=record.above) if record.above else None
        given = {"parent": parent, "latitude": record.latitude, "longitude": record.longitude}
        place, made = Place.objects.get_or_create(slug=record.slug, defaults={"name": record.name, **given})
        for form in record.names:
            PlaceName.objects.get_or_create(place=place, form=form)
        pks.append(place.pk)
        if made:
            give_out(Address.Kind.PLACE, [(place.slug, place.pk)])
    _recorded("place", pks, run)


def lay_collections(records: Sequence[HeadingRecord], run: OpenRun) -> None:
    """Create these collections, with their introductions."""
    pks = []
    for record in records:
        collection, made = Collection.objects.get_or_create(
            slug=record.slug, defaults={"name": record.name, "introduction": record.introduction}
        )
        pks.append(collection.pk)
        if made:
            give_out(Address.Kind.COLLECTION, [(collection.slug, collection.pk)])
    _recorded("collection", pks, run)


def _recorded(kind: str, pks: list[int], run: OpenRun) -> None:
    run.record(kind, pks)
    engine.refresh_headings(kind, pks)
