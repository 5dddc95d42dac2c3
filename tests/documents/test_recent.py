"""Which records were changed last."""

import datetime

import pytest

from archive.documents.models import Document
from archive.documents.recent import changed_last
from archive.merging.merge import merge
from archive.people.models import Person
from archive.topics.models import Topic
from tests.hands import letter, person, staff

pytestmark = pytest.mark.django_db


def at(year: int) -> datetime.datetime:
    return datetime.datetime(year, 1, 1, tzinfo=datetime.UTC)


def test_the_latest_stand_first_and_drafts_nowhere() -> None:
    one, two = letter("One"), letter("Two")
    draft = letter("Draft", published=False)
    Document.objects.filter(pk=one.pk).update(changed=at(2030))
    Document.objects.filter(pk__in=[two.pk, draft.pk]).update(changed=at(2020))
    assert changed_last(50) == [one.pk, two.pk]
    assert changed_last(1) == [one.pk]


def test_a_record_was_changed_when_somebody_in_it_or_whoever_absorbed_them_was() -> None:
    stalin, koba = person("Joseph Stalin"), person("Koba")
    letters = [letter("Cable", ("Koba", "author", koba), ("Koba", "recipient", koba)), letter("Letter"), letter("Note")]
    merge(stalin, [koba], by=staff("names", "Name editors"), reason="One man.")
    Document.objects.update(changed=at(2020))
    Person.objects.update(changed=at(2010))
    for changed in (stalin, koba):
        Person.objects.filter(pk=changed.pk).update(changed=at(2030))
        assert changed_last(2)[0] == letters[0].pk
        Person.objects.filter(pk=changed.pk).update(changed=at(2010))
    assert changed_last(3) == [each.pk for each in reversed(letters)]


def test_a_record_was_changed_when_a_topic_of_it_was() -> None:
    cable, _letter = letter("Cable"), letter("Letter")
    korea = Topic.objects.create(slug="korean-war", name="Korean War")
    cable.topics.add(korea)
    Document.objects.update(changed=at(2020))
    Topic.objects.update(changed=at(2030))
    assert changed_last(50)[0] == cable.pk
