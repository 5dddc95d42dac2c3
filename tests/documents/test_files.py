"""Scans: taken by what they are, kept once under their digest, refused in words."""

import hashlib
import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from archive.documents.files.keeping import keep, path_of
from archive.documents.files.kinds import FileRefused, kind_of
from archive.documents.files.previews import Size, preview
from archive.documents.models import StoredFile

pytestmark = pytest.mark.django_db


def page(size: tuple[int, int] = (60, 80), form: str = "PNG") -> bytes:
    """The bytes of a grey page."""
    held = io.BytesIO()
    Image.new("RGB", size, "grey").save(held, form)
    return held.getvalue()


def test_a_scan_lies_under_its_digest() -> None:
    body = page()
    stored = keep(SimpleUploadedFile("f45.png", body), "f45.png")
    assert stored.digest == hashlib.sha256(body).hexdigest()
    assert path_of(stored.digest).read_bytes() == body


def test_the_same_scan_is_kept_once() -> None:
    body = page((61, 80))
    first, second = (keep(SimpleUploadedFile(name, body), name) for name in ("f45.png", "copy.png"))
    assert first == second
    assert StoredFile.objects.filter(digest=first.digest).count() == 1


def test_a_file_is_what_its_bytes_say() -> None:
    with pytest.raises(FileRefused, match="really a file of the kind PNG"):
        kind_of(page()[:16], "f45.pdf")


@pytest.mark.parametrize("body", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"<html>", b"MZ\x90\0", b"PK\3\4", b""])
def test_what_is_no_scan_is_refused_with_what_to_do(body: bytes) -> None:
    with pytest.raises(FileRefused, match="Save it as one of these"):
        kind_of(body[:16], "f45.png")


def test_a_damaged_scan_is_refused_and_nothing_is_kept() -> None:
    before = StoredFile.objects.count()
    with pytest.raises(FileRefused, match="damaged"):
        keep(SimpleUploadedFile("f45.png", page()[:40]), "f45.png")
    assert StoredFile.objects.count() == before


def test_a_preview_is_a_smaller_picture_of_the_scan() -> None:
    stored = keep(SimpleUploadedFile("f46.png", page((900, 600))), "f46.png")
    path = preview(stored, Size.THUMB)
    assert path is not None
    with Image.open(path) as picture:
        assert max(picture.size) == Size.THUMB


def test_a_scan_that_was_damaged_on_the_disk_has_no_preview_and_breaks_nothing() -> None:
    stored = keep(SimpleUploadedFile("f47.png", page((62, 80))), "f47.png")
    Path(path_of(stored.digest)).write_bytes(b"\x89PNG and then nothing")
    assert preview(stored, Size.THUMB) is None
