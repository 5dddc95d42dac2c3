"""A row that somebody said is a record here gives the record its id, so that nobody is asked a second time."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from archive.documents.models import Document
from archive.journal.models import Run
from tests.admin.forms import signed_in
from tests.admin.test_import_desk import begin, cables, confirm, go_on
from tests.hands import letter
from tests.interchange.archives import cable

pytestmark = pytest.mark.django_db
TITLE = "Cable, Filippov to Kovalev, on rice"


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, settings: Any) -> None:
    settings.DATA_DIR = tmp_path


def accepted(curator: Client, here: Document, file: str) -> None:
    """The file's one row is said to be this record."""
    page = go_on(curator, begin(curator, file, cables(cable(7, title=TITLE))), again="1")
    (like,) = page.context["plan"].likes
    confirm(curator, page, **{f"same-{like.planned.row.number}": str(here.pk)})


def test_a_record_without_an_id_takes_over_that_of_the_row_and_an_undo_takes_it_back() -> None:
    curator = signed_in("curator", "Curators")
    here = letter(TITLE, date="1949-05-18", published=False)
    accepted(curator, here, "a.jsonl")
    assert Document.objects.values_list("pk", "external_id").get() == (here.pk, "7")
    again = begin(curator, "b.jsonl", cables(cable(7, title=TITLE)))
    assert (again.context["plan"].unchanged_total, again.context["plan"].likes) == (1, [])
    run = Run.objects.get(kind=Run.Kind.IMPORT)
    answer = curator.post(f"/admin/archive/run/{run.pk}/undo/", {"reason": "Another cable after all"}, follow=True)
    assert answer.status_code == 200
    assert Document.objects.get().external_id == ""


def test_the_id_by_which_another_source_knows_a_record_stays() -> None:
    curator = signed_in("curator", "Curators")
    here = letter(TITLE, date="1949-05-18", published=False)
    Document.objects.filter(pk=here.pk).update(source="wilson", external_id="134696")
    accepted(curator, here, "a.jsonl")
    assert Document.objects.values_list("source", "external_id").get() == ("wilson", "134696")
