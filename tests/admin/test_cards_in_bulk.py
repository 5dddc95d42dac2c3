"""Sure cards taken together: a sample first, what it shows, then one deed with one undo."""

import re

import pytest
from django.test import Client

from archive.documents.models import Credit
from archive.journal.models import Run
from tests.admin.cards import QUEUE, queue
from tests.admin.forms import signed_in
from tests.hands import letter, person

pytestmark = pytest.mark.django_db
BULK = f"{QUEUE}bulk/"


@pytest.fixture(scope="module")
def _three_cards(kept: None) -> None:
    for title, form in (
        ("One", "Anatoly F. Dobrynin"), ("Two", "Dobrynin, Anatoly F."), ("Three", "Anastas Mikoyan"), ("Four", "Pavel Yudin"),
    ):  # fmt: skip
        letter(title, (form, "author"))
    queue(signed_in("names", "Name editors"))


@pytest.fixture
def names(_three_cards: None) -> Client:
    """A name editor, before whom stand three sure cards."""
    return signed_in("names", "Name editors")


def sent(client: Client, query: str = "") -> dict[str, str]:
    """What the form would send untouched."""
    text = client.get(BULK + query).content.decode()
    form = text.split('id="bulk-form"')[1].split("</form>")[0]
    return dict(re.findall(r'name="(kind|count|reason)"[^>]*value="([^"]*)"', form))


def test_a_sample_stands_there_with_what_it_can_and_cannot_show(names: Client) -> None:
    text = names.get(BULK).content.decode()
    assert text.count('name="wrong"') == 3
    assert "Dobrynin, Anatoly F." in text
    assert "it does not show that none is" in text


def test_all_sure_cards_become_one_deed_with_one_undo(names: Client) -> None:
    answer = names.post(BULK, sent(names))
    assert answer.headers["Location"] == QUEUE
    assert not Credit.objects.unidentified().exists()
    run = Run.objects.get(kind=Run.Kind.CARD)
    names.post(f"/admin/archive/run/{run.pk}/undo/", {"reason": "too quick"})
    assert Credit.objects.unidentified().count() == 4


def test_a_number_that_is_no_longer_so_takes_nothing_and_shows_the_new_one(names: Client) -> None:
    before = sent(names)
    letter("Five", ("Nikolai Bulganin", "author"))
    queue(names)
    answer = names.post(BULK, before)
    assert answer.status_code == 409
    assert "There are 4 such cards now, not 3" in answer.content.decode()
    assert not Run.objects.filter(kind=Run.Kind.CARD).exists()


def test_one_that_was_found_wrong_stops_them_all(names: Client) -> None:
    answer = names.post(BULK, {**sent(names), "wrong": "abc"})
    assert answer.status_code == 409
    assert "Decide it by itself first" in answer.content.decode()
    assert Credit.objects.unidentified().count() == 4


def test_a_reason_is_wanted(names: Client) -> None:
    answer = names.post(BULK, {**sent(names), "reason": ""})
    assert answer.status_code == 409
    assert "Say why" in answer.content.decode()


def test_names_written_as_a_known_persons_are_a_kind_of_their_own(names: Client) -> None:
    letter("Six", ("KHRUSHCHEV, NIKITA", "author"))
    person("Nikita Khrushchev", "Khrushchev, Nikita")
    queue(names)
    assert sent(names, "?kind=same")["count"] == "1"


@pytest.mark.parametrize("kind", ["", "x", "all"])
def test_a_kind_that_is_none_takes_nothing(names: Client, kind: str) -> None:
    assert names.post(BULK, {**sent(names), "kind": kind}).status_code == 409


def test_a_curator_takes_nothing_in_bulk() -> None:
    assert signed_in("curator", "Curators").get(BULK).status_code == 403
