"""While a page is drawn the desk holds no lock: on SQLite a single one would keep every other writer waiting."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.signals import template_rendered

from archive.documents.models import Document
from archive.topics.models import Topic
from tests.admin.forms import save, shown, signed_in
from tests.hands import letter, person

pytestmark = pytest.mark.django_db
HERE = "/admin/archive"
EVERY_PART = {
    "summary": "After.", "topics": "Fuel and power", "places": "Moscow · sent from", "collections": "Cables",
    "languages": "ru", "credits-1-name": "Kovalev", "credits-1-role": "via", "credits-TOTAL_FORMS": "2",
    "texts-0-text": "To comrade Mao Zedong.", "texts-0-kind": "translation", "texts-0-language": "en",
    "holdings-0-repository": "APRF", "holdings-0-reference": "f. 45, op. 1, d. 331",
}  # fmt: skip
SHOWN = ("After.", "Fuel and power", "Moscow", "Cables", "Kovalev", "To comrade Mao Zedong.", "f. 45, op. 1, d. 331")


@pytest.fixture
def desk() -> Client:
    return signed_in("both", "Curators", "Reviewers", "Name editors")


@pytest.fixture(scope="module")
def waiting(kept: None) -> int:
    signed_in("both", "Curators", "Reviewers", "Name editors")
    record = letter("Telegram 709", ("Filippov", "author"), date="9 January 1949", summary="Before.")
    curator = signed_in("curator", "Curators")
    save(signed_in("admin", "Administrators"), change(record), EVERY_PART, "_submit_review")
    assert curator.get(change(record)).context["pending"]
    return record.pk


@pytest.fixture
def cable(waiting: int, desk: Client) -> Document:
    """A record that readers see, with a change of every part of it that waits."""
    return Document.objects.get(pk=waiting)


def change(record: Document) -> str:
    return f"{HERE}/document/{record.pk}/change/"


@contextmanager
def drawn() -> Iterator[list[int]]:
    """How many transactions are open around each template that is drawn inside, beyond the test's own."""
    found, outside = list[int](), len(connection.savepoint_ids)

    def note(**_told: Any) -> None:
        found.append(len(connection.savepoint_ids) - outside)

    template_rendered.connect(note)
    try:
        yield found
    finally:
        template_rendered.disconnect(note)


def test_the_form_of_a_change_that_waits_is_whole_and_holds_nothing(desk: Client, cable: Document) -> None:
    with drawn() as around:
        page = desk.get(change(cable))
    assert set(around) == {0}
    assert not [said for said in SHOWN if said not in page.text]
    assert Document.objects.get().summary == "Before."


def test_its_refusal_keeps_what_was_typed_and_holds_nothing(desk: Client, cable: Document) -> None:
    sent = {**shown(desk, change(cable)), "date": "the day before", "summary": "Mine.", "credits-1-note": "By wire."}
    with drawn() as around:
        page = desk.post(change(cable), {**sent, "_save": "1"})
    assert (page.status_code, set(around)) == (200, {0})
    assert not [said for said in ("Mine.", "By wire.", "the day before", *SHOWN[1:]) if said not in page.text]
    assert Document.objects.get().credits.count() == 1


@pytest.mark.parametrize("how", ["", "?as=now", "?as=marked"])
def test_the_page_as_readers_will_see_it_holds_nothing(desk: Client, cable: Document, how: str) -> None:
    with drawn() as around:
        page = desk.get(f"{HERE}/document/{cable.pk}/preview/{how}")
    assert set(around) == {0}
    assert ("Kovalev" in page.text) == (how != "?as=now")
    assert ("Before." in page.text) == (how != "")


@pytest.mark.parametrize("date", ["1949-02", "the day before"])
def test_the_page_of_what_is_typed_holds_nothing(desk: Client, cable: Document, date: str) -> None:
    sent = {**shown(desk, change(cable)), "date": date, "pk": cable.pk}
    with drawn() as around:
        page = desk.post(f"{HERE}/document/preview/", sent)
    assert set(around) == {0}
    assert ("To comrade Mao Zedong." in page.text) == (date == "1949-02")
    assert "did not match" not in page.text  # rows are not refused for what is wrong with the date
    assert Document.objects.get().summary == "Before."


def test_a_batch_and_merges_are_looked_at_without_a_lock(desk: Client) -> None:
    letter("Telegram 709", ("Filippov", "author"))
    one, other = Topic.objects.create(name="Loan", slug="loan"), Topic.objects.create(name="Loans", slug="loans")
    stalin, filipov = person("Joseph Stalin"), person("Filipov")
    with drawn() as around:
        batch = desk.post(f"{HERE}/document/batch/?q=Telegram", {"what": "topic", "how": "add", "value": "Loan"})
        pages = [
            desk.get(f"{HERE}/topic/merge/?survivor={one.pk}&absorbed={other.pk}"),
            desk.get(f"{HERE}/person/merge/?survivor={stalin.pk}&absorbed={filipov.pk}"),
            desk.get(f"{HERE}/person/{stalin.pk}/split/"),
        ]
    assert [page.status_code for page in (batch, *pages)] == [200] * 4
    assert set(around) == {0}
