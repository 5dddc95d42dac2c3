"""The archive's face at the desk."""

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from archive.imprint.models import Imprint
from archive.journal.models import Run
from tests.admin.forms import save, signed_in
from tests.imprint.test_face import PNG
from tests.web.pages import opened

pytestmark = pytest.mark.django_db
DESK = "/admin/archive/imprint/"


def test_an_administrator_gives_the_archive_its_face_and_changes_it() -> None:
    client = signed_in("admin", "Administrators")
    begun = client.get(DESK).headers["Location"]
    assert begun == f"{DESK}add/"
    typed = {"wordings-0-name": "Papers of the Far East", "wordings-1-name": "Бумаги Дальнего Востока"}
    save(client, begun, {**typed, "time_zone": "Europe/Berlin", "new_logo": SimpleUploadedFile("a.svg", PNG)})
    assert "Бумаги Дальнего Востока" in opened("/ru/")
    assert Run.objects.latest("pk").by == User.objects.get(username="admin")
    save(client, client.get(DESK).headers["Location"], {"wordings-0-name": "Papers of the East", "without_logo": "1"})
    assert "Papers of the East" in opened("/")
    assert (Imprint.objects.get().time_zone, Imprint.objects.get().logo) == ("Europe/Berlin", "")


def test_what_is_no_picture_and_no_time_zone_is_refused_in_words() -> None:
    client = signed_in("admin", "Administrators")
    upload = SimpleUploadedFile("logo.png", b"<svg/>")
    page = save(client, f"{DESK}add/", {"time_zone": "Berlin", "new_logo": upload}).content.decode()
    assert "this is none of them" in page
    assert "is no time zone" in page
    assert not Imprint.objects.exists()


@pytest.mark.parametrize("group", ["Curators", "Reviewers", "Name editors", ""])
def test_nobody_else_changes_it(group: str) -> None:
    client: Client = signed_in("somebody", *filter(None, [group]))
    for address in (DESK, f"{DESK}add/", f"{DESK}1/change/"):
        assert client.get(address).status_code in (302, 403), address
        assert client.post(address, {}).status_code in (302, 403), address
    assert not Imprint.objects.exists()


def test_the_desk_says_what_is_still_to_be_filled_in_to_those_who_may() -> None:
    client = signed_in("admin", "Administrators")
    assert "Readers do not find here yet: its name;" in client.get("/admin/").content.decode()
    save(client, f"{DESK}add/", {"wordings-0-name": "Papers of the Far East"})
    assert "Readers do not find here yet: a sentence on what it holds;" in client.get("/admin/").content.decode()
    assert "do not find" not in signed_in("curator", "Curators").get("/admin/").content.decode()
