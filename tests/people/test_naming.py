"""From a name as written to its alias: one bearer, several, or nobody yet."""

import pytest

from archive.merging.merge import merge
from archive.people.models import Alias
from archive.people.naming import alias_as_borne, alias_for, bearers
from tests.hands import person, staff

pytestmark = pytest.mark.django_db


def test_a_name_one_person_bears_is_theirs_whatever_its_case_and_accents() -> None:
    gomulka = person("Władysław Gomułka")
    alias, _ = alias_as_borne("WLADYSLAW GOMULKA")
    assert alias.person == gomulka
    assert alias.form == "WLADYSLAW GOMULKA"


def test_a_name_two_people_bear_waits_for_somebody_who_knows() -> None:
    person("Ivan Kovalev", "Kovalev")
    person("Stepan Kovalev", "Kovalev")
    alias, _ = alias_as_borne("Kovalev")
    assert alias.person is None


def test_a_name_two_people_bore_who_are_now_one_is_theirs() -> None:
    one, other = person("Joseph Stalin", "Filippov"), person("Filippov")
    merge(one, [other], by=staff("anna"), reason="a cover name")
    alias, _ = alias_as_borne("Filippov")
    assert alias.person is not None
    assert alias.person.root_pk == one.pk


def test_a_name_of_nobody_waits_once_however_often_it_is_written() -> None:
    (first, made), (second, again) = alias_for("Krasovsky", None), alias_for("Krasovsky", None)
    assert (first, made, again) == (second, True, False)
    assert Alias.objects.filter(form="Krasovsky").count() == 1


def test_who_bears_which_names_is_told_by_their_keys() -> None:
    zhou = person("Zhou Enlai", "Chou En-lai")
    told = bearers(["CHOU EN-LAI", "Krasovsky"])
    assert list(told.values()) == [frozenset({zhou.pk})]
