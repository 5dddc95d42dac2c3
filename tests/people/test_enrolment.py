"""Entering a new person: a record, a preferred name, an address nobody had before."""

import pytest

from archive.authority.addresses import target_of
from archive.people.enrolment import NameRefused, agree_on_preferred, enrol
from archive.people.models import Alias, Person

pytestmark = pytest.mark.django_db


def test_a_new_person_is_listed_under_the_name_they_were_entered_with() -> None:
    person = enrol("Anastas Mikoyan")
    assert list(person.aliases.values_list("form", "kind")) == [("Anastas Mikoyan", Alias.Kind.PREFERRED)]
    assert target_of("person", "anastas-mikoyan") == person.pk


def test_a_namesake_gets_an_address_of_their_own() -> None:
    assert [enrol("Ivan Kovalev").slug for _ in range(3)] == ["ivan-kovalev", "ivan-kovalev-2", "ivan-kovalev-3"]


def test_a_name_in_another_script_has_an_address_one_can_type() -> None:
    assert enrol("周恩来").slug.isascii()


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u200b", "\t\n"])
def test_nothing_visible_is_no_name(typed: str) -> None:
    with pytest.raises(NameRefused):
        enrol(typed)
    assert not Person.objects.exists()


def test_a_renamed_person_keeps_the_former_heading_as_a_spelling() -> None:
    person = enrol("Filippov")
    person.name = "Joseph Stalin"
    person.save()
    agree_on_preferred(person)
    told = dict(person.aliases.values_list("form", "kind"))
    assert told == {"Filippov": Alias.Kind.SPELLING, "Joseph Stalin": Alias.Kind.PREFERRED}
