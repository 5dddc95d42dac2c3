"""Administrators take a record down at the desk, knowing what goes; nobody else is offered it."""

import pytest
from django.test import Client

from archive.documents.contents import keep_one
from archive.documents.models import Content, Document
from archive.editing.models import WaitingDeed
from archive.editing.saving import remember
from archive.journal.models import Run
from tests.admin.forms import signed_in
from tests.hands import letter, staff

pytestmark = pytest.mark.django_db
REASON = "By order of the court of 3 May 2026."


@pytest.fixture
def cable() -> Document:
    record = letter(
        "Cable, Kovalev to Filippov [Stalin]", ("Kovalev", "author"), date="1949-04-13", summary="On grain."
    )
    record.texts.create(kind="original", language="ru", content=keep_one("Совершенно секретно."))
    remember("document", [record.pk], by=staff("curator", "Curators"))
    return record


def _address(record: Document) -> str:
    return f"/admin/archive/document/{record.pk}/take-down/"


def test_an_administrator_reads_what_goes_and_types_the_records_id(cable: Document) -> None:
    admin = signed_in("admin", "Administrators")
    assert _address(cable) in admin.get(f"/admin/archive/document/{cable.pk}/change/").content.decode()
    page = admin.get(_address(cable)).content.decode()
    for words in (cable.title, "1 text, as it is and as it was", "2 versions in the history", "the reason you give"):
        assert words in page
    done = admin.post(_address(cable), {"reason": REASON, "record": f" {cable.public_id.upper()} "}, follow=True)
    assert "Taken down for good" in done.content.decode()
    run = Run.objects.get(kind=Run.Kind.TAKE_DOWN)
    assert (run.by.get_username(), run.reason) == ("admin", REASON)
    assert f"/run/{run.pk}/undo/" not in done.content.decode()
    gone = Client().get(f"/documents/{cable.public_id}/")
    assert gone.status_code == 410
    assert REASON in gone.content.decode()
    assert not Content.objects.exclude(body="").exists()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"reason": REASON, "record": "4c7k2x9q"}, "“4c7k2x9q” was typed. Nothing was taken down."),
        ({"reason": REASON, "record": ""}, "Type the id of the record"),
        ({"reason": " ", "record": "{id}"}, "Give the reason"),
    ],
)
def test_without_its_id_or_a_reason_nothing_is_taken_down(cable: Document, said: dict[str, str], sentence: str) -> None:
    admin = signed_in("admin", "Administrators")
    answer = admin.post(_address(cable), {name: words.format(id=cable.public_id) for name, words in said.items()})
    assert answer.status_code == 409
    assert sentence in answer.content.decode()
    assert said["reason"].strip() in answer.content.decode()
    assert Document.objects.get(pk=cable.pk).summary == "On grain."
    assert not Run.objects.filter(kind=Run.Kind.TAKE_DOWN).exists()


def test_a_text_that_another_record_holds_too_is_said_and_nothing_goes(cable: Document) -> None:
    copy = letter("A copy of the cable", published=False)
    copy.texts.create(kind="original", language="ru", content=Content.objects.get())
    answer = signed_in("admin", "Administrators").post(_address(cable), {"reason": REASON, "record": cable.public_id})
    assert answer.status_code == 409
    assert f"“A copy of the cable” ({copy.public_id}) holds the same text" in answer.content.decode()
    assert Content.objects.get().body == "Совершенно секретно."


@pytest.mark.parametrize("group", ["Curators", "Reviewers", "Name editors"])
def test_nobody_else_is_offered_it_or_may_do_it(cable: Document, group: str) -> None:
    colleague = signed_in("colleague", group)
    assert "take-down" not in colleague.get(f"/admin/archive/document/{cable.pk}/change/").content.decode()
    assert colleague.get(_address(cable)).status_code == 403
    assert colleague.post(_address(cable), {"reason": REASON, "record": cable.public_id}).status_code == 403
    assert Document.objects.get(pk=cable.pk).state == "published"


def test_with_four_eyes_a_second_administrator_does_it(cable: Document, settings: pytest.FixtureRequest) -> None:
    settings.FOUR_EYES = True  # type: ignore[attr-defined]
    signed_in("admin", "Administrators").post(_address(cable), {"reason": REASON, "record": cable.public_id})
    assert Document.objects.get(pk=cable.pk).state == "published"
    waits = WaitingDeed.objects.get()
    told = {"deed": waits.pk, "decision": "do"}
    assert signed_in("reviewer", "Reviewers").post("/admin/archive/run/asked/", told).status_code == 403
    signed_in("second", "Administrators").post("/admin/archive/run/asked/", told)
    assert Document.objects.get(pk=cable.pk).title == "Taken down"
    assert Run.objects.get(kind=Run.Kind.TAKE_DOWN).by.get_username() == "second"
    assert not WaitingDeed.objects.exists()
