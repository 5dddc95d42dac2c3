"""At the desk words find drafts as they find published records for readers, who find nothing of drafts in anything."""

import pytest
from django.utils import timezone

from archive.documents.models import Content, Document, Text, TopicTag
from archive.documents.vocabulary import State
from archive.search import engine
from archive.search.index.backends import desk
from archive.search.query import Selection, Sort
from archive.topics.models import Synonym, Topic
from tests.hands import letter, person

pytestmark = pytest.mark.django_db


def titles(typed: str) -> list[str]:
    """The drafts that these words find, in the order of the alphabet."""
    found = Document.objects.filter(pk__in=engine.drafts_found(typed).tolist())
    return sorted(found.values_list("title", flat=True))


@pytest.fixture(autouse=True)
def _drafts() -> None:
    stalin = person("Joseph Stalin", "Filippov")
    letter("Telegram on rice", ("Filippov", "author", stalin), published=False)
    letter("Letter on wool", ("Mao Zedong", "author"), summary="Rice is short.", published=False)
    letter("Report on rice and wool")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("rice", ["Letter on wool", "Telegram on rice"]),
        ("ri*", ["Letter on wool", "Telegram on rice"]),
        ('"on rice"', ["Telegram on rice"]),
        ("rice -wool", ["Telegram on rice"]),
        ("wool OR telegram", ["Letter on wool", "Telegram on rice"]),
        ("Joseph Stalin", ["Telegram on rice"]),
        ("joseph stalin rice", ["Telegram on rice"]),
        ("mao", ["Letter on wool"]),
        ("cotton", []),
        ("-rice", []),
        ("—", ["Letter on wool", "Telegram on rice"]),
    ],
)
def test_words_are_read_as_readers_words_are(typed: str, found: list[str]) -> None:
    assert titles(typed) == found


def test_the_text_of_a_draft_and_the_other_name_of_its_topic_find_it() -> None:
    draft = letter("Note", published=False)
    body = Content.objects.create(digest="a" * 64, body="The railway to Urumchi is not built.")
    Text.objects.create(document=draft, content=body)
    grain = Topic.objects.create(name="Grain", slug="grain")
    Synonym.objects.create(topic=grain, form="Cereals")
    TopicTag.objects.create(content_object=draft, tag=grain)
    engine.refresh([draft.pk])
    assert [titles(typed) for typed in ("railway", "grain", "cereals")] == [["Note"]] * 3


def test_a_record_is_in_one_index_at_a_time() -> None:
    draft = Document.objects.get(title="Telegram on rice")
    for state, found in [
        (State.PUBLISHED, []),
        (State.WITHDRAWN, ["Telegram on rice"]),
        (State.DRAFT, ["Telegram on rice"]),
    ]:
        Document.objects.filter(pk=draft.pk).update(state=state, published_at=timezone.now())
        engine.refresh([draft.pk])
        assert titles("telegram") == found, state
        assert engine.check() == []
    pk = draft.pk
    draft.delete()
    engine.refresh([pk])
    assert titles("telegram") == []
    assert engine.check() == []


def test_drafts_weigh_nothing_in_what_readers_find() -> None:
    letter("Rice, rice and wool")
    letter("Wool", summary="And a word on rice.")
    asked = Selection(words="rice wool", sort=Sort.RELEVANCE)
    before = engine.find(asked)
    for number in range(30):
        letter(f"Wool of draft {number}", summary="wool " * number, published=False)
    assert engine.find(asked) == before


def test_entries_of_before_come_when_the_index_is_made_anew() -> None:
    letter("A cable on cotton", published=False)
    pks = list(Document.objects.values_list("pk", flat=True))
    desk().remove(pks)
    assert titles("cotton") == []
    assert any("drafts are missing" in fault for fault in engine.check())
    engine.rebuild()
    assert titles("cotton") == ["A cable on cotton"]
    assert engine.check() == []
