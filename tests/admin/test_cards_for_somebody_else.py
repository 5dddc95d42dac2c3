"""A card is given to somebody who is not on it: found by any of their names, with script or without."""

import pytest
from django.test import Client

from tests.admin.cards import QUEUE, card_of, decide, forms_of
from tests.admin.forms import signed_in
from tests.hands import documents_of, letter, person, unidentified

pytestmark = pytest.mark.django_db


@pytest.fixture
def names() -> Client:
    return signed_in("names", "Name editors")


@pytest.fixture(autouse=True)
def filippov() -> None:
    """A cover name in a cable, nobody's yet."""
    letter("A cable", ("Filippov", "author"), date="1949-01-04")


@pytest.mark.parametrize("typed", ["Joseph Stalin", "сталин", "joseph-stalin"])
def test_a_card_goes_to_anybody_by_any_of_their_names(names: Client, typed: str) -> None:
    stalin = person("Joseph Stalin", "Сталин")
    answer = decide(names, card_of(names, "Filippov"), "accept", somebody=typed)
    assert answer.status_code == 302
    assert documents_of(stalin) == {"A cable"}


def test_who_was_picked_is_sent_by_their_address(names: Client) -> None:
    stalin = person("Joseph Stalin")
    decide(names, card_of(names, "Filippov"), "accept", person="joseph-stalin")
    assert documents_of(stalin) == {"A cable"}


def test_a_name_of_several_is_answered_with_them_to_choose_from_and_nothing_is_written(names: Client) -> None:
    stalins = [person("Joseph Stalin"), person("Vasily Stalin")]
    answer = decide(names, card_of(names, "Filippov"), "accept", somebody="Stalin")
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Several people may be “Stalin”." in text
    assert all(f'name="person" value="{one.pk}"' in text for one in stalins)
    assert unidentified("Filippov").person is None
    again = forms_of(text)[0]
    decide(names, again, "accept", somebody="", person=stalins[1].pk)
    assert documents_of(stalins[1]) == {"A cable"}


def test_a_name_of_nobody_is_said(names: Client) -> None:
    answer = decide(names, card_of(names, "Filippov"), "accept", somebody="Nobody Atall")
    assert "Nobody here is called “Nobody Atall”." in answer.content.decode()


def test_the_page_offers_people_while_one_types(names: Client) -> None:
    person("Joseph Stalin", "Сталин")
    items = names.get(f"{QUEUE}pick/", {"kind": "person", "q": "стал"}).json()["items"]
    assert [item["value"] for item in items] == ["joseph-stalin"]
