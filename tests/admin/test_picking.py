"""Hard case 3 at the desk: people of one name are told apart where one is picked."""

import pytest

from archive.dates import ImpreciseDate
from archive.people.models import Person
from archive.search import engine
from tests.admin.forms import signed_in
from tests.hands import letter, person

pytestmark = pytest.mark.django_db


def test_namesakes_are_told_apart_by_years_address_and_documents() -> None:
    one, other = person("Ivan Petrov"), person("Ivan Petrov")
    Person.objects.filter(pk=one.pk).update(born=ImpreciseDate.parse("1880"), description="A writer of letters")
    letter("A letter", ("Ivan Petrov", "author", other))
    asked = {"app_label": "archive", "model_name": "alias", "field_name": "person", "term": "petrov"}
    answer = signed_in("names", "Name editors").get("/admin/autocomplete/", asked).json()
    assert [found["text"] for found in answer["results"]] == [
        "Ivan Petrov (1880–, ivan-petrov, 0 documents, A writer of letters)",
        "Ivan Petrov (ivan-petrov-2, 1 document)",
    ]


def test_who_may_not_see_people_picks_nobody() -> None:
    asked = {"app_label": "archive", "model_name": "alias", "field_name": "person", "term": "petrov"}
    assert signed_in("nobody").get("/admin/autocomplete/", asked).status_code == 403


def test_one_goes_to_a_record_of_any_state_by_beginnings_of_words_its_number_or_its_id() -> None:
    draft = letter("Telegram of Filippov on rice", published=False)
    letter("Report on rice")
    draft.number, draft.external_id = "709", "134696"
    draft.save()
    engine.refresh([draft.pk])
    curator = signed_in("curator", "Curators")

    def found(typed: str) -> list[str]:
        items = curator.get("/admin/archive/document/anywhere/", {"q": typed}).json()["items"]
        return sorted(item["label"] for item in items)

    assert found("ri") == ["Report on rice", "Telegram of Filippov on rice"]
    for typed in ("filip tele", "709", "134696", draft.public_id):
        assert found(typed) == ["Telegram of Filippov on rice"], typed
    assert found("wool") == []
