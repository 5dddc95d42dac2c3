"""Whoever has a page is told so, until anything on it is another."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.test.signals import template_rendered
from django.utils import timezone

from archive.documents.models import Document
from archive.editing.publishing import publish, withdraw
from archive.editing.saving import remember
from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.merging.merge import merge
from archive.people.models import Alias, Person
from archive.web.gate.freshness import changed_at
from tests.hands import letter, person, staff, unidentified
from tests.web.pages import asked

pytestmark = pytest.mark.django_db

PAGES = ["/", "/documents/", "/documents/?q=loan", "/people/", "/people/joseph-stalin/", "/about/", "/sitemap.xml"]


def again(address: str, etag: str, **headers: str) -> HttpResponse:
    """The answer to a stranger who knows the page by this ETag."""
    answer: HttpResponse = Client().get(address, headers={"If-None-Match": etag, **headers})  # type: ignore[assignment]
    return answer


@pytest.mark.parametrize("address", PAGES)
def test_who_has_a_page_is_not_sent_it_again_and_nothing_is_written(address: str) -> None:
    correspondence()
    known = asked(address)
    with written() as templates:
        answer = again(address, known.headers["ETag"])
    assert (answer.status_code, answer.content, templates) == (304, b"", [])
    assert answer.headers["Cache-Control"] == known.headers["Cache-Control"]


@pytest.mark.parametrize("address", PAGES)
def test_who_asks_for_the_head_has_the_head_and_nothing_is_written(address: str) -> None:
    correspondence()
    with written() as templates:
        answer = Client().head(address)
    assert (answer.status_code, answer.content, templates) == (200, b"", [])
    assert answer.headers["ETag"] == asked(address).headers["ETag"]
    assert "Content-Length" not in answer.headers


def test_each_language_and_each_part_of_a_page_is_known_by_itself() -> None:
    correspondence()
    etags = {
        asked("/documents/").headers["ETag"],
        asked("/ru/documents/").headers["ETag"],
        Client().get("/documents/", headers={"HX-Request": "true"}).headers["ETag"],
    }
    assert len(etags) == 3


def test_what_is_not_here_is_known_to_nobody() -> None:
    assert again("/people/nobody/", "*").status_code == 404
    assert "ETag" not in asked("/people/nobody/").headers


def test_people_with_a_session_are_always_sent_the_page() -> None:
    correspondence()
    curator = Client()
    curator.force_login(staff("curator", "Curators"))
    answer = curator.get("/documents/", headers={"If-None-Match": asked("/documents/").headers["ETag"]})
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-store")
    assert "ETag" not in answer.headers


def merged() -> None:
    merge(Person.objects.get(slug="mao-zedong"), [stalin()], by=staff("names"), reason="for the test")


def merge_undone() -> None:
    merged()
    undo_run(Run.objects.filter(kind=Run.Kind.MERGE).latest("pk"), by=staff("names"), reason="two men")


def withdrawn() -> None:
    withdraw([Document.objects.get(title="On the loan").pk], by=staff("reviewer"), reason="At the owner’s wish.")


def published() -> None:
    publish([letter("Loan, again", ("Filippov", "author", stalin()), published=False).pk], by=staff("reviewer"))


def renamed() -> None:
    Person.objects.filter(pk=stalin().pk).update(name="Iosif Stalin", name_key="iosif stalin")
    remember("person", [stalin().pk], by=staff("names"))


def name_noted() -> None:
    alias = Alias.objects.create(form="Koba", person=stalin(), kind=Alias.Kind.COVER)
    remember("alias", [alias.pk], by=staff("names"))


def identified() -> None:
    alias = unidentified("Kovalev")
    alias.person = person("Ivan Kovalev")
    alias.save()
    remember("alias", [alias.pk], by=staff("names"))


@pytest.mark.parametrize("deed", [merged, merge_undone, withdrawn, published, renamed, name_noted, identified])
def test_whatever_makes_a_page_another_makes_its_etag_another(deed: Callable[[], Any]) -> None:
    record = correspondence()
    addresses = [*PAGES[:-1], f"/documents/{record.public_id}/"]
    before = {address: asked(address) for address in addresses}
    deed()
    for address, known in before.items():
        answer = again(address, known.headers["ETag"])
        assert answer.status_code != 304 or asked(address).content == known.content, address
    assert any(again(address, known.headers["ETag"]).status_code != 304 for address, known in before.items())


def test_a_draft_makes_no_page_another() -> None:
    correspondence()
    known = {address: asked(address).headers["ETag"] for address in PAGES}
    draft = letter("Draft", ("Molotov", "author"), published=False)
    Document.objects.filter(pk=draft.pk).update(summary="Not yet.")
    remember("document", [draft.pk], by=staff("curator"))
    assert {address: asked(address).headers["ETag"] for address in PAGES} == known


def test_a_change_in_the_second_of_another_is_never_taken_for_none() -> None:
    fresh, old = HttpResponse(), HttpResponse()
    now = timezone.now()
    changed_at(fresh, now)
    changed_at(old, now - datetime.timedelta(days=1))
    assert fresh.headers["Last-Modified"] < now.strftime("%a, %d %b %Y %H:%M:%S GMT")
    assert old.headers["Last-Modified"] == (now - datetime.timedelta(days=1)).strftime("%a, %d %b %Y %H:%M:%S GMT")


def correspondence() -> Document:
    """A letter of Stalin to Kovalev, who is nobody yet, and one of Mao."""
    letter("On the treaty", ("Mao Zedong", "author", person("Mao Zedong")), date="1950")
    return letter("On the loan", ("Filippov", "author", person("Joseph Stalin", "Filippov")), ("Kovalev", "recipient"))


def stalin() -> Person:
    return Person.objects.get(slug="joseph-stalin")


@contextmanager
def written() -> Iterator[list[str]]:
    """The templates that were written out meanwhile."""
    names: list[str] = []

    def note(template: Any, **_: Any) -> None:
        names.append(str(template.name))

    template_rendered.connect(note)
    try:
        yield names
    finally:
        template_rendered.disconnect(note)
