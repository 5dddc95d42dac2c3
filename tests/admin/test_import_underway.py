"""A big file is brought in by the server, whoever closes the page: it shows how far it is, and can be called off."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from archive.documents.models import Document
from archive.interchange.staging.kept import staged_by
from archive.interchange.staging.underway import BIG
from archive.journal.models import Run
from archive.search import engine
from tests.admin.forms import signed_in
from tests.admin.test_import_desk import begin, step
from tests.hands import staff

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

LINES = "\n".join(
    json.dumps({"external_id": f"cable-{number}", "title": f"Telegram {number}", "date": "1950-10-04"})
    for number in range(BIG)
)


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, settings: Any) -> None:
    settings.DATA_DIR = tmp_path
    engine.rebuild()


def confirmed(desk: Client, page: Any) -> str:
    """The address of the page that opens when the plan is confirmed."""
    sent = {"reason": "The telegrams of October", "seen": page.context["plan"].digest, "confirm": "1"}
    answer = desk.post(page.request["PATH_INFO"], sent)
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def at_the_end(desk: Client, address: str) -> Any:
    """The page on which it goes on, reloaded as a browser does until it is another."""
    until = time.monotonic() + 300
    while time.monotonic() < until:
        answer = desk.get(address, follow=True)
        if "underway" not in answer.request["PATH_INFO"]:
            return answer
        time.sleep(0.05)
    pytest.fail("it never came to an end")


def test_a_big_file_comes_in_without_the_page_and_can_be_called_off() -> None:
    desk = signed_in("curator", "Curators", "Reviewers")
    page = begin(desk, "telegrams.jsonl", LINES)
    address = confirmed(desk, page)
    assert step(desk.get(address, follow=True)) == "underway"
    assert desk.post(address.replace("underway", "call-off")).status_code == 302
    page = at_the_end(desk, address)
    assert step(page) == "plan"
    assert "called off" in page.content.decode()
    assert Document.objects.count() == 0

    address = confirmed(desk, page)
    (one,) = staged_by(staff("curator", "Curators", "Reviewers"))
    assert desk.get(f"/admin/archive/document/import/{one.key}/").headers["Location"] == address
    page = at_the_end(desk, address)
    run = Run.objects.latest("pk")
    assert page.request["PATH_INFO"] == f"/admin/archive/run/{run.pk}/"
    assert (run.reason, Document.objects.count()) == ("The telegrams of October", BIG)
    assert not list(staged_by(staff("curator", "Curators", "Reviewers")))
    assert not list(Path(settings.DATA_DIR).glob(".beside-*"))

    answer = desk.post(f"/admin/archive/run/{run.pk}/undo/", {"reason": "Of another house"})
    address = str(answer.headers["Location"])
    assert "/run/underway/undo-" in address
    assert signed_in("colleague", "Curators").get(address).status_code == 403, "it is not theirs"
    page = at_the_end(desk, address)
    undone = Run.objects.latest("pk")
    assert (undone.undoes, page.request["PATH_INFO"]) == (run, f"/admin/archive/run/{undone.pk}/")
    assert "had been public" in page.content.decode() or not Document.objects.exists()
    assert desk.get(address).status_code == 302, "it is over"
