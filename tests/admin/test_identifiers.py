"""Identifiers typed at the desk: checked by their scheme, and a clash with somebody else's is said when saving."""

import pytest
from django.test import Client

from archive.people.models import Identifier
from tests.admin.forms import save, signed_in
from tests.hands import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def names() -> Client:
    return signed_in("names", "Name editors")


def test_a_wrong_check_digit_is_said_and_nothing_is_kept(names: Client) -> None:
    stalin = person("Joseph Stalin")
    typed = {"identifiers-0-scheme": "isni", "identifiers-0-value": "0000 0001 2103 2684"}
    answer = save(names, f"/admin/archive/person/{stalin.pk}/change/", typed)
    assert "check digit" in answer.content.decode()
    assert not Identifier.objects.exists()


def test_the_same_identifier_of_somebody_else_is_said_when_saving(names: Client) -> None:
    one, two = person("Joseph Stalin"), person("Ioseb Dzhugashvili")
    Identifier.objects.create(person=one, scheme="wikidata", value="Q855")
    typed = {"identifiers-0-scheme": "wikidata", "identifiers-0-value": "https://www.wikidata.org/wiki/Q855"}
    answer = save(names, f"/admin/archive/person/{two.pk}/change/", typed)
    assert Identifier.objects.filter(person=two, value="Q855").exists()
    text = names.get(answer.headers["Location"]).content.decode()
    assert "Q855 is the identifier of Joseph Stalin too" in text
