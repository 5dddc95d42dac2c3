"""Whoever has a record that was not changed is told so by one question to the database, until anything on it changes."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from archive.documents.models import Document
from archive.editing.batch.changes import Change
from archive.editing.batch.running import run_batch
from archive.editing.publishing import withdraw
from archive.editing.saving import remember
from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.merging.merge import merge
from archive.people.models import Person
from archive.people.naming import alias_for
from archive.web.gate.freshness import Address, Version
from archive.web.gate.told import Told
from tests.hands import letter, person, staff

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

ENDINGS = ["/", ".json", ".ris", ".bib", ".csl.json", ".tei.xml", ".jsonld"]


@pytest.fixture
def cable(settings: Any) -> Document:
    settings.LIMITS = False  # no whole page is kept
    stalin, mao = person("Joseph Stalin", "Filippov"), person("Mao Zedong")
    return letter("Cable on a loan", ("Filippov", "author", stalin), ("Mao Zedong", "recipient", mao), date="1949-02")


@dataclass(frozen=True)
class Answer:
    """What a reader got."""

    status: int
    headers: Mapping[str, str]
    content: bytes


def opened(address: str, **headers: str) -> Answer:
    answer: Any = Client().get(address, headers=headers)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return Answer(answer.status_code, answer.headers, content)


def with_what_is_known(address: str) -> dict[str, str]:
    """What a client that has the page asks by: its ETag."""
    known = opened(address)
    assert known.status == 200
    return {"if-none-match": known.headers["ETag"]}


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_unchanged_record_is_one_question(
    cable: Document, ending: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    address = f"/documents/{cable.public_id}{ending}"
    known = with_what_is_known(address)
    with django_assert_max_num_queries(1):
        answer = opened(address, **known)
    assert (answer.status, answer.content) == (304, b"")
    assert answer.headers["ETag"]


def renamed(cable: Document) -> None:
    Person.objects.filter(slug="mao-zedong").update(name="Chairman Mao", name_key="chairman mao")
    remember("person", [Person.objects.get(slug="mao-zedong").pk], by=staff("names"))


def merged(cable: Document) -> None:
    stalin, mao = Person.objects.get(slug="joseph-stalin"), Person.objects.get(slug="mao-zedong")
    merge(mao, [stalin], by=staff("names"), reason="for the test")


def merge_undone(cable: Document) -> None:
    undo_run(Run.objects.latest("pk"), by=staff("names"), reason="two men")


def retitled(cable: Document) -> None:
    Document.objects.filter(pk=cable.pk).update(title="Cable on a credit")
    remember("document", [cable.pk], by=staff("curator"))


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_deed_is_missed(cable: Document, ending: str) -> None:
    address = f"/documents/{cable.public_id}{ending}"
    for deed in (merged, merge_undone, renamed, retitled):
        before, known = opened(address), with_what_is_known(address)
        assert opened(address, **known).status == 304
        deed(cable)
        answer = opened(address, **known)
        assert answer.status == (304 if opened(address).content == before.content else 200), deed
    assert "credit" in answer.content.decode()
    withdraw([cable.pk], by=staff("reviewer"), reason="by mistake")
    for condition in (known, {"if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT"}):
        assert opened(address, **condition).status == 410


def test_by_what_names_people_are_known_is_asked_once_until_that_changes(cable: Document) -> None:
    stalin, mao = Person.objects.get(slug="joseph-stalin"), Person.objects.get(slug="mao-zedong")
    reply = letter("Reply", ("Mao Zedong", "author", mao), ("Filippov", "recipient", stalin), date="1949-03")
    for document, asks in ((cable, True), (reply, False)):
        with CaptureQueriesContext(connection) as asked:
            assert "Filippov" in opened(f"/documents/{document.public_id}.jsonld").content.decode()
        assert any(query["sql"].startswith('SELECT "archive_alias"."id"') for query in asked) is asks
    alias, _ = alias_for("Feng Xi", stalin)
    remember("alias", [alias.pk], by=staff("names"))
    assert "Feng Xi" in opened(f"/documents/{reply.public_id}.jsonld").content.decode()


@pytest.mark.parametrize("ending", ["documents/{}/", "people/mao-zedong.json", "people/mao-zedong.eac.xml"])
def test_the_date_of_a_record_hides_nothing_that_another_one_changed(cable: Document, ending: str) -> None:
    earlier = letter("Cable on coal", ("Mao Zedong", "author"), ("Nikita Khrushchev", "recipient"), date="1949-01")
    address = f"/{ending.format(cable.public_id)}"
    before = opened(address)
    withdraw([earlier.pk], by=staff("reviewer"), reason="by mistake")
    since = {"if-modified-since": before.headers["Last-Modified"]}
    assert "Cable on coal" not in opened(address, **since).content.decode()
    assert opened(address, **since).content not in (b"", before.content)


def test_a_batch_that_changes_nothing_searched_is_seen_at_once(cable: Document) -> None:
    address = f"/documents/{cable.public_id}/"
    known = with_what_is_known(address)
    run_batch(Change("rights", "set", "In the public domain"), [cable.pk], by=staff("curator"), reason="checked")
    assert "In the public domain" in opened(address, **known).content.decode()


def test_another_document_makes_nothing_known_that_was_not(cable: Document) -> None:
    address = f"/documents/{cable.public_id}.json"
    known = with_what_is_known(address)
    letter("Cable on coal", ("Kovalev", "author"), date="1950")
    # It is loaded anew, and found to be what the client has.
    assert opened(address, **known).status == 304


def test_whoever_has_something_else_is_sent_the_record(cable: Document) -> None:
    address = f"/documents/{cable.public_id}.ris"
    with_what_is_known(address)
    long_ago = "Sat, 01 Jan 2000 00:00:00 GMT"
    for condition in (
        {"if-none-match": '"another"'},
        {"if-modified-since": long_ago},
        {"if-modified-since": "yesterday"},
        {"if-none-match": '"another"', "if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT"},
    ):
        assert opened(address, **condition).status == 200, condition


def test_what_is_remembered_has_a_bound() -> None:
    kept, sent = Told(most=2), HttpResponse(headers={"ETag": 'W/"1"', "Last-Modified": "Sat, 01 Jan 2000 00:00:00 GMT"})
    version = Version("release", 1, 1, "", datetime.date(2000, 1, 1))
    addresses = [Address(version, "GET", f"/documents/{number}/", (), packed=False) for number in range(3)]
    for address in addresses:
        kept.keep(address, sent)
    assert [kept.known(address) is not None for address in addresses] == [False, True, True]
    kept.keep(replace(addresses[0], version=replace(version, number=2)), sent)
    assert len(kept.headers) == 1
