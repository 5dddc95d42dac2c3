"""An archive that holds nothing says so, and what to do first."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

pytestmark = pytest.mark.django_db

FIRST = "Enter the first one, or bring in a file of many."


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/", "Nothing has been published here yet."),
        ("/documents/", "No document has been published yet."),
        ("/people/", "Nobody is named in"),
        ("/timeline/", "No published document has a date yet."),
        ("/topics/", "No published document names any yet."),
        ("/places/", "No published document names any yet."),
        ("/collections/", "No published document belongs to one yet."),
    ],
)
def test_every_list_of_an_empty_archive_says_that_nothing_is_there_yet(address: str, words: str) -> None:
    answer = Client().get(address)
    assert answer.status_code == 200
    assert words in answer.content.decode()


def test_the_list_of_the_desk_offers_the_first_record_and_says_otherwise_where_a_search_finds_none() -> None:
    client = Client()
    client.force_login(User.objects.create_superuser("admin"))
    assert FIRST in client.get("/admin/archive/document/").content.decode()
    told = client.get("/admin/archive/document/?q=Kovalev").content.decode()
    assert FIRST not in told
    assert "Nothing is found by this." in told
