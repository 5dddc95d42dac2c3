"""Notes to a colleague stand on a record until they are done; readers never see them."""

import pytest

from archive.documents.models import Document
from archive.editing.models import ColleagueNote
from tests.admin.forms import signed_in
from tests.hands import letter, staff

pytestmark = pytest.mark.django_db
WORDS = "Is the second leaf the enclosure?"


def address_of(document: Document) -> str:
    return f"/admin/archive/document/{document.pk}/notes/"


def left_by_a_curator(document: Document) -> ColleagueNote:
    to = staff("curator2", "Curators")
    sent = {"note_words": WORDS, "note_to": to.pk, "leave": "1"}
    assert signed_in("curator", "Curators").post(address_of(document), sent).status_code == 302
    return ColleagueNote.objects.get()


def test_a_note_waits_on_the_home_of_whom_it_is_for_until_they_say_it_is_done() -> None:
    cable = letter("Telegram 709")
    note = left_by_a_curator(cable)
    colleague = signed_in("curator2", "Curators")
    assert WORDS in colleague.get("/admin/").content.decode()
    assert WORDS not in signed_in("curator", "Curators").get("/admin/").content.decode()
    assert colleague.post(address_of(cable), {"done": note.pk}).status_code == 302
    assert WORDS not in colleague.get("/admin/").content.decode()
    page = colleague.get(f"/admin/archive/document/{cable.pk}/change/").content.decode()
    assert WORDS in page
    assert "done by curator2" in page


def test_a_note_said_to_be_done_by_mistake_waits_again() -> None:
    cable = letter("Telegram 709")
    note = left_by_a_curator(cable)
    colleague = signed_in("curator2", "Curators")
    colleague.post(address_of(cable), {"done": note.pk})
    colleague.post(address_of(cable), {"again": note.pk})
    assert WORDS in colleague.get("/admin/").content.decode()


def test_a_note_that_says_nothing_is_refused_with_what_to_do() -> None:
    cable = letter("Telegram 709")
    answer = signed_in("curator", "Curators").post(address_of(cable), {"note_words": " ", "leave": "1"})
    assert answer.status_code == 409
    assert "Type what your colleague is to know." in answer.content.decode()


def test_a_note_is_part_of_no_public_page_and_of_no_version() -> None:
    cable = letter("Telegram 709")
    before = signed_in("reader").get(cable.get_absolute_url()).content
    changed = Document.objects.get().changed
    left_by_a_curator(cable)
    assert signed_in("reader").get(cable.get_absolute_url()).content == before
    assert Document.objects.get().changed == changed


def test_whoever_may_not_edit_leaves_no_note() -> None:
    cable = letter("Telegram 709")
    sent = {"note_words": WORDS, "leave": "1"}
    assert signed_in("nobody").post(address_of(cable), sent).status_code == 403
    assert not ColleagueNote.objects.exists()
