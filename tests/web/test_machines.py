"""What programs ask for."""

import json
import re

import pytest

from tests.hands import letter, person
from tests.house.tree import ROOT
from tests.web.pages import opened

pytestmark = pytest.mark.django_db


def test_robots_are_told_where_not_to_walk() -> None:
    page = opened("/robots.txt")
    assert "Disallow: /*?" in page
    assert "Allow: /*?page=" in page
    assert "Sitemap: http://testserver/sitemap.xml" in page


def test_the_maps_name_what_is_published_and_nothing_else() -> None:
    shown = letter("Shown", ("Filippov", "author", person("Joseph Stalin", "Filippov")))
    hidden = letter("Hidden", ("Beria", "author", person("Lavrentiy Beria", "Beria")), published=False)
    maps = re.findall(r"<loc>http://testserver(\S+)</loc>", opened("/sitemap.xml"))
    pages = "".join(opened(address) for address in maps)
    assert shown.public_id in pages
    assert "/people/joseph-stalin/" in pages
    assert hidden.public_id not in pages
    assert "beria" not in pages


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
    assert len((folder / "reading.js").read_bytes()) < 8_000
