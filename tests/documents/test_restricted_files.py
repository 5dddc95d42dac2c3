"""A file kept from readers is at the desk alone, while its record is public and its other files keep their addresses."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from archive.documents.models import Document
from archive.search import engine
from archive.search.query import Selection
from tests.admin.forms import save, signed_in
from tests.hands import letter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _store(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


def scan(shade: int) -> SimpleUploadedFile:
    drawn = BytesIO()
    Image.new("L", (80, 100), shade).save(drawn, "PNG")
    return SimpleUploadedFile(f"leaf-{shade}.png", drawn.getvalue(), "image/png")


def cable_with_two_leaves() -> Document:
    cable = letter("Telegram 709")
    typed = {
        "files-0-upload": scan(1), "files-0-caption": "The first leaf", "files-0-is_restricted": "on",
        "files-1-upload": scan(2), "files-1-caption": "The second leaf",
    }  # fmt: skip
    answer = save(signed_in("reviewer", "Reviewers"), f"/admin/archive/document/{cable.pk}/change/", typed)
    assert answer.status_code == 302, answer.context["errors"]
    return cable


def test_readers_see_the_other_file_under_its_own_address_and_nothing_of_the_restricted_one() -> None:
    cable, reader = cable_with_two_leaves(), Client()
    here = cable.get_absolute_url()
    page = reader.get(here).content.decode()
    assert "The second leaf" in page
    assert "The first leaf" not in page
    assert f"{here}scans/2/" in page
    for address in ("files/1/", "files/1/thumb/", "files/1/large/", "scans/1/"):
        assert reader.get(f"{here}{address}").status_code == 404, address
        assert reader.get(f"{here}{address.replace('1', '2')}").status_code == 200, address
    assert "1 of 1" in reader.get(f"{here}scans/2/").content.decode()


def test_no_format_names_it() -> None:
    cable, reader = cable_with_two_leaves(), Client()
    for ending in ("json", "jsonld", "tei.xml", "dc.xml", "csl.json", "ris", "txt"):
        answer = reader.get(f"/documents/{cable.public_id}.{ending}")
        assert answer.status_code == 200, ending
        told = b"".join(answer).decode()
        assert "leaf-1" not in told, ending
        assert "The first leaf" not in told, ending
        assert "files/1/" not in told, ending


def test_a_record_whose_only_file_is_restricted_is_not_found_as_one_with_a_scan() -> None:
    cable = cable_with_two_leaves()
    assert engine.find(Selection(has=frozenset({"scan"}))).total == 1
    sent = {"files-1-is_restricted": "on"}
    reviewer = signed_in("reviewer", "Reviewers")
    assert save(reviewer, f"/admin/archive/document/{cable.pk}/change/", sent).status_code == 302
    assert engine.find(Selection(has=frozenset({"scan"}))).total == 0


def test_the_desk_sees_it_marked_and_the_history_says_so() -> None:
    cable = cable_with_two_leaves()
    reviewer = signed_in("reviewer", "Reviewers")
    page = reviewer.get(f"/admin/archive/document/{cable.pk}/change/").content.decode()
    assert "The first leaf" in page
    assert "data-restricted" in page
    first = cable.files.order_by("position").first()
    assert first is not None
    assert first.is_restricted
    assert reviewer.get(f"/admin/archive/document/file/{first.pk}/").status_code == 200
    # Opened again to readers, as a change of its own.
    sent = {"files-0-is_restricted": ""}
    assert save(reviewer, f"/admin/archive/document/{cable.pk}/change/", sent).status_code == 302
    assert "The first leaf" in Client().get(cable.get_absolute_url()).content.decode()
    history = reviewer.get(f"/admin/archive/document/{cable.pk}/compare/").content.decode()
    assert "kept from readers" in history
