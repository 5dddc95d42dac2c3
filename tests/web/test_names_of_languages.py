"""Pages in a language call people by the name that is preferred there, wherever somebody is named."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from archive.editing.undoing import undo_run
from archive.interchange.applying.people import enrol_people
from archive.interchange.reading.authorities import people_of
from archive.interchange.writing.people import json_lines
from archive.journal.models import Run
from archive.journal.runs import open_run
from archive.merging.merge import merge
from archive.merging.split import split
from archive.names.scripts import script_of_language
from archive.people.models import Alias, Person
from tests.admin.forms import save, signed_in
from tests.hands import letter, person, staff
from tests.web.formats import text
from tests.web.pages import blocks, opened

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def in_russian(kept: None) -> int:
    stalin, mao = person("Joseph Stalin", "Иосиф Сталин", "斯大林"), person("Mao Zedong")
    letter("A cable", ("Filippov", "author", stalin), ("Mao Zedong", "recipient", mao), date="1950")
    letter("A note", ("Joseph Stalin", "author", stalin), date="1951")
    prefer(stalin, "Иосиф Сталин", "ru")
    return stalin.pk


@pytest.fixture
def stalin(in_russian: int) -> Person:
    """Stalin, whom pages in Russian call Иосиф Сталин, with a letter to Mao and one to himself by a cover name."""
    return Person.objects.get(pk=in_russian)


def test_every_page_in_russian_says_the_russian_name(stalin: Person) -> None:
    for address in ("documents/", f"documents/?person={stalin.slug}"):
        assert "Иосиф Сталин" not in visible(f"/{address}"), address
    page = opened(f"/ru/people/{stalin.slug}/")
    assert "<h1>" in page
    assert " ".join(blocks(page)).find("Иосиф Сталин Joseph Stalin") >= 0
    assert "Filippov [Иосиф Сталин]" in " ".join(blocks(opened("/ru/documents/")))
    assert "Joseph Stalin" not in facet("/ru/documents/facets/person/")
    assert "Иосиф Сталин" in facet("/ru/documents/facets/person/")
    assert "Иосиф Сталин" in " ".join(blocks(opened(f"/ru/documents/?author={stalin.slug}")))


def test_the_register_files_them_by_the_name_of_its_language(stalin: Person) -> None:
    assert "Stalin, Joseph" in visible("/people/")
    register = visible("/ru/people/")
    assert "Сталин, Иосиф" in register
    assert "Stalin, Joseph" not in register
    assert "Сталин, Иосиф" in visible("/ru/people/?letter=%D0%A1")


def test_the_values_of_a_facet_stand_in_the_order_of_the_names_one_reads(stalin: Person) -> None:
    letter("A letter", ("Andrei Zhdanov", "author", person("Andrei Zhdanov")))
    english, russian = facet("/documents/facets/person/?order=name"), facet("/ru/documents/facets/person/?order=name")
    assert english.index("Joseph Stalin") < english.index("Andrei Zhdanov")
    assert russian.index("Andrei Zhdanov") < russian.index("Иосиф Сталин")


def test_a_name_without_a_language_speaks_for_all_of_its_script(stalin: Person) -> None:
    assert script_of_language("ru") == ("Cyrl",)
    assert script_of_language("zh-Hant") == ("Hant", "Hani")
    mao = Person.objects.get(name="Mao Zedong")
    save(signed_in("names", "Name editors"), change(mao), {"aliases-0-form": "Мао", "aliases-0-heads": "on"})
    assert "Мао" in visible(f"/ru/people/{mao.slug}/")


def test_what_an_absorbed_person_is_called_yields_to_the_survivor_and_comes_back_with_the_undo(stalin: Person) -> None:
    koba, names = person("Koba", "Коба"), staff("names2")
    prefer(koba, "Коба", "ru")
    merge(stalin, [koba], by=names, reason="the underground")
    assert "Иосиф Сталин" in visible(f"/ru/people/{stalin.slug}/")
    undo_run(Run.objects.get(kind=Run.Kind.MERGE), by=names, reason="no proof")
    mao = Person.objects.get(name="Mao Zedong")
    merge(mao, [koba], by=names, reason="a test of the edge")
    assert "Коба" in facet("/ru/documents/facets/person/")
    undo_run(Run.objects.filter(kind=Run.Kind.MERGE).latest("pk"), by=names, reason="nonsense")
    assert "Mao Zedong" in facet("/ru/documents/facets/person/")


def test_a_name_that_goes_to_somebody_else_heads_no_page_of_theirs(stalin: Person) -> None:
    other = person("Another Stalin", "Другой Сталин")
    prefer(other, "Другой Сталин", "ru")
    alias = stalin.aliases.get(form="Иосиф Сталин")
    split(stalin, by=staff("names2"), reason="his cousin", aliases=[alias.pk], target=other)
    assert not Alias.objects.get(pk=alias.pk).heads
    undo_run(Run.objects.get(kind=Run.Kind.SPLIT), by=staff("names2"), reason="no cousin")
    assert "Иосиф Сталин" in visible(f"/ru/people/{stalin.slug}/")


def test_it_is_chosen_on_the_form_of_the_person_and_moved_in_one_save_and_taken_back(stalin: Person) -> None:
    names = signed_in("names", "Name editors")
    typed = {"aliases-3-form": "Коба", "aliases-3-language": "ru", "aliases-3-heads": "on", "aliases-3-kind": "cover"}
    page = save(names, change(stalin), typed)
    assert "Another name of theirs is preferred in this language." in page.content.decode()
    assert not stalin.aliases.filter(form="Коба").exists()
    save(names, change(stalin), {**typed, "aliases-0-heads": ""})
    assert "Коба" in visible(f"/ru/people/{stalin.slug}/")
    undo_run(Run.objects.latest("pk"), by=staff("names2"), reason="he was no bandit")
    assert " ".join(blocks(opened(f"/ru/people/{stalin.slug}/"))).find("Иосиф Сталин Joseph Stalin") >= 0


def test_it_travels_and_a_second_one_for_the_language_is_not_taken(stalin: Person) -> None:
    (line,) = json_lines([stalin.pk])
    told: dict[str, Any] = json.loads(line)
    assert [name["form"] for name in told["names"] if name.get("preferred")] == ["Иосиф Сталин"]
    told |= {"slug": "another", "names": [*told["names"], {"form": "Коба", "language": "ru", "preferred": True}]}
    told = {key: value for key, value in told.items() if key != "absorbed"}
    with open_run(Run.Kind.IMPORT, by=staff("names2")) as run:
        (pk,) = enrol_people(people_of("people.jsonl", json.dumps(told)), run)
    assert list(Alias.objects.filter(person=pk, heads=True).values_list("form", flat=True)) == ["Иосиф Сталин"]


def test_an_eac_record_authorizes_the_preferred_name_of_each_language(stalin: Person) -> None:
    told = text(f"/people/{stalin.slug}.eac.xml")
    entries = re.findall(r"<nameEntry[^>]*>.*?</nameEntry>", told, re.DOTALL)
    authorized = {
        re.sub(r"(?s).*<part>(.*)</part>.*", r"\1", each): each for each in entries if "authorizedForm" in each
    }
    assert authorized.keys() == {"Joseph Stalin", "Иосиф Сталин"}
    assert 'xml:lang="ru"' in authorized["Иосиф Сталин"]
    assert len(entries) == 4


def test_programs_are_told_which_name_is_preferred_in_which_language(stalin: Person) -> None:
    answer = Client().get(f"/api/v1/people/{stalin.slug}/").json()
    assert answer["name"] == "Joseph Stalin"
    (name,) = (name for name in answer["names"] if name.get("preferred"))
    assert (name["form"], name["language"]) == ("Иосиф Сталин", "ru")


def prefer(one: Person, form: str, language: str) -> None:
    """An editor says on the person's form which of their names heads pages in a language."""
    forms = list(one.aliases.exclude(kind=Alias.Kind.PREFERRED).order_by("pk").values_list("form", flat=True))
    row = f"aliases-{forms.index(form)}"
    answer = save(signed_in("names", "Name editors"), change(one), {f"{row}-heads": "on", f"{row}-language": language})
    assert answer.status_code == 302


def change(one: Person) -> str:
    return f"/admin/archive/person/{one.pk}/change/"


def visible(address: str) -> str:
    return " ".join(blocks(opened(address)))


def facet(address: str) -> str:
    """The values of the facet, without the rest of the page."""
    text = visible(address)
    return text[text.index("50") :] if "50 " in text[:200] else text
