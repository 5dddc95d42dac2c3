"""Files that were made to harm whoever opens them: refused with what to do, or taken and harmless."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from archive.apart import running
from archive.documents.files.keeping import keep
from archive.documents.files.kinds import FileRefused
from archive.documents.files.previews import Size, preview
from archive.documents.models import StoredFile

pytestmark = pytest.mark.django_db


def scan(form: str, size: tuple[int, int] = (300, 200), mode: str = "RGB", **said: Any) -> bytes:
    """A page of grey noise in this format."""
    held = io.BytesIO()
    Image.effect_noise(size, 60).convert(mode).save(held, form, **said)
    return held.getvalue()


def blank(form: str, width: int, height: int) -> bytes:
    held = io.BytesIO()
    Image.new("1", (width, height)).save(held, form)
    return held.getvalue()


def png_of(width: int, height: int, rows: int) -> bytes:
    """A PNG that says it is so large, with so many rows of it packed to almost nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj(9)
    row = b"\0" * (width // 8 + 2)
    body = b"".join(packer.compress(row) for _ in range(rows)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def moving(form: str) -> bytes:
    held = io.BytesIO()
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "green", "blue")]
    frames[0].save(held, form, save_all=True, append_images=frames[1:])
    return held.getvalue()


def pdf(pages: int = 1, box: str = "0 0 600 800", content: bytes = b"") -> bytes:
    """A PDF without a table of its objects: pdfium finds them by itself."""
    kids = " ".join(f"{number + 10} 0 R" for number in range(pages))
    parts = [b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"]
    parts.append(f"2 0 obj<</Type/Pages/Count {pages}/Kids[{kids}]>>endobj\n".encode())
    parts.append(
        f"3 0 obj<</Filter/FlateDecode/Length {len(content)}>>stream\n".encode() + content + b"\nendstream endobj\n"
    )
    page = f"obj<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents 3 0 R>>endobj\n"
    parts.extend(f"{number + 10} 0 {page}".encode() for number in range(pages))
    return b"".join([*parts, b"trailer<</Root 1 0 R>>\n%%EOF"])


def gif() -> bytes:
    return scan("GIF", mode="P")


def zipped(body: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr("index.html", "<script>alert(1)</script>")
    return body + held.getvalue()


REFUSED: list[tuple[str, str, Callable[[], bytes], str]] = [
    ("a JPEG cut off in the middle", "a.jpg", lambda: scan("JPEG")[:9_000], "damaged"),
    ("a PNG cut off in the middle", "a.png", lambda: scan("PNG")[:9_000], "damaged"),
    ("a TIFF cut off in the middle", "a.tif", lambda: scan("TIFF")[:9_000], "damaged"),
    ("a WebP cut off in the middle", "a.webp", lambda: scan("WEBP")[:4_000], "damaged"),
    ("a PDF cut off in the middle", "a.pdf", lambda: pdf()[:60], "damaged"),
    ("a PDF without a page", "a.pdf", lambda: pdf(0), "no page|damaged"),
    ("a PDF of six thousand pages", "a.pdf", lambda: pdf(6_000), "5,000 pages"),
    ("a PNG that says two thousand million pixels", "a.png", lambda: png_of(50_000, 50_000, 1), "too many pixels"),
    ("a PNG of two hundred million pixels in a few bytes", "a.png", lambda: png_of(20_000, 10_000, 10_000), "too many"),
    ("a TIFF that says many pixels", "a.tif", lambda: blank("TIFF", 12_000, 11_000), "too many pixels"),
    ("a PNG that moves", "a.png", lambda: moving("PNG"), "moving"),
    ("a WebP that moves", "a.webp", lambda: moving("WEBP"), "moving"),
    ("a GIF", "a.gif", gif, "Save it as one of these"),
    ("a GIF called PNG", "a.png", gif, "Save it as one of these"),
    ("an SVG with a script", "a.svg", lambda: b"<svg onload='alert(1)'/>", "Save it as one of these"),
    ("an SVG called JPEG", "a.jpg", lambda: b"<?xml version='1.0'?><svg/>", "Save it as one of these"),
    ("HTML called PDF", "a.pdf", lambda: b"<html><script>alert(1)</script>", "Save it as one of these"),
    ("HTML before a PDF", "a.pdf", lambda: b"<script>alert(1)</script>" + pdf(), "Save it as one of these"),
    ("a JPEG called HTML", "a.html", lambda: scan("JPEG"), "really a file of the kind PDF|really"),
    ("a JPEG with two endings", "a.jpg.php", lambda: scan("JPEG"), "really"),
    ("a JPEG's beginning and HTML", "a.jpg", lambda: b"\xff\xd8\xff\xe0<script>alert(1)</script>", "damaged"),
    ("a PDF's beginning and noise", "a.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, "damaged"),
    ("a WebP's beginning and nothing", "a.webp", lambda: b"RIFF\xff\xff\xff\xffWEBPVP8 ", "damaged"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "made", "sentence"), [trap[1:] for trap in REFUSED], ids=[trap[0] for trap in REFUSED]
)
def test_a_trap_is_refused_with_what_to_do_and_nothing_is_kept(
    name: str, made: Callable[[], bytes], sentence: str
) -> None:
    before = StoredFile.objects.count()
    with pytest.raises(FileRefused, match=sentence):
        keep(SimpleUploadedFile(name, made()), name)
    assert StoredFile.objects.count() == before


TAKEN: list[tuple[str, str, Callable[[], bytes]]] = [
    ("a JPEG in four colours of print", "a.jpg", lambda: scan("JPEG", mode="CMYK")),
    ("a grey TIFF", "a.tiff", lambda: scan("TIFF", mode="L")),
    ("a TIFF in two tones", "a.tif", lambda: scan("TIFF", mode="1")),
    ("a PNG with a palette", "a.png", lambda: scan("PNG", mode="P")),
    ("a PNG that lets through", "a.png", lambda: scan("PNG", mode="RGBA")),
    ("a JPEG with an archive behind it", "a.jpg", lambda: zipped(scan("JPEG"))),
    ("a PDF whose page is a mile wide", "a.pdf", lambda: pdf(box="0 0 4000000 4000000")),
    ("a PDF whose page has no size", "a.pdf", lambda: pdf(box="0 0 0 0")),
]


@pytest.mark.parametrize(("name", "made"), [odd[1:] for odd in TAKEN], ids=[odd[0] for odd in TAKEN])
def test_an_odd_scan_is_taken_and_drawn(name: str, made: Callable[[], bytes]) -> None:
    stored = keep(SimpleUploadedFile(name, made()), name)
    path = preview(stored, Size.THUMB)
    assert path is not None
    with Image.open(path) as picture:
        assert picture.mode == "RGB"
        assert max(picture.size) <= Size.THUMB


def test_a_scan_that_lies_on_its_side_is_shown_upright_and_tells_no_place() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held on its side
    exif[0x010F] = "A camera"
    stored = keep(SimpleUploadedFile("side.jpg", scan("JPEG", (300, 200), exif=exif)), "side.jpg")
    path = preview(stored, Size.THUMB)
    assert path is not None
    with Image.open(path) as picture:
        assert picture.size[1] > picture.size[0]
        assert not picture.getexif()


def test_a_scan_that_asks_for_more_memory_than_there_is_kills_its_own_process_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    greedy = tmp_path / "scans.py"
    (tmp_path / "limited.py").write_text(Path(running.__file__).with_name("limited.py").read_text())
    greedy.write_text("import resource\nresource.setrlimit(resource.RLIMIT_AS, (10**8, 10**8))\nbytes(10**10)\n")
    monkeypatch.setattr(running, "_HERE", tmp_path)
    with pytest.raises(FileRefused, match="more memory or time"):
        keep(SimpleUploadedFile("a.png", scan("PNG", (33, 44))), "a.png")
