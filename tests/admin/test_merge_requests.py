"""Who may not merge can ask for it; a name editor approves by merging, or refuses and says why."""

import pytest
from django.test import Client

from archive.merging.merge import merge
from archive.merging.models import MergeRequest
from archive.merging.refusals import MergeRefused
from archive.merging.requests import ask_for_merge, refuse_request
from archive.people.models import Person
from tests.admin.forms import signed_in
from tests.hands import person, staff

pytestmark = pytest.mark.django_db
REQUESTS = "/admin/archive/person/requests/"


@pytest.fixture
def curator() -> Client:
    return signed_in("curator", "Curators")


@pytest.fixture
def pair() -> tuple[Person, Person]:
    return person("Joseph Stalin"), person("Filippov")


def test_a_curator_sees_the_preview_and_asks(curator: Client, pair: tuple[Person, Person]) -> None:
    assert "Ask for the merge" in curator.get(address(*pair)).content.decode()
    page = curator.post(address(*pair), {"survivor": pair[0].pk, "reason": "the bracket"}, follow=True)
    asked = MergeRequest.objects.get()
    assert (asked.survivor, asked.absorbed, asked.reason, asked.state) == (*pair, "the bracket", "open")
    assert "the bracket" in page.content.decode()
    assert Person.objects.get(pk=pair[1].pk).is_standing


def test_the_same_request_waits_once(curator: Client, pair: tuple[Person, Person]) -> None:
    for _ in range(2):
        curator.post(address(*pair), {"survivor": pair[0].pk, "reason": "the bracket"})
    assert MergeRequest.objects.count() == 1


def test_merging_approves_what_was_asked(pair: tuple[Person, Person]) -> None:
    ask_for_merge(pair[0], [pair[1]], by=staff("curator"), reason="the bracket")
    names = signed_in("names", "Name editors")
    assert "asked that" in names.get(address(*pair)).content.decode()
    names.post(address(*pair), {"survivor": pair[0].pk, "reason": "yes, the bracket", "onward": REQUESTS})
    asked = MergeRequest.objects.get()
    assert (asked.state, asked.answer, str(asked.answered_by)) == ("approved", "yes, the bracket", "names")


def test_a_refusal_has_a_reason_and_the_asker_reads_it(curator: Client, pair: tuple[Person, Person]) -> None:
    (asked,) = ask_for_merge(pair[0], [pair[1]], by=staff("curator", "Curators"), reason="the bracket")
    names = signed_in("names", "Name editors")
    without = names.post(REQUESTS, {"request": asked.pk, "answer": " "})
    assert without.status_code == 409
    assert "Say why not" in without.content.decode()
    names.post(REQUESTS, {"request": asked.pk, "answer": "An engineer of that name."})
    assert "An engineer of that name." in curator.get(REQUESTS).content.decode()


def test_a_request_is_answered_once(pair: tuple[Person, Person]) -> None:
    (asked,) = ask_for_merge(pair[0], [pair[1]], by=staff("curator"), reason="the bracket")
    refuse_request(asked, by=staff("names"), answer="Two men.")
    with pytest.raises(MergeRefused, match="names has answered"):
        refuse_request(asked, by=staff("names2"), answer="Two men.")


def test_a_request_about_two_who_became_one_by_other_merges_is_approved(pair: tuple[Person, Person]) -> None:
    ask_for_merge(pair[0], [pair[1]], by=staff("curator"), reason="the bracket")
    dzhugashvili = person("Iosif Dzhugashvili")
    for one in pair:
        merge(dzhugashvili, [one], by=staff("names"), reason="one man")
    assert MergeRequest.objects.get().state == "approved"


def test_a_curator_neither_answers_nor_sees_what_others_asked(curator: Client, pair: tuple[Person, Person]) -> None:
    (asked,) = ask_for_merge(pair[0], [pair[1]], by=staff("curator2"), reason="a private guess")
    assert "a private guess" not in curator.get(REQUESTS).content.decode()
    assert curator.post(REQUESTS, {"request": asked.pk, "answer": "no"}).status_code == 403


@pytest.mark.parametrize("groups", [(), ("Reviewers",)])
def test_staff_without_the_right_neither_merge_nor_ask(groups: tuple[str, ...], pair: tuple[Person, Person]) -> None:
    nobody = signed_in("nobody", *groups)
    assert nobody.get(address(*pair)).status_code == 403
    assert nobody.post(address(*pair), {"survivor": pair[0].pk, "reason": "x"}).status_code == 403
    assert nobody.get(REQUESTS).status_code == 403


def test_whoever_is_not_signed_in_is_asked_to(client: Client, pair: tuple[Person, Person]) -> None:
    assert client.get(address(*pair)).status_code == 302
    assert client.post(address(*pair), {"survivor": pair[0].pk, "reason": "x"}).status_code == 302
    assert Person.objects.get(pk=pair[1].pk).is_standing


def address(survivor: Person, absorbed: Person) -> str:
    return f"/admin/archive/person/merge/?survivor={survivor.pk}&absorbed={absorbed.pk}"
