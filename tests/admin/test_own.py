"""One's own drafts can be thrown away and one's own deeds taken back; nobody else's, and nothing readers see."""

import pytest

from archive.documents.models import Document
from archive.journal.history import revisions_of
from archive.journal.models import Run
from tests.admin.forms import save, signed_in
from tests.hands import letter

pytestmark = pytest.mark.django_db

ADD = "/admin/archive/document/add/"


def delete(client: object, document: Document) -> int:
    status: int = client.post(f"/admin/archive/document/{document.pk}/delete/", {"post": "yes"}).status_code  # type: ignore[attr-defined]
    return status


def test_a_curator_throws_away_a_draft_of_their_own_and_the_history_keeps_it() -> None:
    curator = signed_in("curator", "Curators")
    save(curator, ADD, {"title": "A slip", "credits-0-name": "Mao", "credits-0-role": "author"})
    draft = Document.objects.get()
    assert delete(curator, draft) == 302
    assert not Document.objects.exists()
    last, before = revisions_of("document", draft.pk)[:2]
    assert last.value is None
    assert before.value
    assert before.value["fields"]["title"] == "A slip"
    assert str(last.run) == "Thrown away: A slip"


def test_a_colleagues_draft_and_a_published_record_stay() -> None:
    curator = signed_in("curator", "Curators")
    save(signed_in("curator2", "Curators"), ADD, {"title": "A colleague's draft"})
    assert delete(curator, Document.objects.get()) == 403
    assert delete(curator, letter("A cable")) == 403
    assert Document.objects.count() == 2


def test_a_curator_takes_back_an_edit_of_their_own_and_no_other() -> None:
    curator = signed_in("curator", "Curators")
    draft = letter("A cable", summary="Before.", published=False)
    address = f"/admin/archive/document/{draft.pk}/change/"
    save(curator, address, {"summary": "After."})
    mine = Run.objects.latest("pk")
    assert curator.post(f"/admin/archive/run/{mine.pk}/undo/", {"reason": "A slip"}).status_code == 302
    assert Document.objects.get().summary == "Before."
    save(signed_in("curator2", "Curators"), address, {"summary": "A colleague's."})
    other = Run.objects.latest("pk")
    assert curator.post(f"/admin/archive/run/{other.pk}/undo/", {"reason": "Why not"}).status_code == 403


def test_an_edit_that_readers_see_now_is_not_taken_back_by_a_curator_alone() -> None:
    curator = signed_in("curator", "Curators")
    save(curator, ADD, {"title": "A cable"})
    mine = Run.objects.latest("pk")
    address = f"/admin/archive/document/{Document.objects.get().pk}/change/"
    save(signed_in("reviewer", "Reviewers"), address, {}, button="_publish")
    assert curator.post(f"/admin/archive/run/{mine.pk}/undo/", {"reason": "A slip"}).status_code == 403
    assert Document.objects.get().is_public
