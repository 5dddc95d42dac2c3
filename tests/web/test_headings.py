"""Topics, places and collections."""

import pytest

from archive.authority.addresses import give_out
from archive.documents.models import Collection, Document, DocumentPlace, Membership, TopicTag
from archive.places.models import Place
from archive.search import engine
from archive.topics.models import Topic
from tests.hands import letter
from tests.web.pages import asked, blocks, opened

pytestmark = pytest.mark.django_db


def test_a_topic_shows_its_documents_and_where_it_belongs() -> None:
    relations = topic("Foreign relations")
    about(letter("On the treaty", date="1950"), topic("Sino-Soviet relations", relations))
    text = blocks(opened("/topics/sino-soviet-relations/"))
    assert {"Sino-Soviet relations", "1 document", "On the treaty"} <= set(text)
    assert "Foreign relations ›" in text
    assert "Sino-Soviet relations 1" in blocks(opened("/topics/"))


def test_a_broader_topic_is_found_through_its_narrower_one() -> None:
    about(letter("On the treaty"), topic("Sino-Soviet relations", topic("Foreign relations")))
    assert "On the treaty" in blocks(opened("/topics/foreign-relations/"))
    assert "1 - 1 of 1" in blocks(opened("/documents/?topic=foreign-relations"))


def test_a_topic_only_drafts_are_about_is_not_found() -> None:
    about(letter("Draft", published=False), topic("Atom bomb"))
    opened("/topics/atom-bomb/", 404)
    assert "Atom bomb" not in opened("/topics/")


def test_a_place_and_a_collection_have_pages() -> None:
    cable = letter("Cable")
    urumchi = Place.objects.create(name="Urumchi", slug="urumchi")
    DocumentPlace.objects.create(document=cable, place=urumchi)
    papers = Collection.objects.create(name="Papers", slug="papers", introduction="Brought together in 1990.")
    Membership.objects.create(document=cable, collection=papers)
    engine.refresh([cable.pk])
    assert "Cable" in blocks(opened("/places/urumchi/"))
    assert {"Papers", "Brought together in 1990.", "Cable"} <= set(blocks(opened("/collections/papers/")))
    opened("/collections/nothing/", 404)


def test_a_former_address_of_a_topic_leads_on() -> None:
    treaty = topic("Treaty")
    about(letter("On the treaty"), treaty)
    give_out("topic", [("pact", treaty.pk)])
    assert asked("/topics/pact/").headers["Location"] == "/topics/treaty/"


def topic(name: str, broader: Topic | None = None) -> Topic:
    """A topic of this name."""
    made: Topic = Topic.objects.create(name=name, slug=name.lower().replace(" ", "-"), broader=broader)
    return made


def about(document: Document, topic: Topic) -> None:
    """The document is about the topic, and the index knows."""
    TopicTag.objects.create(content_object=document, tag=topic)
    engine.refresh([document.pk])
