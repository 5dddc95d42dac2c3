"""The form of a record that readers see: what a curator types there waits, is offered, compared, and published."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from archive.documents.models import Document
from archive.documents.vocabulary import State
from archive.editing import kept, pending
from archive.editing.models import Errand
from archive.journal.models import Run
from archive.journal.runs import open_run
from tests.admin.forms import save, shown, signed_in
from tests.hands import letter, staff, written_names

pytestmark = pytest.mark.django_db
HERE = "/admin/archive/document"


@pytest.fixture
def cable() -> Document:
    return letter(
        "Telegram 709, Filippov to Krasovsky", ("Filippov", "author"), ("Krasovsky", "recipient"),
        date="9 January 1949", summary="Before.",
    )  # fmt: skip


@pytest.fixture
def curator() -> Client:
    return signed_in("curator", "Curators")


@pytest.fixture
def reviewer() -> Client:
    return signed_in("reviewer", "Reviewers")


def change(document: Document) -> str:
    return f"{HERE}/{document.pk}/change/"


def offers(page: Any) -> tuple[bool, bool]:
    """Whether the foot of the form offers to submit, and to publish."""
    return 'name="_submit_review"' in page.text, 'name="_publish"' in page.text


def sent_from(page: Any, **other: str) -> dict[str, str]:
    chosen = {f"settle-{one.name}": one.choice for one in page.context["differences"]}
    return {**chosen, **other, "settled_version": page.context["version_now"], "_settle": "1"}


@pytest.mark.parametrize("button", ["_save", "_continue", "_submit_review", "_addanother"])
def test_every_save_of_a_curator_waits_and_readers_see_the_record_as_it_was(
    cable: Document, curator: Client, button: str
) -> None:
    assert save(curator, change(cable), {"summary": "After."}, button).status_code == 302
    waits = pending.waiting(cable.pk)
    assert waits
    assert waits.is_offered == (button == "_submit_review")
    assert waits.value["fields"]["summary"] == "After."
    assert Document.objects.get().summary == "Before."
    assert b"Before." in Client().get(cable.get_absolute_url()).content


def test_the_foot_offers_what_one_may_do_and_says_where_the_record_stands(
    cable: Document, curator: Client, reviewer: Client
) -> None:
    assert offers(curator.get(change(cable))) == (True, False)
    assert offers(reviewer.get(change(cable))) == (True, False)
    save(curator, change(cable), {"summary": "After."})
    page = reviewer.get(change(cable))
    assert offers(page) == (True, True)
    assert "a change waits" in page.text
    save(curator, change(cable), {}, "_submit_review")
    page = curator.get(change(cable))
    assert offers(page) == (False, False)
    assert "a change waits for a reviewer" in page.text
    assert offers(reviewer.get(change(cable))) == (False, True)


def test_a_reviewer_too_may_ask_another_to_look_first(cable: Document, reviewer: Client) -> None:
    assert save(reviewer, change(cable), {"summary": "After."}, "_submit_review").status_code == 302
    assert Document.objects.get().summary == "Before."
    waits = pending.waiting(cable.pk)
    assert waits
    assert waits.is_offered


def test_with_four_eyes_nobody_is_offered_to_publish_their_own(
    cable: Document, settings: Any, reviewer: Client
) -> None:
    settings.FOUR_EYES = True
    save(reviewer, change(cable), {"summary": "After."})
    page = reviewer.get(change(cable))
    assert offers(page) == (True, False)
    assert "two people see every change" in page.text
    assert offers(signed_in("reviewer2", "Reviewers").get(change(cable))) == (True, True)


def test_a_withdrawn_record_does_not_wait_for_a_reviewer(cable: Document, curator: Client) -> None:
    Document.objects.update(state=State.WITHDRAWN, reason_shown="A forgery")
    assert offers(curator.get(change(cable))) == (False, False)
    refused = save(curator, change(cable), {"summary": "After."}, "_submit_review")
    assert "only a reviewer brings it back" in refused.text
    assert Document.objects.get().summary == "Before."
    assert save(curator, change(cable), {"summary": "After."}).status_code == 302
    assert Document.objects.get().summary == "After."


def test_what_it_was_sent_back_with_is_done_when_the_change_is_offered_again(
    cable: Document, curator: Client, reviewer: Client
) -> None:
    save(curator, change(cable), {"summary": "After."}, "_submit_review")
    address = f"{HERE}/review/?document={cable.pk}"
    seen = reviewer.get(address).context["seen"]
    reviewer.post(address, {"seen": seen, "decision": "send_back", "reason": "Who is Krasovsky?"})
    assert Errand.objects.get().sentence == "Who is Krasovsky?"
    assert offers(curator.get(change(cable)))[0]
    save(curator, change(cable), {}, "_submit_review")
    assert Errand.objects.get().sentence == ""


def test_two_curators_who_opened_the_public_record_see_both_versions(cable: Document, curator: Client) -> None:
    opened, other = shown(curator, change(cable)), signed_in("curator2", "Curators")
    theirs = {"summary": "Theirs.", "date": "1949-02", "credits-2-name": "Kovalev", "credits-2-role": "mentioned"}
    assert save(other, change(cable), theirs).status_code == 302
    mine = {**opened, "summary": "Mine.", "number": "709"}
    page = curator.post(change(cable), {**mine, "_save": "1"})
    found = {one.name: (one.mine, one.theirs, one.choice) for one in page.context["differences"]}
    assert found["summary"] == ("Mine.", "Theirs.", "mine")
    assert found["date"][2] == "theirs"
    assert "number" not in found
    assert curator.post(change(cable), {**mine, **sent_from(page)}).status_code == 302
    assert Document.objects.get().summary == "Before."
    waits = pending.waiting(cable.pk)
    assert waits
    fields = waits.value["fields"]
    assert (fields["summary"], fields["number"], fields["date"]) == ("Mine.", "709", "1949-02")
    pending.publish(waits, by=staff("reviewer", "Reviewers"))
    assert written_names(cable) == ["Filippov", "Krasovsky", "Kovalev"]


def test_a_change_saved_again_meanwhile_is_compared_and_settled(cable: Document, curator: Client) -> None:
    save(curator, change(cable), {"number": "709"})
    opened, other = shown(curator, change(cable)), signed_in("curator2", "Curators")
    save(other, change(cable), {"summary": "Theirs.", "credits-1-role": "via"})
    mine = {**opened, "title": "Telegram 709", "credits-0-note": "His cover name."}
    page = curator.post(change(cable), {**mine, "_save": "1"})
    assert {one.name for one in page.context["differences"]} >= {"summary"}
    assert curator.post(change(cable), {**mine, **sent_from(page)}).status_code == 302
    waits = pending.waiting(cable.pk)
    assert waits
    fields, credits = waits.value["fields"], waits.value["parts"]["credits"]
    assert (fields["title"], fields["summary"], fields["number"]) == ("Telegram 709", "Theirs.", "709")
    assert [(row["role"], row["note"]) for row in credits] == [("author", "His cover name."), ("via", "")]


def test_a_form_opened_on_a_change_that_is_gone_is_compared_with_the_record(
    cable: Document, curator: Client, reviewer: Client
) -> None:
    save(curator, change(cable), {"summary": "After.", "number": "709"})
    opened = shown(curator, change(cable))
    save(reviewer, change(cable), {"summary": "The reviewer's."}, "_publish")
    save(signed_in("curator2", "Curators"), change(cable), {"rights": "Free."})
    first, second = {**opened, "summary": "Mine."}, pending.waiting(cable.pk)
    assert second
    assert int(opened["version"]) != second.version
    page = curator.post(change(cable), {**first, "_save": "1"})
    assert page.status_code == 200
    assert {one.name for one in page.context["differences"]} == {"summary", "rights"}
    assert curator.post(change(cable), {**first, **sent_from(page, **{"settle-rights": "theirs"})}).status_code == 302
    third = pending.waiting(cable.pk)
    assert third
    assert (third.value["fields"]["summary"], third.value["fields"]["rights"]) == ("Mine.", "Free.")


def test_a_reviewer_who_publishes_where_the_record_changed_too_chooses_at_the_review_desk(
    cable: Document, curator: Client, reviewer: Client
) -> None:
    save(curator, change(cable), {"summary": "The curator's.", "number": "709"})
    with open_run(Run.Kind.BATCH, by=staff("reviewer", "Reviewers")) as run:
        Document.objects.filter(pk=cable.pk).update(summary="The batch's.")
        run.record("document", [cable.pk])
    answer = save(reviewer, change(cable), {}, "_publish")
    assert answer.headers["Location"] == f"{HERE}/review/?document={cable.pk}"
    page = reviewer.get(answer.headers["Location"])
    ((name, _what, mine, theirs),) = page.context["conflicts"]
    assert (mine.words, theirs.words) == ("The curator's.", "The batch's.")
    sent = {"seen": page.context["seen"], "decision": "publish", name: "theirs"}
    assert reviewer.post(answer.headers["Location"], sent).status_code == 302
    kept_now = Document.objects.get()
    assert (kept_now.summary, kept_now.number) == ("The batch's.", "709")


def picture() -> SimpleUploadedFile:
    drawn = BytesIO()
    Image.new("RGB", (60, 80), "white").save(drawn, "PNG")
    return SimpleUploadedFile("page-1.png", drawn.getvalue(), "image/png")


def test_a_file_waits_with_the_change_and_is_seen_at_the_desk_alone(
    cable: Document, curator: Client, reviewer: Client
) -> None:
    refused = save(curator, change(cable), {"date": "nonsense", "files-0-upload": picture()})
    row = refused.context["rows"]["files"].forms[0]
    assert row.waiting
    place = f"document/{cable.pk}"
    kept.keep(place, [("summary", "After.")], by=staff("curator", "Curators"))
    again = save(curator, change(cable), {"files-0-staged": row.waiting.key, "files-0-caption": "Page 1"})
    assert again.status_code == 302
    assert kept.kept(place, by=staff("curator", "Curators")) is None
    assert not cable.files.exists()
    (waiting,) = reviewer.get(change(cable)).context["rows"]["files"].initial_forms
    assert reviewer.get(waiting.address).status_code == 200
    assert reviewer.get(waiting.address.partition("?")[0]).status_code == 404
    preview = reviewer.post(f"{HERE}/preview/", {**shown(reviewer, change(cable)), "pk": cable.pk})
    assert "page-1.png" in preview.text or "Page 1" in preview.text
    save(reviewer, change(cable), {}, "_publish")
    assert [file.caption for file in cable.files.all()] == ["Page 1"]


def test_save_and_next_begins_with_what_the_change_says(cable: Document, curator: Client) -> None:
    answer = save(curator, change(cable), {"topics": "Fuel and power"}, "_addanother")
    assert answer.headers["Location"] == f"{HERE}/add/?like={cable.pk}"
    form = curator.get(answer.headers["Location"]).context["adminform"].form
    assert form["topics"].value() == "Fuel and power"
    assert not cable.topics.exists()
