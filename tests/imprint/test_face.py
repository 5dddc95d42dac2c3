"""An archive says on every page, in every language and in every citation whose it is."""

import base64
import struct
import zlib
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from archive.citations.publisher import publisher_at
from archive.editing.saving import remember
from archive.editing.undoing import undo_run
from archive.imprint.face import UNNAMED, face, lacking
from archive.imprint.logo import LogoRefused, logo_from
from archive.imprint.models import Imprint, Wording, known_zone
from archive.journal.models import Run
from archive.search.catalogue.current import head
from tests.hands import letter, staff
from tests.web.pages import asked, opened

pytestmark = pytest.mark.django_db
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_an_archive_without_a_face_says_what_it_lacks() -> None:
    assert (face().name, face().version) == (UNNAMED, None)
    assert "its name" in lacking()
    assert UNNAMED in opened("/")


def test_every_page_says_whose_archive_this_is_in_its_language() -> None:
    named("Papers of the Far East", ru="Бумаги Дальнего Востока")
    for address in ("/", "/documents/", "/people/", "/about/", "/opensearch.xml"):
        assert "Papers of the Far East"[:13] in opened(address), address
    assert "Бумаги Дальнего Востока" in opened("/ru/about/")
    assert "Papers of the Far East" not in opened("/ru/about/")


def test_what_one_language_does_not_say_is_said_as_in_the_other() -> None:
    imprint = named("Papers of the Far East")
    Wording.objects.filter(imprint=imprint).update(rights="Copy freely.")
    with translation.override("ru"):
        assert (face().name, face().rights) == ("Papers of the Far East", "Copy freely.")


def test_citations_name_the_archive_alike_in_every_language() -> None:
    cable = letter("Cable, Filippov to Kovalev", date="1949-02")
    named("Papers of the Far East", ru="Бумаги Дальнего Востока")
    for prefix in ("", "/ru"):
        assert "Papers of the Far East" in opened(f"{prefix}/documents/{cable.public_id}/")
    with translation.override("ru"):
        assert publisher_at("http://127.0.0.1").name == "Papers of the Far East"


def test_a_change_is_seen_at_once_and_moves_the_index_so_that_no_old_page_is_kept() -> None:
    named("Papers of the Far East")
    before = head()
    assert "Papers of the Far East" in opened("/about/")
    Wording.objects.update(name="Papers of the East")
    Imprint.objects.get().save()
    remember("imprint", [1], by=staff("admin"))
    assert "Papers of the East" in opened("/about/")
    assert head() != before


def test_a_change_is_a_run_that_can_be_undone() -> None:
    named("Papers of the Far East")
    Wording.objects.update(name="Papers of the Fat East")
    remember("imprint", [1], by=staff("admin"), reason="A slip")
    undo_run(Run.objects.latest("pk"), by=staff("admin"), reason="Mended")
    assert face().name == "Papers of the Far East"


def test_days_begin_where_the_archive_is() -> None:
    named("Papers", time_zone="Asia/Shanghai")
    try:
        opened("/about/")
        assert timezone.get_current_timezone() == ZoneInfo("Asia/Shanghai")
    finally:
        timezone.activate(settings.TIME_ZONE)
    with pytest.raises(ValidationError, match="no time zone"):
        known_zone("Mars/Olympus")


def test_a_logo_is_known_by_its_content_and_served_under_a_name_of_its_own() -> None:
    imprint = named("Papers")
    imprint.logo = logo_from(PNG).as_text()
    imprint.save()
    logo = face().logo
    assert logo is not None
    answer = asked(f"/logo/{logo.name}")
    assert (answer.content, answer.headers["Content-Type"]) == (PNG, "image/png")
    assert "immutable" in answer.headers["Cache-Control"]
    assert f"/logo/{logo.name}" in opened("/about/")
    opened("/logo/other.png", 404)
    for nothing_of_the_kind in (b"<svg onload=alert(1)>", b"GIF89a", b"", PNG + b"\0" * 60_000):
        with pytest.raises(LogoRefused):
            logo_from(nothing_of_the_kind)


def named(en: str, *, ru: str = "", time_zone: str = "") -> Imprint:
    """The archive bears this name."""
    imprint = Imprint.objects.create(time_zone=time_zone)
    for language, name in (("en", en), ("ru", ru)):
        if name:
            Wording.objects.create(imprint=imprint, language=language, name=name)
    remember("imprint", [1], by=staff("admin"))
    return Imprint.objects.get()


def test_a_picture_that_no_browser_can_draw_is_no_logo() -> None:
    for size in ((60_000, 60_000), (2_001, 10)):
        head = struct.pack(">II5B", *size, 8, 2, 0, 0, 0)
        chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
        end = struct.pack(">I", 0) + b"IEND" + struct.pack(">I", zlib.crc32(b"IEND"))
        with pytest.raises(LogoRefused, match="at most 2000 pixels"):
            logo_from(b"\x89PNG\r\n\x1a\n" + chunk + end)
    with pytest.raises(LogoRefused, match="damaged"):
        logo_from(PNG[:40])
