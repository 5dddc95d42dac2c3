"""The desk's first page is each person's own: mine, waits for me, to mend, lately."""

import pytest

from archive.documents.models import Document
from archive.editing import publishing
from archive.editing.suggestions import suggest
from tests.admin.forms import save, signed_in
from tests.hands import letter, staff

pytestmark = pytest.mark.django_db


def home(name: str, *groups: str) -> str:
    return " ".join(signed_in(name, *groups).get("/admin/").content.decode().split())


def test_a_curator_finds_their_drafts_and_what_was_sent_back_with_its_sentence() -> None:
    curator = signed_in("curator", "Curators")
    save(curator, "/admin/archive/document/add/", {"title": "A telegram of mine"}, button="_submit_review")
    publishing.send_back(Document.objects.get().pk, by=staff("reviewer"), reason="Who is Krasovsky?")
    letter("A letter of somebody else", published=False)
    page = home("curator", "Curators").split("Lately")[0]
    assert "A telegram of mine" in page
    assert "Who is Krasovsky?" in page
    assert "A letter of somebody else" not in page


def test_a_reviewer_finds_what_waits_and_a_curator_is_not_told_of_it() -> None:
    draft = letter("A telegram", published=False)
    publishing.submit([draft.pk], by=staff("curator"))
    suggest(letter("A cable"), "It was in June.")
    assert "Records in review" in home("reviewer", "Reviewers")
    assert "Readers’ suggestions" in home("curator", "Curators")
    assert "Records in review" not in home("curator", "Curators")


def test_what_is_to_be_mended_leads_to_its_list() -> None:
    letter("A cable without anything")
    page = home("curator", "Curators")
    assert 'href="/admin/archive/document/?missing=date"' in page
    found = signed_in("curator", "Curators").get("/admin/archive/document/?missing=date")
    assert [row.title for row in found.context["cl"].result_list] == ["A cable without anything"]


def test_colleagues_deeds_are_named_by_their_records() -> None:
    save(signed_in("curator2", "Curators"), "/admin/archive/document/add/", {"title": "Telegram 709"})
    page = home("curator", "Curators").split("Lately")[1]
    assert "Telegram 709" in page
    assert "curator2" in page


def test_staff_without_rights_find_nothing() -> None:
    letter("A cable")
    page = home("nobody")
    assert "A cable" not in page
    assert "/admin/archive/" not in page


def test_edits_of_one_record_by_one_person_stand_together() -> None:
    letter("A cable of somebody else")
    draft = letter("A telegram of mine", published=False)
    curator = signed_in("curator", "Curators")
    for number in range(4):
        save(curator, f"/admin/archive/document/{draft.pk}/change/", {"number": str(number)})
    lately = home("reviewer", "Reviewers").split("Lately")[1]
    assert lately.count("A telegram of mine</bdi>") == 2  # the other is who entered it
    assert "and 3 edits before" in lately
