"""Many records are changed at once: seen first, counted, done as one run, taken back as one."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from archive.authority.addresses import free_slug, give_out
from archive.authority.models import Address
from archive.documents.models import Document, TopicTag
from archive.editing.checking import faults
from archive.editing.models import WaitingBatch
from archive.journal.models import Run
from archive.search import engine
from archive.topics.models import Topic
from tests.admin.forms import signed_in
from tests.hands import letter, staff, written_names

pytestmark = pytest.mark.django_db

BATCH = "/admin/archive/document/batch/"


@pytest.fixture
def curator() -> Client:
    return signed_in("curator", "Curators")


@pytest.fixture
def drafts() -> list[Document]:
    return [letter(f"Telegram {n}", ("Filippov", "author"), summary=f"Rice, {n}.", published=False) for n in (1, 2, 3)]


def topic(name: str) -> Topic:
    made = Topic(name=name, slug=free_slug(Address.Kind.TOPIC, name))
    made.save()
    give_out(Address.Kind.TOPIC, [(made.slug, made.pk)])
    engine.refresh_headings("topic", [made.pk])
    return made


def run(client: Client, query: str, reason: str = "Together they are a series", **change: str) -> Any:
    """The page after the change was previewed and done to the list."""
    page = client.post(f"{BATCH}?{query}", change)
    assert page.status_code == 200, page.status_code
    return client.post(f"{BATCH}?{query}", {**change, "seen": page.context["seen"], "reason": reason, "run": "1"})


def topics(document: Document) -> list[str]:
    return list(TopicTag.objects.filter(content_object=document).values_list("tag__name", flat=True))


def test_a_topic_is_added_to_all_of_a_list_and_taken_back_at_once(drafts: list[Document], curator: Client) -> None:
    topic("Aid")
    assert run(curator, "q=Telegram", how="add", what="topic", value="aid").status_code == 302
    assert [topics(draft) for draft in drafts] == [["Aid"]] * 3
    deed = Run.objects.latest("pk")
    assert str(deed) == "topic “aid” added: Telegram 1; Telegram 2 and 1 more"
    curator.post(f"/admin/archive/run/{deed.pk}/undo/", {"reason": "A slip"})
    assert [topics(draft) for draft in drafts] == [[]] * 3
    assert not list(faults())


def test_the_preview_shows_and_writes_nothing(drafts: list[Document], curator: Client) -> None:
    topic("Aid")
    page = curator.post(f"{BATCH}?q=Telegram", {"how": "add", "what": "topic", "value": "Aid"})
    assert page.context["count"] == 3
    assert "Aid" in page.content.decode()
    assert [topics(draft) for draft in drafts] == [[]] * 3


def test_a_topic_is_replaced_without_being_there_twice(drafts: list[Document], curator: Client) -> None:
    aid, help_ = topic("Aid"), topic("Assistance")
    TopicTag.objects.create(content_object=drafts[0], tag=aid)
    TopicTag.objects.create(content_object=drafts[0], tag=help_)
    TopicTag.objects.create(content_object=drafts[1], tag=aid)
    run(curator, "", how="replace", what="topic", value="Aid", by="Assistance")
    assert [topics(draft) for draft in drafts] == [["Assistance"], ["Assistance"], []]


def test_words_are_found_and_replaced_in_letters_as_they_stand(drafts: list[Document], curator: Client) -> None:
    run(curator, "", how="find", what="title", value="Telegram", by="Cable")
    assert run(curator, "", how="find", what="summary", value="rice", by="wheat").status_code == 409
    assert [draft.title for draft in Document.objects.order_by("pk")] == ["Cable 1", "Cable 2", "Cable 3"]
    assert Document.objects.filter(summary__contains="wheat").count() == 0
    assert Document.objects.filter(title_key__startswith="cable").count() == 3
    assert not list(faults())


def test_a_credit_is_added_and_one_replaced(drafts: list[Document], curator: Client) -> None:
    run(curator, "", how="add", what="credit", value="Mao Zedong", role="mentioned")
    run(curator, "", how="replace", what="credit", value="Filippov", by="Filipov")
    assert written_names(drafts[0]) == ["Filipov", "Mao Zedong"]
    assert not list(faults())


def test_what_was_changed_since_the_preview_is_shown_again(drafts: list[Document], curator: Client) -> None:
    topic("Aid")
    change = {"how": "add", "what": "topic", "value": "Aid"}
    seen = curator.post(BATCH, change).context["seen"]
    letter("Telegram 4", published=False)
    answer = curator.post(BATCH, {**change, "seen": seen, "reason": "A series", "run": "1"})
    assert answer.status_code == 409
    assert answer.context["count"] == 4
    assert topics(drafts[0]) == []


def test_a_batch_of_published_records_waits_for_a_reviewer_as_one_thing(curator: Client) -> None:
    topic("Aid")
    seen = [letter(f"Telegram {n}") for n in (1, 2)]
    run(curator, "", how="add", what="topic", value="Aid")
    assert topics(seen[0]) == []
    waits = WaitingBatch.objects.get()
    reviewer = signed_in("reviewer", "Reviewers")
    address = f"{BATCH}?request={waits.pk}"
    page = reviewer.get(address)
    assert page.context["count"] == 2
    change = {"how": "add", "what": "topic", "value": "Aid", "seen": page.context["seen"], "reason": "Yes", "run": "1"}
    assert reviewer.post(address, change).status_code == 302
    assert topics(seen[0]) == ["Aid"]
    assert not WaitingBatch.objects.exists()


def test_a_name_that_is_not_there_is_said(drafts: list[Document], curator: Client) -> None:
    page = curator.post(BATCH, {"how": "add", "what": "topic", "value": "Aidd"})
    assert page.status_code == 409
    assert "Nothing here is called “Aidd”" in page.content.decode()


def test_names_are_not_changed_in_batches_by_whoever_may_only_look(drafts: list[Document]) -> None:
    staff("names", "Name editors")
    assert signed_in("names", "Name editors").get(BATCH).status_code == 403


def test_a_list_of_readers_is_edited_whole_by_those_who_may() -> None:
    letter("Telegram 709", summary="On Xinjiang.")
    letter("Telegram 710", summary="On Xinjiang.")
    letter("Telegram 711", summary="On Xinjiang.", published=False)
    letter("Letter on rice")
    public = "/documents/?q=Xinjiang"
    assert "/admin/archive/" not in Client().get(public).content.decode()
    assert "/admin/archive/" not in signed_in("nobody").get(public).content.decode()
    reviewer = signed_in("reviewer", "Reviewers")
    page = reviewer.get(public).content.decode()
    address = re.search(r'href="(/admin/archive/document/batch/[^"]*)"', page)
    assert address
    assert "Edit these 2" in page
    assert reviewer.get(unescape(address[1])).context["total"] == 2


def test_a_record_leads_those_who_may_to_its_form() -> None:
    cable = letter("Telegram 709")
    assert "/admin/archive/" not in Client().get(cable.get_absolute_url()).content.decode()
    form = f'href="/admin/archive/document/{cable.pk}/change/"'
    assert form in signed_in("curator", "Curators").get(cable.get_absolute_url()).content.decode()
