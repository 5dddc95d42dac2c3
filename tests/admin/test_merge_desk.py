"""The merge desk: one sees everything first, says why, merges, and takes it back."""

import re

import pytest
from django.test import Client

from archive.dates import ImpreciseDate
from archive.journal.models import Run
from archive.merging.decisions import decide
from archive.merging.merge import merge
from archive.people.models import Person
from tests.admin.forms import signed_in
from tests.hands import documents_of, letter, person, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def names() -> Client:
    return signed_in("names", "Name editors")


@pytest.fixture
def stalin() -> Person:
    return person("Joseph Stalin", "Stalin")


@pytest.fixture
def filippov() -> Person:
    return person("Filippov", "Filipov")


def test_the_preview_shows_both_with_their_names_and_letters(names: Client, stalin: Person, filippov: Person) -> None:
    letter("Cable, Filippov to Mao", ("Filippov", "author"), ("Mao", "recipient"), date="14 October 1949")
    page = names.get(address(stalin, filippov))
    text = page.content.decode()
    assert page.status_code == 200
    for shown in ('id="merge-form"', "Joseph Stalin", "Filipov", "Cable, Filippov to Mao", "October 14, 1949"):
        assert shown in text
    assert "/people/filippov/" in text


def test_nothing_is_merged_by_looking(names: Client, stalin: Person, filippov: Person) -> None:
    names.get(address(stalin, filippov))
    assert fresh(filippov).is_standing


def test_a_merge_leads_to_the_survivor_and_offers_to_undo_it(names: Client, stalin: Person, filippov: Person) -> None:
    letter("A cable", ("Filippov", "author"))
    page = names.post(address(stalin, filippov), {"survivor": stalin.pk, "reason": "the bracket"}, follow=True)
    run = Run.objects.get(kind=Run.Kind.MERGE)
    assert documents_of(stalin) == {"A cable"}
    assert page.redirect_chain[-1][0] == f"/admin/archive/person/{stalin.pk}/change/"
    assert page.content.decode().count(f"/admin/archive/run/{run.pk}/undo/") == 2  # in the message, and in the bar


def test_a_merge_is_taken_back_with_two_clicks_and_a_reason(names: Client, stalin: Person, filippov: Person) -> None:
    names.post(address(stalin, filippov), {"survivor": stalin.pk, "reason": "the bracket"})
    form = names.get(f"/admin/archive/person/{stalin.pk}/change/").content.decode()
    undo = re.search(r'href="(/admin/archive/run/\d+/undo/[^"]*)"', form)
    assert undo
    names.post(undo[1], {"reason": "another man"})
    assert fresh(filippov).is_standing


def test_who_survives_may_be_turned_round_when_sending(names: Client, stalin: Person, filippov: Person) -> None:
    names.post(address(stalin, filippov), {"survivor": filippov.pk, "reason": "the bracket"})
    assert fresh(stalin).identity_id == filippov.pk


def test_turning_round_on_the_page_keeps_what_was_typed(names: Client, stalin: Person, filippov: Person) -> None:
    sent = {"survivor": stalin.pk, "absorbed": [filippov.pk], "reason": "half a rea", "_survivor": filippov.pk}
    page = names.post(address(stalin, filippov), sent)
    assert "half a rea" in page.content.decode()
    assert page.context["asked"].survivor == filippov
    assert fresh(filippov).is_standing


def test_one_of_a_group_is_left_out(names: Client, stalin: Person, filippov: Person) -> None:
    third = person("Filippo Lippi")
    sent = {"survivor": stalin.pk, "absorbed": [filippov.pk, third.pk], "_without": third.pk}
    page = names.post(address(stalin, filippov, third), sent)
    assert page.context["asked"].absorbed == (filippov,)


def test_fields_are_chosen_one_by_one(names: Client, stalin: Person, filippov: Person) -> None:
    Person.objects.filter(pk=stalin.pk).update(born=ImpreciseDate.parse("1879"), description="General secretary")
    Person.objects.filter(pk=filippov.pk).update(born=ImpreciseDate.parse("1878"), description="A name on cables")
    text = names.get(address(stalin, filippov)).content.decode()
    assert all(f'name="keep_{field}"' in text for field in ("born", "description", "name"))
    names.post(address(stalin, filippov), {"survivor": stalin.pk, "reason": "bracket", "keep_born": filippov.pk})
    assert (str(fresh(stalin).born), fresh(stalin).description) == ("1878", "General secretary")


def test_a_merge_without_a_reason_is_refused_and_nothing_chosen_is_lost(
    names: Client, stalin: Person, filippov: Person
) -> None:
    page = names.post(address(stalin, filippov), {"survivor": stalin.pk, "reason": " ", "keep_name": filippov.pk})
    assert page.status_code == 409
    assert "Say why" in page.content.decode()
    assert f'name="keep_name" value="{filippov.pk}" checked' in page.content.decode()


def test_a_refusal_is_a_409_with_the_form_and_the_reason_typed(names: Client, stalin: Person, filippov: Person) -> None:
    decide(stalin, filippov, "not_same", by=staff("names2"), reason="An engineer of that name.")
    page = names.post(address(stalin, filippov), {"survivor": stalin.pk, "reason": "the brackets of Beria"})
    assert page.status_code == 409
    for shown in ('id="merge-form"', "An engineer of that name", "the brackets of Beria"):
        assert shown in page.content.decode()


def test_somebody_merged_meanwhile_is_shown_as_who_he_is_now_and_asked_again(
    names: Client, stalin: Person, filippov: Person
) -> None:
    feng = person("Feng Xi")
    merge(filippov, [feng], by=staff("names2"), reason="both are covers")
    page = names.post(address(stalin, feng), {"survivor": stalin.pk, "reason": "the bracket"})
    assert page.status_code == 409
    assert "Feng Xi has meanwhile been merged into Filippov" in page.content.decode()
    assert page.context["asked"].absorbed == (fresh(filippov),)
    assert fresh(filippov).is_standing


def test_a_pair_that_is_one_person_already_is_said_to_be(names: Client, stalin: Person, filippov: Person) -> None:
    merge(stalin, [filippov], by=staff("names2"), reason="the bracket")
    assert "cannot be merged into themselves" in names.get(address(stalin, filippov)).content.decode()
    assert names.post(address(stalin, filippov), {"survivor": stalin.pk, "reason": "x"}).status_code == 409


def test_nobody_is_merged_into_himself_at_the_desk(names: Client, stalin: Person) -> None:
    page = names.post(address(stalin, stalin), {"survivor": stalin.pk, "reason": "why not"})
    assert page.status_code == 409
    assert "into themselves" in page.content.decode()


def test_somebody_who_would_write_to_himself_is_warned_of_loudly(names: Client, stalin: Person) -> None:
    mikoyan = person("Anastas Mikoyan")
    letter("Cable to Mikoyan", ("Stalin", "author", stalin), ("Anastas Mikoyan", "recipient"))
    assert "they would write to themselves" in names.get(address(stalin, mikoyan)).content.decode()


def test_a_note_on_a_person_is_seen_by_whoever_is_about_to_merge(names: Client, stalin: Person) -> None:
    kim = person("Kim Il")
    Person.objects.filter(pk=kim.pk).update(note="two men, do not merge <b>")
    assert "two men, do not merge &lt;b&gt;" in names.get(address(stalin, kim)).content.decode()


@pytest.mark.parametrize("query", ["", "?survivor=1", "?survivor=x&absorbed=y", "?survivor=1&absorbed=999999"])
def test_people_who_never_were_are_not_found(names: Client, query: str) -> None:
    assert names.get(f"/admin/archive/person/merge/{query}").status_code == 404


def test_several_chosen_in_the_list_go_to_the_desk(names: Client, stalin: Person, filippov: Person) -> None:
    letter("A cable", ("Filippov", "author"))
    sent = {"action": "merge_chosen", "_selected_action": [stalin.pk, filippov.pk]}
    answer = names.post("/admin/archive/person/", sent)
    assert answer.headers["Location"] == address(filippov, stalin)


def test_the_form_of_somebody_absorbed_is_that_of_the_survivor(names: Client, stalin: Person, filippov: Person) -> None:
    merge(stalin, [filippov], by=staff("names2"), reason="the bracket")
    answer = names.get(f"/admin/archive/person/{filippov.pk}/change/")
    assert answer.headers["Location"] == f"/admin/archive/person/{stalin.pk}/change/"


def address(survivor: Person, *absorbed: Person) -> str:
    return f"/admin/archive/person/merge/?survivor={survivor.pk}" + "".join(f"&absorbed={one.pk}" for one in absorbed)


def fresh(one: Person) -> Person:
    return Person.objects.get(pk=one.pk)
