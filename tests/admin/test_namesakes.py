"""Whoever types a name that is here already, in whatever spelling or script, is told before and after."""

import pytest
from django.test import Client

from archive.journal.models import Run
from archive.merging.candidates import rebuild
from archive.people.models import Person
from tests.admin.forms import save, signed_in
from tests.hands import letter, person

pytestmark = pytest.mark.django_db
ADD = "/admin/archive/person/add/"
ALIKE = "/admin/archive/person/alike/"


@pytest.fixture
def names() -> Client:
    return signed_in("names", "Name editors")


@pytest.fixture(autouse=True)
def vyshinsky() -> Person:
    vyshinsky = person("Andrei Vyshinsky")
    rebuild()
    return vyshinsky


@pytest.mark.parametrize("typed", ["Andrei Vyshinsky", "ANDREI VYSHINSKY", "Vyshinskii, Andrei", "Вышинский, Андрей"])
def test_a_like_name_is_told_while_one_types(names: Client, vyshinsky: Person, typed: str) -> None:
    (found,) = names.get(ALIKE, {"name": typed}).json()["alike"]
    assert found["words"].startswith("Andrei Vyshinsky (Andrei Vyshinsky, andrei-vyshinsky): ")
    assert found["address"] == f"/admin/archive/person/{vyshinsky.pk}/change/"


@pytest.mark.parametrize("typed", ["Zhou Enlai", "", " ", "%", "'" * 600])
def test_a_name_that_is_new_is_told_of_nobody(names: Client, typed: str) -> None:
    assert names.get(ALIKE, {"name": typed}).json()["alike"] == []


def test_who_is_entered_anyway_stands_so_in_the_journal(names: Client) -> None:
    save(names, ADD, {"name": "Vyshinskii, Andrei", "kind": "person"})
    assert Run.objects.latest("pk").reason == "Entered although it may be here already: Andrei Vyshinsky"
    save(names, ADD, {"name": "Zhou Enlai", "kind": "person"})
    assert Run.objects.latest("pk").reason == ""


def test_a_waiting_name_is_told_too(names: Client) -> None:
    letter("A cable", ("Filipov", "author"))
    rebuild()
    (found,) = names.get(ALIKE, {"name": "Filipov"}).json()["alike"]
    assert "not yet identified" in found["words"]


def test_the_button_looks_without_saving(names: Client) -> None:
    page = save(names, ADD, {"name": "Андрей Вышинский", "kind": "person"}, button="_alike")
    assert "Perhaps here already: Andrei Vyshinsky" in page.content.decode()
    assert "Андрей Вышинский" in page.content.decode()
    assert Person.objects.count() == 1


def test_whoever_saves_it_all_the_same_is_led_to_the_merge(names: Client, vyshinsky: Person) -> None:
    save(names, ADD, {"name": "Андрей Вышинский", "kind": "person"})
    made = Person.objects.latest("pk")
    text = names.get("/admin/archive/person/").content.decode()
    assert f"/admin/archive/person/merge/?survivor={vyshinsky.pk}&absorbed={made.pk}" in text.replace("&amp;", "&")


def test_who_may_not_see_people_is_not_told(vyshinsky: Person) -> None:
    assert signed_in("nobody").get(ALIKE, {"name": "Vyshinsky"}).status_code == 403


def test_a_name_of_two_alphabets_is_saved_only_after_its_letters_were_shown(names: Client) -> None:
    typed = {"name": "Joseph St\u0430lin", "kind": "person"}
    page = save(names, ADD, typed)
    assert "\u0430 is Cyrillic" in page.content.decode()
    assert "Save strange letters all the same" in page.content.decode()
    assert save(names, ADD, {**typed, "strange_letters": "1"}).status_code == 302
    assert Person.objects.filter(name="Joseph St\u0430lin").exists()


def test_a_name_that_only_looks_like_one_that_is_here_is_shown_first(names: Client) -> None:
    person("TACC")
    page = save(names, ADD, {"name": "\u0422\u0410\u0421\u0421", "kind": "person"})
    assert "looks the same as “TACC”" in page.content.decode()
