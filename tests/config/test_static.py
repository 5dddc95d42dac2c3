"""Static files: kept by browsers for ever, compressed, and never collected beforehand."""

import gzip
import re

import pytest
from django.conf import settings
from django.templatetags.static import static
from django.test import Client, override_settings

from tests.house.tree import ROOT


def test_a_style_sheet_is_named_by_what_it_holds_and_kept_for_ever(client: Client) -> None:
    address = static("archive/reading.css")
    assert re.fullmatch(r"/static/archive/reading\.[0-9a-f]{12}\.css", address)
    answer = client.get(address, headers={"accept-encoding": "gzip, br"})
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert gzip.decompress(answer.content) == (ROOT / "archive/static/archive/reading.css").read_bytes()
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_who_has_a_file_is_not_sent_it_again(client: Client) -> None:
    known = client.get("/static/admin/css/base.css")
    again = client.get("/static/admin/css/base.css", headers={"if-none-match": known.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_name_without_its_content_is_kept_for_a_while_only(client: Client) -> None:
    for address in ("/static/archive/reading.css", "/static/archive/reading.000000000000.css"):
        assert client.get(address).headers["Cache-Control"] == "public, max-age=3600"


@pytest.mark.parametrize("name", ["nothing.css", "../config/settings.py", "archive/", "", "%2e%2e/manage.py"])
def test_no_name_leads_out_of_the_packages(client: Client, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404


def test_a_file_is_only_read(client: Client) -> None:
    assert client.post("/static/archive/reading.css").status_code == 405
    assert client.head("/static/archive/reading.css").status_code == 200


@override_settings(DEBUG=True)
def test_who_works_on_a_file_sees_it_under_its_own_name() -> None:
    assert static("archive/reading.css") == f"{settings.STATIC_URL}archive/reading.css"
