"""While a curator types, the desk reads dates and titles back."""

import pytest
from django.test import Client

from tests.admin.forms import signed_in
from tests.hands import person

pytestmark = pytest.mark.django_db
HERE = "/admin/archive/document"


def test_a_date_is_read_back_in_words_with_its_days() -> None:
    answer = signed_in("curator", "Curators").get(f"{HERE}/read-date/", {"date": "feb 1949"}).json()
    assert answer == {"words": "February 1949", "edtf": "1949-02", "earliest": "1949-02-01", "latest": "1949-02-28"}


def test_a_date_nobody_can_read_is_refused_in_words() -> None:
    assert signed_in("curator", "Curators").get(f"{HERE}/read-date/", {"date": "30 February 1949"}).json()["refused"]


def test_a_title_offers_its_names_with_their_brackets() -> None:
    title = "Ciphered Telegram No. 4159 from Filipov [Stalin] to Kovalev"
    answer = signed_in("curator", "Curators").get(f"{HERE}/read-title/", {"title": title}).json()
    assert (answer["type"], answer["number"]) == ("Ciphered Telegram", "4159")
    assert answer["credits"][0] == {"name": "Filipov", "supplied": "Stalin", "role": "author", "certainty": "certain"}


def test_nobody_is_credited_for_a_writer_who_is_not_known() -> None:
    title = "Letter, Unknown to Stalin"
    answer = signed_in("curator", "Curators").get(f"{HERE}/read-title/", {"title": title}).json()
    assert [credit["name"] for credit in answer["credits"]] == ["Stalin"]


def test_names_are_completed_with_whose_they_are() -> None:
    person("Joseph Stalin", "Filippov")
    answer = signed_in("curator", "Curators").get(f"{HERE}/names/", {"q": "FILIP"}).json()
    assert answer == {"names": [{"form": "Filippov", "person": "Joseph Stalin"}]}


@pytest.mark.parametrize("typed", ['"', "%s", "Gomułka", "周恩来", "", "x" * 3000, "NEAR("])
def test_whatever_is_typed_gives_an_answer(typed: str) -> None:
    curator = signed_in("curator", "Curators")
    for door, name in (("read-date", "date"), ("read-title", "title"), ("names", "q")):
        assert curator.get(f"{HERE}/{door}/", {name: typed}).status_code == 200


def test_visitors_are_asked_to_sign_in() -> None:
    assert Client().get(f"{HERE}/read-date/", {"date": "1949"}).status_code == 302
