"""A waiting name letter by letter: grouped by whose the letters seem to be, each group accepted by one press."""

import re

import pytest
from django.test import Client

from archive.merging.cards.up_to_date import bring_up_to_date
from tests.admin.forms import signed_in
from tests.hands import documents_of, letter, person, unidentified

pytestmark = pytest.mark.django_db


@pytest.fixture
def names() -> Client:
    return signed_in("names", "Name editors")


@pytest.fixture
def rusk(names: Client) -> str:
    """The address where Rusk is identified: two letters name Dean Rusk in full as well, one does not."""
    dean = person("Dean Rusk")
    for title in ("Memorandum 1", "Memorandum 2"):
        text = "Rusk said that he would look into it."
        letter(title, ("Dean Rusk", "author", dean), ("Rusk", "mentioned", None), date="1962-03-01", summary=text)
    letter("A far letter", ("Rusk", "mentioned", None), date="1911-01-01")
    bring_up_to_date()
    return f"/admin/archive/alias/identify/?alias={unidentified('Rusk').pk}"


def test_the_letters_are_grouped_with_the_reason_and_the_passage(names: Client, rusk: str) -> None:
    text = names.get(rusk).content.decode()
    groups = re.findall(r'<fieldset class="group">(.*?)</fieldset>', text, re.S)
    mine = next(group for group in groups if "Dean Rusk" in group.split("</legend>")[0])
    assert "Dean Rusk is " in mine.split("<ol>")[0].split("</legend>")[1], mine.split("<ol>")[0]
    assert "<mark>Rusk</mark> said that he would" in mine
    assert 'id="nav-sidebar"' not in text


def test_a_group_is_given_whole_by_its_button_and_the_others_wait(names: Client, rusk: str) -> None:
    text = names.get(rusk).content.decode()
    group = re.findall(r'name="group" value="(\d+)"', text)[0]
    answer = names.post(rusk, {"alias": unidentified("Rusk").pk, "group": group})
    assert answer.status_code == 302
    left = unidentified("Rusk").credits.values_list("document__title", flat=True)
    assert "Memorandum 1" not in left
    assert "Memorandum 2" not in left


def test_proposals_that_have_changed_are_said_and_nothing_is_written(names: Client, rusk: str) -> None:
    answer = names.post(rusk, {"alias": unidentified("Rusk").pk, "group": "999999"})
    assert answer.status_code == 409
    assert "The proposals for this name have changed." in answer.content.decode()
    assert unidentified("Rusk").credits.count() == 3


def test_letters_chosen_by_hand_go_to_whom_one_says(names: Client, rusk: str) -> None:
    credit = unidentified("Rusk").credits.get(document__title="A far letter")
    data = {"alias": unidentified("Rusk").pk, "credits": credit.pk, "new_name": "Thomas Rusk"}
    assert names.post(rusk, data).status_code == 302
    other = next(alias.person for alias in type(credit.alias).objects.filter(form="Thomas Rusk"))
    assert other is not None
    assert documents_of(other) == {"A far letter"}
