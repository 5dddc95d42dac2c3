"""A reviewer works through what waits: publishes, sends back, holds, withdraws, sets a day, and answers readers."""

import datetime
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from archive.documents.models import Document, Suggestion
from archive.documents.vocabulary import State
from archive.editing import pending
from archive.editing.models import Errand
from archive.editing.suggestions import suggest
from archive.journal.models import Run
from tests.admin.forms import save, signed_in
from tests.hands import letter, staff

pytestmark = pytest.mark.django_db

DESK = "/admin/archive/document/review/"


@pytest.fixture(scope="module")
def submitted(kept: None) -> int:
    made = letter(
        "Telegram 709", ("Filippov", "author"), date="9 January 1949", summary="On Xinjiang.", published=False
    )
    signed = signed_in("curator", "Curators")
    save(signed, f"/admin/archive/document/{made.pk}/change/", {}, button="_submit_review")
    return made.pk


@pytest.fixture
def waiting(submitted: int) -> Document:
    return Document.objects.get(pk=submitted)


@pytest.fixture
def reviewer() -> Client:
    return signed_in("reviewer", "Reviewers")


def decide(client: Client, about: Document | Suggestion, decision: str, **typed: Any) -> Any:
    """The page after this decision on what the page shows."""
    name = "suggestion" if isinstance(about, Suggestion) else "document"
    address = f"{DESK}?{name}={about.pk}"
    page = client.get(address)
    return client.post(address, {"seen": page.context["seen"], "decision": decision, **typed})


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_the_desk_opens_with_what_waits_longest(waiting: Document, reviewer: Client) -> None:
    page = reviewer.get(DESK, follow=True)
    assert page.context["document"] == waiting
    assert "Telegram 709" in text(page)
    assert "Nothing is amiss." in text(page)


def test_an_address_with_a_stray_parameter_shows_the_queue(waiting: Document, reviewer: Client) -> None:
    suggest(letter("Cable of 5 March"), "The date is 6 March.", "")
    page = reviewer.get(DESK, {"utm_source": "mail"})
    assert page.status_code == 200
    assert "Telegram 709" in text(page)
    assert "Cable of 5 March" in text(page)


def test_a_record_is_published_from_the_desk(waiting: Document, reviewer: Client) -> None:
    assert decide(reviewer, waiting, "publish").status_code == 302
    assert Document.objects.get().is_public


def test_a_check_is_overruled_with_a_word(reviewer: Client) -> None:
    bare = letter("Telegram from Filippov [Stalin]", ("Filippov", "author"), published=False)
    refused = decide(reviewer, bare, "publish")
    assert refused.status_code == 409
    for sentence in ("It has no date.", "It has no summary.", "“[Stalin]” stands in the title"):
        assert sentence in text(refused)
    assert decide(reviewer, bare, "publish", reason="The scan is illegible").status_code == 302
    assert Document.objects.get().is_public


def test_a_record_of_the_same_day_and_title_is_pointed_out(waiting: Document, reviewer: Client) -> None:
    letter("Telegram 709.", ("Filippov", "author"), date="9 January 1949", summary="Again.", published=False)
    assert "nearly the same title" in text(reviewer.get(f"{DESK}?document={waiting.pk}"))


def test_it_goes_back_with_a_sentence_that_its_curator_reads(waiting: Document, reviewer: Client) -> None:
    assert decide(reviewer, waiting, "send_back").status_code == 409
    decide(reviewer, waiting, "send_back", reason="Who is Krasovsky?")
    assert Document.objects.get().state == State.DRAFT
    assert Errand.objects.get().sentence == "Who is Krasovsky?"
    assert str(Run.objects.latest("pk")) == "Sent back: Telegram 709"
    save(signed_in("curator", "Curators"), f"/admin/archive/document/{waiting.pk}/change/", {}, button="_submit_review")
    assert Errand.objects.get().sentence == ""


def test_what_is_held_until_a_day_is_released_by_the_nightly_command(waiting: Document, reviewer: Client) -> None:
    day = timezone.localdate() + datetime.timedelta(days=1)
    decide(reviewer, waiting, "hold", until=day.isoformat(), reason="At the owner's wish")
    assert Document.objects.get().state == State.HELD
    call_command("nightly", stdout=StringIO())
    assert Document.objects.get().state == State.HELD
    Document.objects.update(withheld_until=timezone.localdate())
    call_command("nightly", stdout=StringIO())
    assert Document.objects.get().is_public
    assert str(Run.objects.latest("pk")) == "Released on the day that was set: Telegram 709"


def test_a_record_is_published_on_the_day_that_was_set(waiting: Document, reviewer: Client) -> None:
    assert decide(reviewer, waiting, "schedule", until="1949-01-09").status_code == 409
    day = timezone.localdate() + datetime.timedelta(days=30)
    decide(reviewer, waiting, "schedule", until=day.isoformat())
    assert Document.objects.get().state == State.SCHEDULED
    assert Client().get(waiting.get_absolute_url()).status_code == 404
    Document.objects.update(withheld_until=timezone.localdate())
    call_command("nightly", stdout=StringIO())
    assert Document.objects.get().is_public


def test_readers_are_told_why_a_record_was_withdrawn(reviewer: Client) -> None:
    cable = letter("A cable", date="1949", summary="S.")
    assert decide(reviewer, cable, "withdraw").status_code == 409
    decide(reviewer, cable, "withdraw", reason="It is a forgery")
    gone = Client().get(cable.get_absolute_url())
    assert (gone.status_code, "It is a forgery" in gone.content.decode()) == (410, True)


def test_what_was_changed_meanwhile_is_looked_at_again(waiting: Document, reviewer: Client) -> None:
    seen = reviewer.get(f"{DESK}?document={waiting.pk}").context["seen"]
    save(signed_in("curator", "Curators"), f"/admin/archive/document/{waiting.pk}/change/", {"number": "709"})
    answer = reviewer.post(f"{DESK}?document={waiting.pk}", {"seen": seen, "decision": "publish"})
    assert answer.status_code == 409
    assert "look at it again" in text(answer)
    assert not Document.objects.get().is_public


def test_a_change_of_a_published_record_is_shown_with_what_it_changes(reviewer: Client) -> None:
    cable = letter("A cable", ("Mao", "author"), date="1949", summary="Before the change.")
    save(
        signed_in("curator", "Curators"),
        f"/admin/archive/document/{cable.pk}/change/",
        {"summary": "After the change."},
        button="_submit_review",
    )
    page = reviewer.get(DESK, follow=True)
    assert [one.what for one in page.context["queue"]] == ["change"]
    assert "Before the change." in text(page)
    assert "After the change." in text(page)
    preview = f"/admin/archive/document/{cable.pk}/preview/"
    assert "After the change." in text(reviewer.get(preview))
    assert "Before the change." in text(reviewer.get(f"{preview}?as=now"))
    decide(reviewer, cable, "publish")
    assert Document.objects.get().summary == "After the change."
    assert pending.waiting(cable.pk) is None


def test_a_suggestion_becomes_an_edit_that_names_it(reviewer: Client) -> None:
    cable = letter("A cable", ("Mao", "author"), date="1949", summary="Of May 1949.")
    said = suggest(cable, "It was in June.")
    curator = signed_in("curator", "Curators")
    answer = decide(curator, said, "accept")
    assert answer.status_code == 302
    save(curator, answer.headers["Location"], {"summary": "Of June 1949."})
    decide(reviewer, cable, "publish")
    assert "It was in June." in Run.objects.latest("pk").reason
    assert Suggestion.objects.get().is_accepted


def test_a_suggestion_is_declined_with_a_note() -> None:
    said = suggest(letter("A cable"), "Buy shoes.")
    decide(signed_in("curator", "Curators"), said, "decline", reason="Nonsense")
    settled = Suggestion.objects.get()
    assert (settled.state, settled.is_accepted, settled.note) == (Suggestion.State.DONE, False, "Nonsense")


def test_a_curator_is_offered_no_decision_of_reviewers(waiting: Document) -> None:
    curator = signed_in("curator", "Curators")
    page = curator.get(f"{DESK}?document={waiting.pk}")
    assert 'value="publish"' not in text(page)
    sent = {"seen": page.context["seen"], "decision": "publish"}
    assert curator.post(f"{DESK}?document={waiting.pk}", sent).status_code == 403
    assert signed_in("names", "Name editors").get(DESK).status_code == 403


def test_a_record_is_assigned_and_marked(waiting: Document, reviewer: Client) -> None:
    decide(reviewer, waiting, "assign", assignee=staff("curator2", "Curators").pk)
    decide(reviewer, waiting, "attention", reason="The scan is upside down")
    errand = Errand.objects.get()
    assert (str(errand.assignee), errand.attention) == ("curator2", "The scan is upside down")


def test_with_four_eyes_a_reviewer_does_not_publish_what_they_typed(settings: Any, reviewer: Client) -> None:
    settings.FOUR_EYES = True
    draft = letter("A cable", ("Mao", "author"), date="1949", summary="S.", published=False)
    save(reviewer, f"/admin/archive/document/{draft.pk}/change/", {"summary": "Mine."})
    refused = decide(reviewer, draft, "publish")
    assert refused.status_code == 409
    assert "ask a colleague" in text(refused)
    decide(signed_in("reviewer2", "Reviewers"), draft, "publish")
    assert Document.objects.get().is_public


def test_with_four_eyes_the_record_form_keeps_what_was_typed_and_asks_for_a_colleague(
    settings: Any, reviewer: Client
) -> None:
    settings.FOUR_EYES = True
    draft = letter("A cable", ("Mao", "author"), date="1949", summary="S.", published=False)
    save(reviewer, f"/admin/archive/document/{draft.pk}/change/", {"summary": "Mine."}, button="_publish")
    kept = Document.objects.get()
    assert (kept.state, kept.summary) == (State.REVIEW, "Mine.")


def test_a_change_is_marked_in_the_page_as_readers_will_see_it() -> None:
    cable = letter("Telegram 709", ("Filippov", "author"), summary="On the railway to Urumchi.")
    save(
        signed_in("curator", "Curators"),
        f"/admin/archive/document/{cable.pk}/change/",
        {"summary": "On the road to Urumchi."},
    )
    reviewer = signed_in("reviewer", "Reviewers")
    assert "?as=marked" in reviewer.get(f"/admin/archive/document/review/?document={cable.pk}").content.decode()
    page = reviewer.get(f"/admin/archive/document/{cable.pk}/preview/?as=marked").content.decode()
    assert "On the <del>railway</del><ins>road</ins> to Urumchi." in page
    assert "<del>" not in reviewer.get(f"/admin/archive/document/{cable.pk}/preview/").content.decode()
    assert Document.objects.get(pk=cable.pk).summary == "On the railway to Urumchi."
