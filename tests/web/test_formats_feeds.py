"""Feeds of what is new and of what was changed."""

import datetime
from xml.etree import ElementTree

import pytest

from archive.documents.models import Document
from archive.people.models import Person
from archive.search import engine
from tests.hands import letter, person
from tests.web.formats import got, text

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def titles(address: str) -> list[str]:
    """The titles of the entries of a feed."""
    feed = ElementTree.fromstring(text(address))  # noqa: S314 - written by us a line above
    return [entry.findtext(f"{ATOM}title") or "" for entry in feed.iter(f"{ATOM}entry")]


def test_the_newest_stand_first_and_drafts_nowhere() -> None:
    for title in ("First", "Second"):
        letter(title)
    letter("Draft", published=False)
    assert titles("/feeds/new.atom") == ["Second", "First"]
    got("/feeds/new.atom?page=2", 404)
    got("/feeds/new.atom?page=x", 404)


def test_a_record_is_changed_when_somebody_in_it_is() -> None:
    stalin = person("Joseph Stalin")
    cable = letter("Cable", ("Stalin", "author", stalin))
    letter("Letter")
    letter("Draft", ("Stalin", "author", stalin), published=False)
    Document.objects.update(changed=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))
    Person.objects.filter(pk=stalin.pk).update(changed=datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC))
    engine.refresh([cable.pk])
    assert titles("/feeds/changed.atom") == ["Cable", "Letter"]


def test_an_empty_archive_has_empty_feeds() -> None:
    assert titles("/feeds/new.atom") == titles("/feeds/changed.atom") == []


@pytest.mark.parametrize("address", ["/feeds/new.atom", "/feeds/changed.atom"])
def test_who_has_the_feed_already_is_told_so(address: str) -> None:
    letter("Cable")
    etag = got(address)["ETag"]
    got(address, 304, **{"If-None-Match": etag})
    letter("Another")
    got(address, **{"If-None-Match": etag})
