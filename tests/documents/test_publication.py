"""How records come before readers, leave them, and what their addresses say then."""

import datetime

import pytest
from django.utils import timezone

from archive.documents import publication
from archive.documents.models import Document
from archive.documents.vocabulary import State
from tests.hands import letter

pytestmark = pytest.mark.django_db

LONG_AGO = datetime.datetime(2019, 5, 1, tzinfo=datetime.UTC)


def _again(document: Document) -> Document:
    return Document.objects.get(pk=document.pk)


def test_a_record_is_first_published_once() -> None:
    cable = letter("Cable, Filippov to Kovalev", published=False)
    assert publication.publish([cable.pk], LONG_AGO) == [cable.pk]
    publication.close([cable.pk], State.WITHDRAWN, "A leaf is missing.")
    publication.publish([cable.pk], timezone.now())
    assert _again(cable).published_at == LONG_AGO


def test_publishing_what_is_public_changes_nothing() -> None:
    cable = letter("Cable, Filippov to Kovalev")
    assert publication.publish([cable.pk], timezone.now()) == []


def test_a_withdrawn_record_tells_why_and_forgets_it_when_it_comes_back() -> None:
    cable = letter("Cable, Filippov to Kovalev")
    publication.close([cable.pk], State.WITHDRAWN, "A leaf is missing.")
    assert _again(cable).reason_shown == "A leaf is missing."
    publication.publish([cable.pk], timezone.now())
    assert _again(cable).reason_shown == ""


def test_a_held_record_tells_until_when() -> None:
    cable = letter("Cable, Filippov to Kovalev")
    day = datetime.date(2031, 1, 1)
    assert publication.close([cable.pk], State.HELD, "", day) == [cable.pk]
    assert _again(cable).withheld_until == day


def test_a_record_readers_have_seen_is_no_draft_any_more() -> None:
    seen, unseen = letter("Telegram 709"), letter("Telegram 710", published=False)
    publication.put_back([seen.pk, unseen.pk], State.REVIEW)
    assert [_again(seen).state, _again(unseen).state] == [State.PUBLISHED, State.REVIEW]


def test_only_what_was_once_public_leaves_a_page_that_says_so() -> None:
    seen, unseen = letter("Telegram 709"), letter("Telegram 710", published=False)
    publication.close([seen.pk, unseen.pk], State.HELD, "", None)
    assert list(Document.objects.tombstones()) == [_again(seen)]
