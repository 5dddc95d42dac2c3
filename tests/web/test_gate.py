"""Who is served when, what pages say of their own address, and that what readers do not see changes nothing for them."""

import time
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import URLPattern, get_resolver

from archive.web.gate import exports
from archive.web.gate.marks import Seat
from tests.admin.forms import save, signed_in
from tests.hands import letter, person
from tests.web.pages import asked, opened

pytestmark = pytest.mark.django_db


def test_programs_that_ask_for_a_sign_get_one() -> None:
    answer = asked("/favicon.ico")
    assert (answer.status_code, answer.content[:4]) == (200, b"\0\0\1\0")


def test_the_first_page_and_the_list_say_where_they_stand_and_a_missing_page_nothing() -> None:
    assert '<link rel="canonical" href="http://testserver/">' in opened("/")
    assert '<link rel="canonical" href="http://testserver/documents/?sort=title">' in opened("/documents/?sort=title")
    assert "hreflang" not in opened("/no-such-page/", 404).split("</head>")[0]


@override_settings(BASE_URL="https://archive.example.org")
def test_pages_name_the_address_that_was_set_and_not_the_one_that_was_asked() -> None:
    page = Client(headers={"host": "testserver:8443"}).get("/about/").content.decode()
    assert "testserver" not in page
    assert 'href="https://archive.example.org/ru/about/"' in page


def _read(address: str) -> bytes:
    answer: Any = Client().get(address)
    return b"".join(answer)


def test_the_feed_of_changes_is_one_whatever_stands_behind_its_address() -> None:
    letter("Cable", ("Filippov", "author", person("Joseph Stalin", "Filippov")))
    assert _read("/feeds/changed.atom") == _read("/feeds/changed.atom?x=1")
    assert b"Cable" in _read("/feeds/changed.atom?x=2")


def test_a_person_has_one_address_and_their_lists_have_pages() -> None:
    letter("Cable", ("Filippov", "author", person("Joseph Stalin", "Filippov")))
    for tail in ("?page=99", "?page=abc", "?page=0", "?page=1"):
        answer = asked(f"/people/joseph-stalin/{tail}")
        assert (answer.status_code, answer.headers["Location"]) == (301, "/people/joseph-stalin/"), tail
    assert asked("/people/?page=7&q=stalin").headers["Location"] == "/people/?q=stalin"
    assert asked("/people/joseph-stalin/?as=Filippov&page=99").status_code == 404


def test_what_readers_do_not_see_changes_no_page_of_theirs() -> None:
    stalin = person("Joseph Stalin", "Filippov")
    letter("Cable", ("Filippov", "author", stalin))
    pages = ("/", "/documents/", "/people/", "/people/joseph-stalin/", "/api/v1/people/")
    before = [asked(address).headers["ETag"] for address in pages]
    curator = signed_in("curator", "Curators", "Name editors")
    for kind in ("topic", "place", "collection", "repository", "documenttype"):
        assert save(curator, f"/admin/archive/{kind}/add/", {"name": "Tea trade"}).status_code == 302
    person("Nikita Khrushchev", "Khrushchev")
    letter("Draft", ("Beria", "author", person("Lavrentiy Beria", "Beria")), published=False)
    assert [asked(address).headers["ETag"] for address in pages] == before
    assert save(curator, f"/admin/archive/person/{stalin.pk}/change/", {"description": "Of Gori."}).status_code == 302
    assert asked("/people/joseph-stalin/").headers["ETag"] != before[3]
    published = asked("/documents/").headers["ETag"]
    letter("Another cable")
    assert asked("/documents/").headers["ETag"] != published


SEATS = {
    "documents": Seat.LIST, "facet": Seat.LIST, "people": Seat.LIST, "timeline": Seat.LIST,
    "api-documents": Seat.LIST, "api-people": Seat.LIST, "api-aliases": Seat.LIST, "api-topics": Seat.LIST,
    "api-places": Seat.LIST, "api-facets": Seat.LIST, "documents-as": Seat.EXPORT, "people-csv": Seat.EXPORT,
    "feed-new": Seat.FEED, "feed-changed": Seat.FEED,
}  # fmt: skip


def _views(patterns: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for each in patterns:
        found |= {str(each.name): each.callback} if isinstance(each, URLPattern) else _views(each.url_patterns)
    return found


def test_views_say_themselves_which_seat_they_take() -> None:
    said = {name: getattr(view, "takes_seat", None) for name, view in _views(get_resolver().url_patterns).items()}
    assert {name: seat for name, seat in said.items() if seat} == SEATS


def test_who_stops_reading_an_export_gives_the_seat_back_and_gets_the_rest_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, seconds in {"IDLE": 0.2, "_LOOK": 0.05}.items():
        monkeypatch.setattr(exports, name, seconds)
    for number in range(3):
        letter(f"Cable {number}")
    answers: list[Any] = [Client().get("/documents.csv") for _ in range(exports.EXPORTS)]
    slow = [iter(answer) for answer in answers]
    begun = [next(reader) for reader in slow]
    assert asked("/documents.csv").status_code == 503
    until = time.monotonic() + 20
    while asked("/documents.csv").status_code == 503 and time.monotonic() < until:
        time.sleep(0.1)
    assert b"Cable 2" in _read("/documents.csv")
    assert all(b"Cable 2" in first + b"".join(rest) for first, rest in zip(begun, slow, strict=True))


@pytest.mark.parametrize("address", ["/documents.json", "/documents.csv", "/api/v1/documents/", "/feeds/changed.atom"])
def test_scripts_of_other_pages_may_read_data_and_ask_again(address: str) -> None:
    letter("Cable")
    answer = asked(address)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in answer.headers["Access-Control-Expose-Headers"]
    first = Client().options(address, headers={"origin": "https://elsewhere.example"})
    assert (first.status_code, first.headers["Access-Control-Allow-Headers"]) == (204, "*")
    assert Client().post(address).status_code == 405


def test_no_page_of_the_archive_is_read_by_other_pages() -> None:
    assert settings.SECURE_CSP["connect-src"] == ["'self'"]
    assert "Access-Control-Allow-Origin" not in asked("/documents/").headers
