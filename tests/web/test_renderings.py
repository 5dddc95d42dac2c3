"""A title and a summary in another language: entered at the desk, read on the page, found, undone."""

import pytest
from django.test import Client

from archive.documents.models import Rendering
from archive.editing.undoing import undo_run
from archive.journal.models import Run
from tests.admin.forms import save, signed_in
from tests.hands import letter, staff
from tests.web.pages import blocks, opened

pytestmark = pytest.mark.django_db

TITLE, SUMMARY = "Телеграмма Филиппова Ковалеву", "О поставках горючего в Урумчи."


def test_a_record_has_its_title_and_summary_in_another_language_too() -> None:
    cable = letter("Cable, Filippov to Kovalev", summary="On deliveries of fuel to Urumchi.")
    typed = {
        "renderings-TOTAL_FORMS": 1, "renderings-0-language": "ru", "renderings-0-title": TITLE,
        "renderings-0-summary": SUMMARY,
    }  # fmt: skip
    assert (
        save(
            signed_in("curator", "Curators", "Reviewers"), f"/admin/archive/document/{cable.pk}/change/", typed
        ).status_code
        == 302
    )
    page = opened(cable.get_absolute_url())
    assert f'<p class="rendered" lang="ru" dir="auto">{TITLE}</p>' in page
    assert {"Summary, Russian", SUMMARY} <= set(blocks(page))
    assert '<details class="rendered" open>' in opened(f"/ru{cable.get_absolute_url()}")
    for words in ("Телеграмма", "горючего"):
        assert cable.title in blocks(str(Client().get("/documents/", {"q": words}).content.decode()))
    undo_run(Run.objects.latest("pk"), by=staff("names"), reason="A slip.")
    assert not Rendering.objects.exists()
    assert "Nothing found" in str(Client().get("/documents/", {"q": "горючего"}).content.decode())
