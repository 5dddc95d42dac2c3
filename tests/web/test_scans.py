"""Scans from the desk to the reader: given once, kept under their digest, gone with the record, back with an undo."""

import hashlib
import io
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from archive.documents.models import Document, File, StoredFile
from archive.editing import publishing
from archive.editing.undoing import undo_run
from archive.journal.models import Run
from tests.admin.forms import save, signed_in
from tests.hands import letter, staff
from tests.web.formats import got, text
from tests.web.pages import blocks, opened

pytestmark = pytest.mark.django_db


def test_a_scan_is_uploaded_seen_large_and_taken_in_full() -> None:
    cable, page = letter("Cable"), drawn("PNG")
    assert given(cable, "page 1.png", page, caption="The first page").status_code == 302
    digest = hashlib.sha256(page).hexdigest()
    assert (Path(settings.DATA_DIR) / "files" / digest[:2] / digest).read_bytes() == page
    address = cable.get_absolute_url()
    assert f'src="{address}files/1/thumb/"' in opened(address)
    assert {"The first page", "1 of 1"} <= set(blocks(opened(f"{address}scans/1/")))
    whole = got(f"{address}files/1/")
    assert b"".join(whole.streaming_content) == page
    assert whole.headers["Content-Type"] == "image/png"
    assert whole.headers["Content-Disposition"] == 'inline; filename="page 1.png"'
    assert whole.headers["X-Content-Type-Options"] == "nosniff"
    assert whole.headers["Content-Security-Policy"].startswith("sandbox")
    assert got(f"{address}files/1/", 304, if_none_match=f'"{digest}"').content == b""
    for size, longest in (("thumb", 320), ("large", 900)):
        picture = Image.open(io.BytesIO(b"".join(got(f"{address}files/1/{size}/").streaming_content)))
        assert (picture.format, max(picture.size)) == ("WEBP", longest)


def test_a_pdf_is_saved_and_its_first_page_shown() -> None:
    cable = letter("Cable")
    given(cable, "cable.pdf", drawn("PDF"))
    address = cable.get_absolute_url()
    assert got(f"{address}files/1/").headers["Content-Disposition"] == 'attachment; filename="cable.pdf"'
    assert got(f"{address}files/1/large/").headers["Content-Type"] == "image/webp"
    assert f'<meta name="citation_pdf_url" content="http://testserver{address}files/1/">' in opened(address)
    assert f"L1  - http://testserver{address}files/1/" in text(f"{address.rstrip('/')}.ris")
    assert "Save the PDF" in opened(f"{address}scans/1/")


@pytest.mark.parametrize(
    ("asked", "status", "sent"),
    [
        ("bytes=0-3", 206, slice(0, 4)),
        ("bytes=10-", 206, slice(10, None)),
        ("bytes=-5", 206, slice(-5, None)),
        ("bytes=9999999-", 416, slice(0, 0)),
        ("bytes=5-2", 416, slice(0, 0)),
        ("lines=1-2", 200, slice(None)),
    ],
)
def test_a_part_can_be_asked_for(asked: str, status: int, sent: slice) -> None:
    cable, page = letter("Cable"), drawn("JPEG")
    given(cable, "page.jpg", page)
    answer = got(f"{cable.get_absolute_url()}files/1/", status, range=asked)
    assert b"".join(answer.streaming_content if answer.streaming else [answer.content]) == page[sent]


@pytest.mark.parametrize(
    ("name", "body", "sentence"),
    [
        ("page.svg", b"<svg onload='alert(1)'/>", "is no PDF, JPEG, PNG, TIFF or WebP"),
        ("page.pdf", b"<html><script>alert(1)</script>", "is no PDF, JPEG, PNG, TIFF or WebP"),
        ("page.html", b"\x89PNG\r\n\x1a\n", "is really a file of the kind PNG"),
        ("page.png", b"\x89PNG\r\n\x1a\n<script>", "is damaged: it cannot be opened"),
        ("page.pdf", b"%PDF-1.7 and no more", "is damaged: it cannot be opened"),
    ],
)
def test_what_is_no_scan_is_refused_in_a_sentence(name: str, body: bytes, sentence: str) -> None:
    answer = given(letter("Cable"), name, body)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert not File.objects.exists()


def test_withdrawing_takes_the_files_away_from_readers() -> None:
    cable = letter("Cable")
    given(cable, "page.png", drawn("PNG"))
    publishing.withdraw([cable.pk], by=staff("reviewer"), reason="The owner asked for it.")
    for address in ("files/1/", "files/1/thumb/", "scans/1/"):
        got(f"{cable.get_absolute_url()}{address}", 410)
    desk = signed_in("curator", "Curators", "Reviewers")
    file = File.objects.get()
    assert desk.get(f"/admin/archive/document/file/{file.pk}/").status_code == 200


def test_the_files_of_a_draft_are_not_there() -> None:
    draft = letter("Draft", published=False)
    given(draft, "page.png", drawn("PNG"))
    for address in ("files/1/", "files/1/large/", "scans/1/"):
        got(f"{draft.get_absolute_url()}{address}", 404)


def test_a_scan_thrown_away_comes_back_with_the_undo() -> None:
    cable = letter("Cable")
    given(cable, "page.png", drawn("PNG"))
    file = File.objects.get()
    address = f"/admin/archive/document/{cable.pk}/change/"
    save(signed_in("curator", "Curators", "Reviewers"), address, {"files-0-DELETE": "on"})
    got(f"{cable.get_absolute_url()}files/1/", 404)
    assert StoredFile.objects.exists()
    undo_run(Run.objects.latest("pk"), by=staff("names"), reason="A slip.")
    assert File.objects.get().stored_id == file.stored_id
    got(f"{cable.get_absolute_url()}files/1/")


def test_a_chosen_file_stays_through_refusals_until_it_is_saved() -> None:
    cable, page = letter("Cable"), drawn("PNG")
    refused = given(cable, "page 1.png", page, caption="The first page", title="")
    assert "This field is required." in refused.text
    assert "page 1.png" in refused.text
    assert not File.objects.exists()
    waiting = refused.context["rows"]["files"].forms[0]["staged"].value()
    curator = signed_in("curator", "Curators", "Reviewers")
    small: Any = curator.get(f"/admin/archive/document/staged/{waiting}/", {"size": "thumb"})
    assert Image.open(io.BytesIO(b"".join(small.streaming_content))).format == "WEBP"
    typed = {"files-TOTAL_FORMS": 1, "files-0-staged": waiting, "files-0-caption": "The first page"}
    address = f"/admin/archive/document/{cable.pk}/change/"
    assert save(curator, address, {**typed, "date": "30 February 1949"}).status_code == 200
    assert save(curator, address, typed).status_code == 302
    file = File.objects.get()
    assert (file.name, file.caption, file.stored_id) == (
        "page 1.png",
        "The first page",
        hashlib.sha256(page).hexdigest(),
    )
    assert curator.get(f"/admin/archive/document/staged/{waiting}/").status_code == 404


def test_a_file_that_waits_is_seen_by_whoever_chose_it_alone() -> None:
    refused = given(letter("Cable"), "page 1.png", drawn("PNG"), title="")
    waiting = refused.context["rows"]["files"].forms[0]["staged"].value()
    address = f"/admin/archive/document/staged/{waiting}/"
    assert signed_in("curator", "Curators", "Reviewers").get(address).status_code == 200
    assert signed_in("curator2", "Curators").get(address).status_code == 404


def given(document: Document, name: str, body: bytes, caption: str = "", **more: str) -> Any:
    """The answer of the desk to a curator who adds this file."""
    upload = SimpleUploadedFile(name, body)
    typed = {"files-TOTAL_FORMS": 1, "files-0-upload": upload, "files-0-caption": caption, "files-0-position": 0} | more
    return save(signed_in("curator", "Curators", "Reviewers"), f"/admin/archive/document/{document.pk}/change/", typed)


def drawn(form: str) -> bytes:
    """A sheet of paper in this format."""
    file = io.BytesIO()
    Image.new("RGB", (600, 900), "ivory").save(file, form)
    return file.getvalue()
