"""However many walk the lists, people at work and readers of documents are not kept waiting."""

import datetime
import fcntl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.signals import template_rendered

from archive.documents.models import Document
from archive.merging.merge import merge
from archive.people.models import Person
from archive.web.gate import reading_only
from archive.web.gate.exports import EXPORTS
from archive.web.gate.freshness import Address, Version
from archive.web.gate.kept_pages import KeptPages, pages
from archive.web.gate.lane import Full, Lane, lane
from archive.web.gate.pace import BURST, neighbourhood_of, pace
from archive.web.gate.reading_only import Stopped, only_reading
from tests.hands import letter, person, staff
from tests.web.pages import asked, opened

PRESSED = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-User": "?1"}
ABROAD = "8.8.8.8"


@pytest.fixture
def crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every seat of the lane is taken, but for the one that is kept."""
    monkeypatch.setattr(lane, "taken", lane.seats)


@pytest.mark.django_db
@pytest.mark.usefixtures("crowded")
@pytest.mark.parametrize("address", ["/documents/", "/documents/?q=loan", "/ru/documents/", "/people/"])
def test_who_finds_no_seat_is_told_when_to_come_back(address: str) -> None:
    answer = asked(address)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert answer.headers["Cache-Control"] == "no-store"
    assert len(answer.content) < 500


@pytest.mark.django_db
@pytest.mark.usefixtures("crowded")
def test_documents_people_the_first_page_and_the_desk_need_no_seat() -> None:
    cable = letter("Cable", ("Filippov", "author", person("Joseph Stalin", "Filippov")))
    for address in ("/", f"/documents/{cable.public_id}/", "/people/joseph-stalin/", "/sitemap.xml", "/admin/login/"):
        opened(address)


@pytest.mark.django_db
@pytest.mark.usefixtures("crowded")
def test_people_with_an_account_need_no_seat_and_a_made_up_session_is_none() -> None:
    curator = Client()
    curator.force_login(staff("curator", "Curators"))
    assert curator.get("/documents/").status_code == 200
    stranger = Client()
    stranger.cookies["session"] = "madeupmadeupmadeupmadeupmadeupma"
    assert stranger.get("/documents/").status_code == 503


@pytest.mark.django_db
@pytest.mark.usefixtures("crowded")
def test_a_reader_who_pressed_a_button_has_the_seat_that_is_kept() -> None:
    assert Client().get("/documents/?q=loan", headers=PRESSED).status_code == 200


@pytest.mark.django_db
@pytest.mark.usefixtures("crowded")
@override_settings(LIMITS=False)
def test_nobody_is_sent_away_where_pages_are_measured() -> None:
    opened("/documents/")


def test_one_thread_is_always_left_to_the_others() -> None:
    four = Lane()
    four.open_for(4)
    assert [four.take(pressed=False), four.take(pressed=False), four.take(pressed=True)] == [False, False, True]
    for pressed in (True, False):
        with pytest.raises(Full):
            four.take(pressed=pressed)
    four.leave(kept=True)
    assert four.take(pressed=True)


@pytest.mark.django_db
def test_a_third_export_at_the_same_time_is_sent_away() -> None:
    letter("Cable")
    running = [(Path(settings.DATA_DIR) / f"export-{number}.lock").open("w") for number in range(EXPORTS)]
    for file in running:
        fcntl.flock(file, fcntl.LOCK_EX)
    assert asked("/documents.csv").headers["Retry-After"] == "5"
    running.pop().close()
    for _ in range(3):
        assert b"Cable" in b"".join(Client().get("/documents.csv"))
    running.pop().close()


@pytest.mark.django_db
def test_exports_go_on_where_the_disk_is_read_only() -> None:
    letter("Cable")
    with override_settings(DATA_DIR=Path("/proc")):
        assert b"Cable" in b"".join(Client().get("/documents.csv"))


@pytest.fixture
def _in_earnest() -> Iterator[None]:
    """Not a demo, and nobody has asked for anything yet."""
    pace.left.clear()
    with override_settings(DEMO=False):
        yield
    pace.left.clear()


@pytest.mark.django_db
@pytest.mark.usefixtures("_in_earnest")
def test_an_address_that_asks_for_lists_faster_than_one_reads_is_slowed() -> None:
    cable = letter("Cable")
    stranger = Client(REMOTE_ADDR=ABROAD)
    statuses = [stranger.get("/documents/?q=loan").status_code for _ in range(BURST + 5)]
    assert statuses[:BURST] == [200] * BURST
    last = stranger.get("/documents/?q=loan")
    assert (last.status_code, last.headers["Retry-After"]) == (429, "1")
    assert Client(REMOTE_ADDR="8.8.8.9").get("/documents/").status_code == 429
    for address in (f"/documents/{cable.public_id}/", "/", "/sitemap.xml", "/feeds/new.atom", "/admin/login/"):
        assert stranger.get(address).status_code == 200
    assert Client(REMOTE_ADDR="9.9.9.9").get("/documents/").status_code == 200


@pytest.mark.parametrize(
    ("address", "neighbourhood"),
    [
        ("8.8.8.8", "8.8.8.0/24"), ("2a00:1450:4001:0123::1", "2a00:1450:4001:100::/56"), ("127.0.0.1", ""),
        ("::1", ""), ("10.1.2.3", ""), ("", ""), ("unix:", ""),
    ],
)  # fmt: skip
def test_neighbours_share_a_pace_and_our_own_network_has_none(address: str, neighbourhood: str) -> None:
    assert neighbourhood_of(address) == neighbourhood


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_page_asked_for_again_is_made_once_and_a_merge_is_seen_at_once() -> None:
    pages.forget()
    letter("Cable", ("Filippov", "author", person("Filippov")))
    address = "/documents/?person=filippov"
    made: list[str] = []
    template_rendered.connect(lambda **told: made.append(told["template"].name), weak=False, dispatch_uid="made")
    first, second = opened(address), opened(address)
    template_rendered.disconnect(dispatch_uid="made")
    assert first == second
    assert made.count("archive/documents/list.html") == 1
    assert Client().get(address, headers={"HX-Request": "true"}).content.decode() != first
    merge(person("Joseph Stalin"), [Person.objects.get(slug="filippov")], by=staff("names"), reason="One man.")
    assert asked(address).status_code == 301
    assert "Joseph Stalin" in opened("/documents/?person=joseph-stalin")


def test_a_page_two_ask_for_in_the_same_moment_is_made_by_one() -> None:
    kept, begun, go_on = KeptPages(), threading.Event(), threading.Event()
    made: list[str] = []

    def make() -> HttpResponse:
        made.append("once")
        begun.set()
        go_on.wait(5)
        return HttpResponse("page", headers={"Cache-Control": "public"})

    address, got = an_address(), []
    readers = [threading.Thread(target=lambda: got.append(kept.page(address, make))) for _ in range(4)]
    for reader in readers:
        reader.start()
    begun.wait(5)
    go_on.set()
    for reader in readers:
        reader.join()
    assert (made, len(got)) == (["once"], 4)


def test_what_is_kept_stays_small() -> None:
    kept = KeptPages()
    for number in range(80):
        kept.page(an_address(str(number)), lambda: HttpResponse(b"x" * 400_000, headers={"Cache-Control": "public"}))
    assert kept.size < 17_000_000
    assert kept.known(an_address("79")) is not None
    assert kept.known(an_address("0")) is None


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_stranger_writes_nothing_and_reads_for_two_seconds_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    cable = letter("Cable")
    with pytest.raises(Exception, match=r"readonly|read-only"), only_reading():
        Document.objects.filter(pk=cable.pk).update(title="Robbed")
    Document.objects.filter(pk=cable.pk).update(summary="Written again by those who may.")
    monkeypatch.setattr(reading_only, "SECONDS", 0.1)
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    with pytest.raises(Stopped), only_reading(), connection.cursor() as cursor:
        cursor.execute(endless)
    assert Document.objects.count() == 1


@pytest.mark.django_db
def test_a_question_that_takes_too_long_is_sent_away_and_not_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_long(_: object) -> None:
        raise Stopped from OperationalError("interrupted")

    monkeypatch.setattr("archive.search.engine.find", too_long)
    assert asked("/documents/").status_code == 503


def an_address(place: str = "/documents/") -> Address:
    """An address as of some version."""
    version = Version("release", 1, 1, "", datetime.date(2026, 11, 23))
    return Address(version, "GET", place, (), packed=False)
