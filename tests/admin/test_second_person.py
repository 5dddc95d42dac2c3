"""With four eyes nobody merges or takes in bulk alone: the deed waits, is done by a colleague, or is withdrawn."""

from typing import Any

import pytest
from django.test import Client

from archive.documents.models import DocumentType
from archive.editing.models import WaitingBatch, WaitingDeed
from archive.journal.models import Run
from archive.merging.requests import ask_for_merge
from archive.people.models import Person
from tests.admin.forms import signed_in
from tests.hands import letter, person, staff

pytestmark = pytest.mark.django_db

ASKED = "/admin/archive/run/asked/"


@pytest.fixture(autouse=True)
def _two_people(settings: Any) -> None:
    settings.FOUR_EYES = True


def people() -> tuple[Person, Person]:
    return person("Anatoly Dobrynin"), person("Anatoliy F. Dobrynin")


def merge(client: Client, survivor: Person, absorbed: Person) -> Any:
    sent = {"survivor": survivor.pk, "absorbed": absorbed.pk, "reason": "One spelling of two"}
    return client.post("/admin/archive/person/merge/", sent)


def is_merged(one: Person) -> bool:
    return Person.objects.get(pk=one.pk).merged_into_id is not None


def test_a_merge_waits_and_a_colleague_does_it() -> None:
    stays, goes = people()
    first, second = signed_in("names", "Name editors"), signed_in("names2", "Name editors")
    assert merge(first, stays, goes).status_code == 302
    assert not is_merged(goes)
    waiting = WaitingDeed.objects.get()
    assert "One spelling of two" in second.get(ASKED).content.decode()
    assert "Deeds that wait for a second person" in second.get("/admin/").content.decode()
    assert first.post(ASKED, {"deed": waiting.pk, "decision": "do"}).status_code == 403
    assert second.post(ASKED, {"deed": waiting.pk, "decision": "do"}).status_code == 302
    assert is_merged(goes)
    assert not WaitingDeed.objects.exists()
    assert Run.objects.latest("pk").by == staff("names2", "Name editors")


def test_what_waits_can_be_withdrawn_by_who_asked() -> None:
    stays, goes = people()
    first = signed_in("names", "Name editors")
    merge(first, stays, goes)
    assert "Withdraw it" in first.get(ASKED).content.decode()
    assert first.post(ASKED, {"deed": WaitingDeed.objects.get().pk, "decision": "withdraw"}).status_code == 302
    assert not WaitingDeed.objects.exists()
    assert not is_merged(goes)


def test_what_changed_meanwhile_is_refused_and_waits_on() -> None:
    stays, goes = people()
    third = person("Dobrynin, Ambassador")
    merge(signed_in("names", "Name editors"), stays, goes)
    merge(signed_in("names", "Name editors"), third, goes)
    one, other = WaitingDeed.objects.order_by("pk")
    second = signed_in("names2", "Name editors")
    assert second.post(ASKED, {"deed": one.pk, "decision": "do"}).status_code == 302
    assert second.post(ASKED, {"deed": other.pk, "decision": "do"}).status_code == 409
    assert WaitingDeed.objects.get() == other


def test_a_merge_that_a_curator_asked_for_has_its_two_people_already() -> None:
    stays, goes = people()
    ask_for_merge(stays, [goes], by=staff("curator", "Curators"), reason="The same ambassador")
    merge(signed_in("names", "Name editors"), stays, goes)
    assert is_merged(goes)


def test_who_has_not_the_right_is_no_second_person() -> None:
    stays, goes = people()
    merge(signed_in("names", "Name editors"), stays, goes)
    waiting = WaitingDeed.objects.get()
    assert signed_in("curator", "Curators").post(ASKED, {"deed": waiting.pk, "decision": "do"}).status_code == 403
    # A reviewer may look, and may not merge people.
    answer = signed_in("reviewer", "Reviewers").post(ASKED, {"deed": waiting.pk, "decision": "do"})
    assert answer.status_code in {302, 403}
    assert not is_merged(goes)


def test_types_are_merged_by_two() -> None:
    cable = DocumentType.objects.create(name="Cable", slug="cable")
    wire = DocumentType.objects.create(name="Telegramm", slug="telegramm")
    sent = {"survivor": cable.pk, "absorbed": wire.pk, "reason": "One word"}
    signed_in("reviewer", "Reviewers").post("/admin/archive/documenttype/merge/", sent)
    assert DocumentType.objects.count() == 2
    second = signed_in("reviewer2", "Reviewers")
    second.post(ASKED, {"deed": WaitingDeed.objects.get().pk, "decision": "do"})
    assert list(DocumentType.objects.all()) == [cable]


def test_a_batch_that_waits_can_be_withdrawn() -> None:
    letter("Telegram 709", summary="Koba writes.")
    reviewer = signed_in("reviewer", "Reviewers")
    batch = "/admin/archive/document/batch/"
    change = {"how": "find", "what": "summary", "value": "Koba", "by": "Stalin", "role": "mentioned"}
    seen = reviewer.post(batch, {**change, "preview": "1"}).context["seen"]
    reviewer.post(batch, {**change, "seen": seen, "reason": "One spelling", "run": "1"})
    waiting = WaitingBatch.objects.get()
    assert "One spelling" in reviewer.get("/admin/").content.decode()
    assert signed_in("reviewer2", "Reviewers").post(ASKED, {"batch": waiting.pk}).status_code == 404
    assert reviewer.post(ASKED, {"batch": waiting.pk}).status_code == 302
    assert not WaitingBatch.objects.exists()
