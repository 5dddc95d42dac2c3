"""What programs ask for."""

import datetime
import json
import re

import pytest
from django.utils import timezone

from archive.documents.models import Document
from archive.imprint.models import Imprint
from archive.merging.merge import merge
from archive.people.models import Person
from archive.web import sitemaps
from tests.hands import letter, person, staff
from tests.house.tree import ROOT
from tests.web.pages import opened

pytestmark = pytest.mark.django_db


def test_robots_are_told_where_not_to_walk() -> None:
    page = opened("/robots.txt")
    assert "Disallow: /*?" in page
    assert "Allow: /*?page=" in page
    assert "Sitemap: http://testserver/sitemap.xml" in page
    assert "http://testserver/documents.json\n" in page


def test_the_maps_name_what_is_published_and_nothing_else() -> None:
    shown = letter("Shown", ("Filippov", "author", person("Joseph Stalin", "Filippov")))
    hidden = letter("Hidden", ("Beria", "author", person("Lavrentiy Beria", "Beria")), published=False)
    maps = re.findall(r"<loc>http://testserver(\S+)</loc>", opened("/sitemap.xml"))
    pages = "".join(opened(address) for address in maps)
    assert shown.public_id in pages
    assert "/people/joseph-stalin/" in pages
    assert hidden.public_id not in pages
    assert "beria" not in pages


def test_a_map_says_when_a_record_changed_also_by_a_merge(monkeypatch: pytest.MonkeyPatch) -> None:
    letter("Earlier")
    filippov = person("Filippov")
    cable = letter("Cable", ("Filippov", "author", filippov))
    for records in (Document.objects, Person.objects):
        records.update(changed=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))
    assert opened("/sitemap-document-1.xml").count("<lastmod>2020-01-01T00:00:00+00:00</lastmod>") == 2
    merge(person("Joseph Stalin"), [filippov], by=staff("names"), reason="One man.")
    changed = re.findall(r"/documents/(\w+)/</loc><lastmod>(\d+)", opened("/sitemap-document-1.xml"))
    assert sorted(year for _, year in changed) == ["2020", str(timezone.now().year)]
    assert dict(changed)[cable.public_id] != "2020"
    monkeypatch.setattr(sitemaps, "PER_MAP", 1)
    assert "/sitemap-document-2.xml" in opened("/sitemap.xml")
    assert f"/documents/{cable.public_id}/" in opened("/sitemap-document-2.xml")
    opened("/sitemap-document-3.xml", 404)
    opened("/sitemap-nothing-1.xml", 404)


def test_who_finds_a_hole_is_told_where_to_write() -> None:
    assert "Contact: http://testserver/about/\n" in opened("/.well-known/security.txt")
    Imprint.objects.create(email="archive@example.org")
    told = opened("/.well-known/security.txt")
    assert told.startswith("Contact: mailto:archive@example.org\nExpires: 20")


def test_names_are_offered_while_one_types() -> None:
    letter("Cable", ("Filippov", "author", person("Joseph Stalin", "Filippov")))
    offered = json.loads(opened("/suggest/?q=filip"))
    assert {"slug": "joseph-stalin", "label": "Joseph Stalin", "matched": "Filippov"} in offered["people"]
    assert set(json.loads(opened("/suggest/"))) == {"people", "topics", "places", "documents"}


def test_the_process_says_that_it_lives_and_that_it_is_ready() -> None:
    assert opened("/healthz") == "ok\n"
    assert opened("/readyz") == "ready\n"


def test_pages_of_words_open() -> None:
    for address in ("/", "/about/", "/help/", "/timeline/", "/topics/", "/places/", "/opensearch.xml"):
        opened(address)


def test_what_a_page_brings_along_is_small() -> None:
    folder = ROOT / "archive" / "static" / "archive"
    assert len((folder / "reading.css").read_bytes()) < 20_000
    assert len((folder / "reading.js").read_bytes()) < 10_000
