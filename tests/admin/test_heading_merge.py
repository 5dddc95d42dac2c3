"""Topics and places are merged by reviewers, and taken apart again."""

import pytest
from django.test import Client

from archive.authority.addresses import free_slug, give_out
from archive.authority.models import Address
from archive.documents.models import TopicTag
from archive.editing.checking import faults
from archive.editing.saving import remember
from archive.journal.models import Run
from archive.topics.models import Topic
from tests.admin.forms import signed_in
from tests.hands import letter, staff

pytestmark = pytest.mark.django_db

MERGE = "/admin/archive/topic/merge/"


def topic(name: str, *titles: str) -> Topic:
    made = Topic(name=name, slug=free_slug(Address.Kind.TOPIC, name))
    made.save()
    give_out(Address.Kind.TOPIC, [(made.slug, made.pk)])
    remember("topic", [made.pk], by=staff("founder"))
    for title in titles:
        document = letter(title)
        TopicTag.objects.create(content_object=document, tag=made)
        remember("document", [document.pk], by=staff("founder"))
    return made


@pytest.fixture
def reviewer() -> Client:
    return signed_in("reviewer", "Reviewers")


def test_documents_of_both_stand_under_the_one_that_stays(reviewer: Client) -> None:
    aid, help_ = topic("Aid", "First cable"), topic("Soviet assistance", "Second cable")
    sent = {"survivor": aid.pk, "absorbed": help_.pk, "reason": "One subject"}
    assert "Soviet assistance" in reviewer.get(f"{MERGE}?survivor={aid.pk}&absorbed={help_.pk}").content.decode()
    assert reviewer.post(MERGE, sent).status_code == 302
    page = Client().get("/documents/?topic=aid").content.decode()
    assert "First cable" in page
    assert "Second cable" in page
    moved = Client().get("/topics/soviet-assistance/")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/topics/aid/")
    assert not list(faults())


def test_a_merge_of_topics_is_undone(reviewer: Client) -> None:
    aid, help_ = topic("Aid", "First cable"), topic("Soviet assistance", "Second cable")
    reviewer.post(MERGE, {"survivor": aid.pk, "absorbed": help_.pk, "reason": "One subject"})
    run = Run.objects.latest("pk")
    assert str(run) == "Soviet assistance → Aid"
    signed_in("names", "Name editors").post(f"/admin/archive/run/{run.pk}/undo/", {"reason": "Two subjects"})
    assert "Second cable" not in Client().get("/documents/?topic=aid").content.decode()
    assert Client().get("/topics/soviet-assistance/").status_code == 200
    assert not list(faults())


def test_nothing_is_merged_into_what_lies_under_it_or_without_a_reason(reviewer: Client) -> None:
    aid, help_ = topic("Aid"), topic("Soviet assistance")
    Topic.objects.filter(pk=aid.pk).update(broader=help_)
    sent = {"survivor": aid.pk, "absorbed": help_.pk}
    assert "Say why" in reviewer.post(MERGE, sent).content.decode()
    refused = reviewer.post(MERGE, {**sent, "reason": "One subject"})
    assert refused.status_code == 409
    assert "nothing lies under itself" in refused.content.decode()


def test_curators_do_not_merge_topics() -> None:
    aid, help_ = topic("Aid"), topic("Soviet assistance")
    curator = signed_in("curator", "Curators")
    assert curator.get(f"{MERGE}?survivor={aid.pk}&absorbed={help_.pk}").status_code == 403
