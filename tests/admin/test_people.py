"""People, names and the journal at the desk."""

import pytest
from django.test import Client

from archive.journal.models import Run
from archive.people.models import Alias, Person
from tests.admin.forms import save, signed_in
from tests.hands import documents_of, letter, person, staff, unidentified

pytestmark = pytest.mark.django_db
ADD = "/admin/archive/person/add/"


def test_a_person_is_entered_with_further_names_and_gets_an_address() -> None:
    typed = {
        "name": "Joseph Stalin", "kind": "person", "born": "1878", "died": "5 March 1953",
        "aliases-0-form": "Сталин", "aliases-0-kind": "original",
    }  # fmt: skip
    assert save(signed_in("names", "Name editors"), ADD, typed).status_code == 302
    stalin = Person.objects.get()
    assert stalin.slug == "joseph-stalin"
    assert sorted(stalin.aliases.values_list("form", "kind", "script")) == [
        ("Joseph Stalin", "preferred", "Latn"),
        ("Сталин", "original", "Cyrl"),
    ]


def test_renaming_a_person_keeps_the_former_name_and_the_address() -> None:
    stalin = person("Stalin")
    save(signed_in("names", "Name editors"), change(stalin), {"name": "Joseph Stalin"})
    assert sorted(stalin.aliases.values_list("form", "kind")) == [
        ("Joseph Stalin", "preferred"),
        ("Stalin", "spelling"),
    ]
    assert Person.objects.get().slug == "stalin"


@pytest.mark.parametrize(
    ("sorted_by", "then"), [("Dulles, Allen", "Rusk, Dean"), ("Dulles the elder", "Dulles the elder")]
)
def test_the_register_follows_a_mended_name_unless_somebody_chose_how_it_files(sorted_by: str, then: str) -> None:
    dulles = person("Allen Dulles")
    Person.objects.update(sort_name=sorted_by)
    save(signed_in("names", "Name editors"), change(dulles), {"name": "Dean Rusk"})
    assert Person.objects.get().sort_name == then


def test_the_form_of_a_name_that_documents_bear_stays() -> None:
    stalin = person("Joseph Stalin", "Filipov")
    letter("A cable", ("Filipov", "author"))
    page = save(signed_in("names", "Name editors"), change(stalin), {"aliases-0-form": "Filippov"})
    assert "Documents bear “Filipov”, so it stays as it is" in page.content.decode()
    assert Alias.objects.filter(form="Filipov").exists()


def test_a_person_is_found_by_any_name_in_any_script() -> None:
    person("Joseph Stalin", "Сталин", "Fyn Si")
    names = signed_in("names", "Name editors")
    for typed in ("stalin", "СТАЛИН", "fyn"):
        assert "Joseph Stalin" in names.get("/admin/archive/person/", {"q": typed}).content.decode()


def test_a_waiting_name_is_identified_on_its_form() -> None:
    stalin = person("Joseph Stalin")
    letter("A cable", ("Filipov", "author"))
    names = signed_in("names", "Name editors")
    address = f"/admin/archive/alias/identify/?alias={unidentified('Filipov').pk}"
    assert "A cable" in names.get(address).content.decode()
    assert names.post(address, {"person": stalin.pk, "reason": "the bracket"}).status_code == 302
    assert documents_of(stalin) == {"A cable"}


def test_neither_or_both_of_person_and_new_name_is_asked_again() -> None:
    letter("A cable", ("Filipov", "author"))
    names = signed_in("names", "Name editors")
    address = f"/admin/archive/alias/identify/?alias={unidentified('Filipov').pk}"
    assert "Choose a person, or type the name of a new one" in names.post(address, {"reason": ""}).content.decode()


def test_a_curator_does_not_identify() -> None:
    letter("A cable", ("Filipov", "author"))
    curator = signed_in("curator", "Curators")
    assert curator.get(f"/admin/archive/alias/identify/?alias={unidentified('Filipov').pk}").status_code == 403


@pytest.mark.parametrize("alias", ["0", "999999", "x", "9" * 40, ""])
def test_a_name_that_is_not_there_is_not_found(alias: str) -> None:
    assert signed_in("names", "Name editors").get(f"/admin/archive/alias/identify/?alias={alias}").status_code == 404


def test_a_run_is_undone_at_the_desk() -> None:
    stalin = person("Joseph Stalin")
    letter("A cable", ("Filipov", "author"))
    names = signed_in("names", "Name editors")
    names.post(f"/admin/archive/alias/identify/?alias={unidentified('Filipov').pk}", {"person": stalin.pk})
    run = Run.objects.get(kind=Run.Kind.IDENTIFY)
    assert names.get(f"/admin/archive/run/{run.pk}/").status_code == 200
    assert names.get("/admin/archive/run/").status_code == 200
    page = names.post(f"/admin/archive/run/{run.pk}/undo/", {"reason": "too quick"}, follow=True)
    assert "Undone" in page.content.decode()
    assert documents_of(stalin) == set()
    refused = names.post(f"/admin/archive/run/{run.pk}/undo/", {"reason": "again"})
    assert (refused.status_code, "undone already" in refused.content.decode()) == (409, True)


def test_what_cannot_be_identified_or_undone_is_refused_as_a_merge_is() -> None:
    stalin = person("Joseph Stalin")
    letter("A cable", ("Filipov", "author"))
    names = signed_in("names", "Name editors")
    identify = f"/admin/archive/alias/identify/?alias={unidentified('Filipov').pk}"
    undo = f"/admin/archive/run/{Run.objects.latest('pk').pk}/undo/"
    for typed in ({}, {"person": stalin.pk, "new_name": "Filipov"}):
        assert names.post(identify, typed).status_code == 409
    assert names.post(undo, {"reason": " "}).status_code == 409
    assert [names.get(address).status_code for address in (identify, undo)] == [200, 200]


def test_who_may_not_undo_is_refused() -> None:
    letter("A cable")
    curator = signed_in("curator", "Curators")
    assert curator.post(f"/admin/archive/run/{Run.objects.latest('pk').pk}/undo/", {"reason": "x"}).status_code == 403


@pytest.mark.parametrize("model", ["topic", "place", "collection", "repository", "documenttype"])
def test_headings_are_entered_and_get_an_address(model: str) -> None:
    curator = signed_in("curator", "Curators")
    assert save(curator, f"/admin/archive/{model}/add/", {"name": "Синьцзян"}).status_code == 302
    assert "sintszyan" in curator.get(f"/admin/archive/{model}/").content.decode()


@pytest.mark.parametrize("model", ["document", "person", "alias", "topic", "place", "collection", "repository", "run"])
def test_every_list_of_the_desk_opens_and_is_searched(model: str) -> None:
    letter("A cable", ("Filipov", "author"), date="February 1949")
    users = staff("admin", "Administrators")
    client = Client()
    client.force_login(users)
    assert client.get(f"/admin/archive/{model}/", {"q": "Фил%_'\""}).status_code == 200


def change(person: Person) -> str:
    return f"/admin/archive/person/{person.pk}/change/"
