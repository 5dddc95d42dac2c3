"""Who and what is public: whatever a published document points to, and nothing that only drafts do."""

import pytest

from archive.documents.publicity import public_names, public_people
from archive.documents.vocabulary import State
from archive.merging.merge import merge
from archive.people.models import Alias, Person
from tests.hands import letter, person, staff

pytestmark = pytest.mark.django_db


def test_somebody_is_public_when_a_published_document_names_them() -> None:
    stalin, kovalev = person("Joseph Stalin", "Filippov"), person("Ivan Kovalev")
    letter("Cable", ("Filippov", "author"))
    letter("Draft of a cable", ("Ivan Kovalev", "recipient"), published=False)
    assert list(public_people()) == [stalin]
    assert kovalev not in public_people()


def test_somebody_is_unseen_again_when_the_last_document_is_withdrawn() -> None:
    person("Joseph Stalin", "Filippov")
    cable = letter("Cable", ("Filippov", "author"))
    cable.state = State.WITHDRAWN
    cable.save()
    assert not public_people().exists()


def test_the_survivor_is_public_by_the_documents_of_whom_they_absorbed() -> None:
    stalin, filippov = person("Joseph Stalin"), person("Filippov")
    letter("Cable", ("Filippov", "author"))
    merge(stalin, [filippov], by=staff("anna"), reason="a cover name")
    assert list(public_people()) == [Person.objects.get(pk=stalin.pk)]


def test_a_spelling_that_only_drafts_write_stays_unseen() -> None:
    stalin = person("Joseph Stalin")
    letter("Cable", ("Joseph Stalin", "author"))
    letter("Draft", ("Philippoff", "author", stalin), published=False)
    shown = set(public_names(Alias.objects.all()).values_list("form", flat=True))
    assert shown == {"Joseph Stalin"}


def test_a_name_a_curator_entered_for_a_public_person_is_seen() -> None:
    person("Joseph Stalin", "Koba")
    letter("Cable", ("Joseph Stalin", "author"))
    assert "Koba" in set(public_names(Alias.objects.all()).values_list("form", flat=True))
