"""A reader who knows better writes to the curators: the form, its token, its trap, and the queue at the desk."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from archive.documents.models import Document, Suggestion
from archive.editing import publishing, suggestions
from tests.hands import letter, staff
from tests.web.pages import blocks, opened

pytestmark = pytest.mark.django_db


def test_a_suggestion_waits_at_the_desk_with_its_record() -> None:
    cable = letter("Cable")
    page = sent(cable, message="The date is wrong:\nit was the 5th.", email="reader@example.org")
    assert "Thank you" in blocks(page)
    (waiting,) = Suggestion.objects.all()
    assert (waiting.document, waiting.state) == (cable, "new")
    assert (waiting.message, waiting.email) == ("The date is wrong:\nit was the 5th.", "reader@example.org")


def test_it_is_the_one_page_with_a_cookie_and_nothing_keeps_it() -> None:
    answer = Client().get(address(letter("Cable")))
    assert list(answer.cookies) == ["csrftoken"]
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_without_the_token_nothing_is_taken() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address(letter("Cable")), {"message": "Wrong."}).status_code == 403
    assert not Suggestion.objects.exists()


def test_a_program_that_fills_the_trap_is_thanked_and_forgotten() -> None:
    assert "Thank you" in blocks(sent(letter("Cable"), message="Buy now", website="https://example.org/"))
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"message": " \u200b "}, "Please write what should be corrected."),
        ({"message": "x" * 4001}, "Please write at most 4000 letters; these are 4001."),
        ({"message": "Wrong.", "email": "reader"}, "This is no e-mail address. Correct it, or leave it out."),
    ],
)
def test_what_cannot_be_taken_is_said_in_a_sentence_and_stays_on_the_page(typed: dict[str, str], sentence: str) -> None:
    answer = Client().post(address(letter("Cable")), typed)
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert typed["message"].strip() in answer.content.decode()
    assert not Suggestion.objects.exists()


def test_a_flood_is_stopped_and_nothing_typed_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suggestions, "MOST_ABOUT_ONE", 1)
    cable = letter("Cable")
    sent(cable, message="First.")
    answer = Client().post(address(cable), {"message": "Second."})
    assert answer.status_code == 429
    assert "Second." in answer.content.decode()


def test_a_draft_has_no_form_and_a_withdrawn_record_says_so() -> None:
    draft, cable = letter("Draft", published=False), letter("Cable")
    publishing.withdraw([cable.pk], by=staff("reviewer"), reason="The owner asked for it.")
    opened(address(draft), 404)
    assert "The owner asked for it." in opened(address(cable), 410)
    for one, status in ((draft, 404), (cable, 410)):
        assert Client().post(address(one), {"message": "Wrong."}).status_code == status


def test_the_record_leads_to_its_form() -> None:
    cable = letter("Cable")
    assert f'href="{address(cable)}"' in opened(cable.get_absolute_url())


@pytest.mark.parametrize("group", ["Curators", "Reviewers"])
def test_who_deals_with_it_is_kept(group: str) -> None:
    cable = letter("Cable")
    sent(cable, message="The date is wrong.", email="reader@example.org")
    client = desk(group)
    queue = client.get("/admin/archive/suggestion/").content.decode()
    change = re.search(r"/admin/archive/suggestion/\d+/change/", queue)
    assert change is not None
    assert cable.get_absolute_url() in client.get(change[0]).content.decode()
    client.post(change[0], {"state": "done", "note": "Corrected, and answered."})
    settled = Suggestion.objects.get()
    assert (settled.state, str(settled.answered_by), settled.note) == ("done", "ana", "Corrected, and answered.")
    assert settled.message == "The date is wrong."


def test_name_editors_do_not_read_what_readers_write() -> None:
    assert desk("Name editors").get("/admin/archive/suggestion/").status_code == 403
    assert not Permission.objects.filter(codename__in=["add_suggestion", "delete_suggestion"]).exists()


def address(document: Document) -> str:
    """Where the form of a document stands."""
    return f"/documents/{document.public_id}/suggest/"


def sent(document: Document, **typed: str) -> str:
    """The page after a reader has sent what he typed, with the token his page gave him."""
    client = Client(enforce_csrf_checks=True)
    page = client.get(address(document)).content.decode()
    assert 'id="suggest-form"' in page
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token is not None
    answer = client.post(address(document), {"csrfmiddlewaretoken": token[1], **typed}, follow=True)
    return str(answer.content.decode())


def desk(group: str) -> Client:
    """The desk as a member of this group finds it."""
    client = Client()
    client.force_login(staff("ana", group))
    return client
