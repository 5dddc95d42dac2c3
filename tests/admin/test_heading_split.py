"""Documents of a heading go to another heading, chosen one by one or all of a search, and come back by one undo."""

import pytest
from django.test import Client

from archive.documents.models import Document, DocumentPlace, TopicTag
from archive.editing.checking import faults
from archive.editing.saving import remember
from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.places.models import Place
from archive.topics.models import Synonym, Topic
from tests.admin.forms import save, signed_in
from tests.admin.test_heading_merge import topic
from tests.hands import letter, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer() -> Client:
    return signed_in("reviewer", "Reviewers")


@pytest.fixture
def aid() -> Topic:
    """Aid of two kinds under one heading."""
    made = topic("Aid", "Grain for Albania", "Grain for Poland")
    tanks = letter("Tanks for Korea", date="4 October 1950")
    TopicTag.objects.create(content_object=tanks, tag=made)
    remember("document", [tanks.pk], by=staff("founder"))
    return made


def address(heading: Topic | Place, more: str = "") -> str:
    return f"/admin/archive/{heading._meta.model_name}/{heading.pk}/split/{more}"


def under(slug: str) -> set[str]:
    """The titles that readers find under this topic."""
    found = Client().get(f"/api/v1/documents/?topic={slug}&per_page=100").json()
    return {item["title"] for item in found["items"]}


def key_of(title: str) -> int:
    return Document.objects.get(title=title).pk


def test_chosen_records_go_to_a_new_heading_and_come_back(reviewer: Client, aid: Topic) -> None:
    assert "Tanks for Korea" in reviewer.get(address(aid)).content.decode()
    sent = {"documents": key_of("Tanks for Korea"), "new_name": "Military aid", "reason": "Another subject"}
    assert reviewer.post(address(aid), sent).status_code == 302
    assert under("aid") == {"Grain for Albania", "Grain for Poland"}
    assert under("military-aid") == {"Tanks for Korea"}
    run = Run.objects.latest("pk")
    assert (run.kind, str(run)) == (Run.Kind.SPLIT, "Aid: 1 document → Military aid")
    assert not list(faults())
    undo_run(run, by=staff("names"), reason="One subject")
    assert under("aid") == {"Grain for Albania", "Grain for Poland", "Tanks for Korea"}
    assert Client().get("/topics/military-aid/").status_code == 404
    assert not list(faults())


def test_all_that_a_date_leaves_goes_to_a_heading_that_is_here(reviewer: Client, aid: Topic) -> None:
    arms = topic("Arms", "Rifles for Spain")
    page = reviewer.get(address(aid, "?after=1950&before=1950"))
    assert "Tanks for Korea" in page.content.decode()
    assert "Grain for Poland" not in page.content.decode()
    sent = {"all": "1", "seen": page.context["listed"].seen, "target": arms.pk, "reason": "They are arms"}
    assert reviewer.post(address(aid, "?after=1950&before=1950"), sent).status_code == 302
    assert under("arms") == {"Rifles for Spain", "Tanks for Korea"}
    assert under("aid") == {"Grain for Albania", "Grain for Poland"}


def test_a_list_that_grew_since_it_was_seen_is_shown_once_more(reviewer: Client, aid: Topic) -> None:
    seen = reviewer.get(address(aid)).context["listed"].seen
    late = letter("Coal for Bulgaria")
    TopicTag.objects.create(content_object=late, tag=aid)
    answer = reviewer.post(address(aid), {"all": "1", "seen": seen, "new_name": "Arms", "reason": "They are arms"})
    assert answer.status_code == 409
    assert "look once more" in answer.content.decode()
    assert "Coal for Bulgaria" in answer.content.decode()
    assert not Topic.objects.filter(name="Arms").exists()


def test_a_name_typed_means_the_heading_that_is_called_so(reviewer: Client, aid: Topic) -> None:
    arms = topic("Arms", "Rifles for Spain")
    sent = {"documents": key_of("Tanks for Korea"), "new_name": "arms", "reason": "They are arms"}
    reviewer.post(address(aid), sent)
    assert set(TopicTag.objects.filter(tag=arms).values_list("content_object__title", flat=True)) == {
        "Rifles for Spain",
        "Tanks for Korea",
    }


def test_what_was_merged_in_can_be_split_off_but_not_under_its_old_name(reviewer: Client, aid: Topic) -> None:
    arms = topic("Arms", "Rifles for Spain")
    merge = {"survivor": aid.pk, "absorbed": arms.pk, "reason": "One subject"}
    reviewer.post("/admin/archive/topic/merge/", merge)
    sent = {"documents": key_of("Rifles for Spain"), "new_name": "Arms", "reason": "They are arms"}
    refused = reviewer.post(address(aid), sent)
    assert refused.status_code == 409
    assert "Take that merge back first" in refused.content.decode()
    assert f"/admin/archive/run/{Run.objects.latest('pk').pk}/undo/" in (
        signed_in("names", "Name editors", "Curators").get(f"/admin/archive/topic/{aid.pk}/change/").content.decode()
    )
    reviewer.post(address(aid), {**sent, "new_name": "Rifles"})
    assert under("rifles") == {"Rifles for Spain"}
    assert "Rifles for Spain" not in under("aid")


def test_a_record_that_has_both_headings_has_the_other_once(reviewer: Client, aid: Topic) -> None:
    arms = topic("Arms", "Rifles for Spain")
    both = Document.objects.get(title="Tanks for Korea")
    TopicTag.objects.create(content_object=both, tag=arms)
    remember("document", [both.pk], by=staff("founder"))
    reviewer.post(address(aid), {"documents": both.pk, "target": arms.pk, "reason": "They are arms"})
    assert [tag.tag for tag in both.topic_tags.all()] == [arms]
    undo_run(Run.objects.latest("pk"), by=staff("names"), reason="Both")
    assert {tag.tag for tag in both.topic_tags.all()} == {aid, arms}


def test_a_place_keeps_what_each_record_says_of_it(reviewer: Client) -> None:
    vienna = Place(name="Vienna", slug="vienna")
    vienna.save()
    cable = letter("From the Potomac")
    DocumentPlace.objects.create(
        document=cable, place=vienna, role="sent from", supplied="Vienna", certainty="probable"
    )
    remember("place", [vienna.pk], by=staff("founder"))
    remember("document", [cable.pk], by=staff("founder"))
    sent = {"documents": cable.pk, "new_name": "Vienna, Virginia", "reason": "It says Fairfax County"}
    assert reviewer.post(address(vienna), sent).status_code == 302
    row = cable.document_places.get()
    assert (row.place.name, row.role, row.noted) == ("Vienna, Virginia", "sent from", "[Vienna, Virginia?]")
    undo_run(Run.objects.latest("pk"), by=staff("names"), reason="It is on the Danube")
    row = cable.document_places.get()
    assert (row.place, row.role, row.noted) == (vienna, "sent from", "[Vienna?]")


def test_another_name_goes_with_them_and_comes_back(reviewer: Client, aid: Topic) -> None:
    arms = Synonym.objects.create(topic=aid, form="Arms deliveries")
    remember("topic", [aid.pk], by=staff("founder"))
    sent = {"names": arms.pk, "documents": key_of("Tanks for Korea"), "new_name": "Arms", "reason": "They are arms"}
    reviewer.post(address(aid), sent)
    assert [name.topic.name for name in Synonym.objects.all()] == ["Arms"]
    undo_run(Run.objects.latest("pk"), by=staff("names"), reason="One subject")
    assert [name.topic for name in Synonym.objects.all()] == [aid]


def test_a_type_a_repository_and_a_collection_are_split_too(reviewer: Client) -> None:
    desk = signed_in("curator", "Curators", "Reviewers")
    cable = letter("Telegram 709")
    typed = {
        "type": "Cable",
        "collections": "Korean War",
        "holdings-0-repository": "APRF",
        "holdings-0-reference": "f. 3",
    }
    assert save(desk, f"/admin/archive/document/{cable.pk}/change/", typed).status_code == 302
    fresh = Document.objects.get(pk=cable.pk)
    for heading, new in ((fresh.type, "Wire"), (fresh.holdings.get().repository, "AVPRF"),
                         (fresh.memberships.get().collection, "Cold War")):  # fmt: skip
        assert heading
        at = f"/admin/archive/{heading._meta.model_name}/{heading.pk}/split/"
        assert reviewer.post(at, {"documents": cable.pk, "new_name": new, "reason": "Another"}).status_code == 302
    fresh = Document.objects.get(pk=cable.pk)
    assert str(fresh.type) == "Wire"
    assert str(fresh.holdings.get()) == "AVPRF, f. 3"
    assert str(fresh.memberships.get().collection) == "Cold War"
    assert not list(faults())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"new_name": "Arms", "reason": "why"}, "Choose the records"),
        ({"documents": "x", "new_name": "Arms", "reason": "why"}, "no longer belongs to"),
        ({"documents": "tanks", "reason": "why"}, "Choose where they belong"),
        ({"documents": "tanks", "new_name": "Arms", "reason": " "}, "Say why they are not the same"),
        ({"documents": "tanks", "new_name": "AID", "reason": "why"}, "under Aid already"),
    ],
)
def test_a_split_that_says_too_little_writes_nothing(
    reviewer: Client, aid: Topic, typed: dict[str, str], said: str
) -> None:
    keys = {"tanks": str(key_of("Tanks for Korea"))}
    answer = reviewer.post(address(aid), {name: keys.get(value, value) for name, value in typed.items()})
    assert answer.status_code == 409
    assert said in answer.content.decode()
    assert list(Topic.objects.values_list("name", flat=True)) == ["Aid"]


def test_who_may_not_publish_splits_nothing(aid: Topic) -> None:
    curator = signed_in("curator", "Curators")
    assert curator.get(address(aid)).status_code == 403
    assert "/split/" not in curator.get(f"/admin/archive/topic/{aid.pk}/change/").content.decode()
