"""Whoever works at the desk finds at least what readers find, in every state, and by what only the desk knows."""

from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from archive.admin.finding import known
from archive.admin.finding.filters import narrowed
from archive.documents.models import Backer, Document, Holding, Repository
from archive.editing.mending import MENDING
from archive.search import engine
from archive.topics.models import Topic
from tests.admin.forms import save, signed_in
from tests.hands import letter, person

pytestmark = pytest.mark.django_db

LIST = "/admin/archive/document/"


@pytest.fixture
def curator() -> Client:
    return signed_in("curator", "Curators")


@pytest.fixture
def archive() -> dict[str, Document]:
    stalin = person("Joseph Stalin", "Filippov")
    return {
        "telegram": letter(
            "Telegram 709", ("Filippov", "author", stalin), date="9 January 1949", summary="On Xinjiang."
        ),
        "draft": letter(
            "Letter of Mao Zedong", ("Mao Zedong", "author"), ("Filippov", "recipient", stalin), published=False
        ),
        "bare": letter("Note on rice", published=False),
    }


def found(client: Client, query: str) -> list[str]:
    page = client.get(f"{LIST}?{query}")
    assert page.status_code == 200, page.status_code
    return sorted(row.title for row in page.context["cl"].result_list)


def test_words_find_published_records_and_drafts(archive: dict[str, Document], curator: Client) -> None:
    assert found(curator, "q=Xinjiang") == ["Telegram 709"]
    assert found(curator, "q=rice") == ["Note on rice"]
    assert found(curator, "q=mao+letter") == ["Letter of Mao Zedong"]
    assert found(curator, "q=nowhere") == []


def test_any_name_of_a_person_finds_their_documents_drafts_too(archive: dict[str, Document], curator: Client) -> None:
    assert found(curator, "q=Joseph+Stalin") == ["Letter of Mao Zedong", "Telegram 709"]
    assert found(curator, "person=joseph-stalin") == ["Letter of Mao Zedong", "Telegram 709"]
    assert found(curator, "recipient=joseph-stalin") == ["Letter of Mao Zedong"]


def test_the_desk_finds_by_shelfmark_contributor_note_and_id(archive: dict[str, Document], curator: Client) -> None:
    rgaspi = Repository.objects.create(slug="rgaspi", name="Russian State Archive", abbreviation="RGASPI")
    Holding.objects.create(document=archive["bare"], repository=rgaspi, reference="f. 558, op. 11, d. 97")
    Backer.objects.create(document=archive["bare"], kind="contributor", name="Shen Zhihua")
    Document.objects.filter(pk=archive["bare"].pk).update(note="The scan is cut off", external_id="134696")
    engine.refresh([archive["bare"].pk])
    for query in (
        "q=f.+558,+op.+11", "shelfmark=RGASPI+558", "repository=rgaspi", "contributor=Shen", "q=Shen+Zhihua",
        "note=cut+off", "external_id=134696", "q=134696", f"q={archive['bare'].public_id}",
    ):  # fmt: skip
        assert found(curator, query) == ["Note on rice"], query


def test_states_work_and_what_is_to_be_mended_narrow_the_list(archive: dict[str, Document], curator: Client) -> None:
    assert found(curator, "state=draft") == ["Letter of Mao Zedong", "Note on rice"]
    assert found(curator, "state=draft&missing=credits") == ["Note on rice"]
    assert found(curator, "missing=date&state=draft&person=joseph-stalin") == ["Letter of Mao Zedong"]
    save(curator, f"{LIST}{archive['draft'].pk}/change/", {"number": "7"})
    assert found(curator, "mine=true") == ["Letter of Mao Zedong"]
    assert found(curator, "owner=curator") == ["Letter of Mao Zedong"]
    assert found(curator, "after=1949-01&before=February+1949") == ["Telegram 709"]


@pytest.mark.parametrize("typed", ['"', "NEAR(", "%s", "Gomułka", "周恩来", "a" * 2000, "-", "*"])
def test_whatever_is_typed_the_list_answers(typed: str, archive: dict[str, Document], curator: Client) -> None:
    assert curator.get(LIST, {"q": typed, "shelfmark": typed, "after": typed}).status_code == 200


def test_a_date_that_cannot_be_read_is_said(archive: dict[str, Document], curator: Client) -> None:
    page = curator.get(f"{LIST}?after=sometime")
    assert "sometime" in page.content.decode()
    assert list(page.context["cl"].result_list) == []


def test_values_stand_with_their_numbers(archive: dict[str, Document], curator: Client) -> None:
    blocks = curator.get(LIST).context["blocks"]
    values = {str(block.heading): {value.label: value.count for value in block.values} for block in blocks}
    assert values["State"] == {"draft": 2, "published": 1}
    assert values["People"]["Joseph Stalin"] == 2


def test_a_list_is_kept_by_name_and_shared(archive: dict[str, Document], curator: Client) -> None:
    curator.post(f"{LIST}lists/", {"name": "Undated", "query": "missing=date", "shared": "on"})
    curator.post(f"{LIST}lists/", {"name": "My own", "query": "mine=true"})
    other: Any = signed_in("curator2", "Curators").get(LIST)
    assert [kept.name for kept in other.context["lists"]] == ["Undated"]


def test_columns_are_chosen(archive: dict[str, Document], curator: Client) -> None:
    curator.post(f"{LIST}columns/", {"columns": ["public_id"]})
    page = curator.get(LIST).content.decode()
    assert archive["bare"].public_id in page
    assert "column-changed_on" not in page


def test_the_undated_come_last_by_date_and_first_when_it_is_turned_round(curator: Client) -> None:
    for title, date in [("Undated", ""), ("Late", "1950"), ("Early", "1949")]:
        letter(title, date=date)
    for order, titles in [("1", ["Early", "Late", "Undated"]), ("-1", ["Undated", "Late", "Early"])]:
        rows = curator.get(f"{LIST}?o={order}").context["cl"].result_list
        assert [row.title for row in rows] == titles


def test_values_combine_as_they_do_for_readers(archive: dict[str, Document], curator: Client) -> None:
    save(curator, f"{LIST}{archive['bare'].pk}/change/", {"topics": "Rice\nTrade", "languages": "ru"})
    save(curator, f"{LIST}{archive['draft'].pk}/change/", {"topics": "Trade", "languages": "zh"})
    assert found(curator, "topic=rice&topic=trade") == ["Note on rice"]
    assert found(curator, "topic=rice&topic=trade&topic_match=any") == ["Letter of Mao Zedong", "Note on rice"]
    assert found(curator, "language=ru&language=zh&language_match=any") == ["Letter of Mao Zedong", "Note on rice"]
    assert found(curator, "not_topic=rice&topic=trade") == ["Letter of Mao Zedong"]
    assert found(curator, "not_person=joseph-stalin") == ["Note on rice"]
    assert found(curator, "without=topic") == ["Telegram 709"]
    assert found(curator, "without=person&without=date") == ["Note on rice"]
    assert found(curator, "person=~mao zedong") == ["Letter of Mao Zedong"]
    assert found(curator, "topic=nobody-knows-it") == []
    assert "being without" in curator.get(f"{LIST}?without=sense").content.decode()


def test_a_narrower_topic_is_found_under_the_broader_one(archive: dict[str, Document], curator: Client) -> None:
    save(curator, f"{LIST}{archive['bare'].pk}/change/", {"topics": "Rice"})
    trade = Topic.objects.create(name="Trade", slug="trade")
    Topic.objects.filter(slug="rice").update(broader=trade)
    assert found(curator, "topic=trade") == ["Note on rice"]


def test_one_goes_down_the_shelves_of_a_repository(archive: dict[str, Document], curator: Client) -> None:
    rgaspi = Repository.objects.create(slug="rgaspi", name="Russian State Archive", abbreviation="RGASPI")
    for title, reference in (
        ("telegram", "f. 558, op. 11, d. 97, ll. 67–70"), ("draft", "ф. 558, оп. 11, д. 9"), ("bare", "f. 17, op. 3"),
    ):  # fmt: skip
        Holding.objects.create(document=archive[title], repository=rgaspi, reference=reference)
    engine.refresh([one.pk for one in archive.values()])

    def shelves(query: str) -> dict[str, int | None]:
        blocks = curator.get(f"{LIST}?{query}").context["blocks"]
        return {value.label: value.count for block in blocks if block.heading == "Shelves" for value in block.values}

    assert shelves("") == {}
    assert list(shelves("repository=rgaspi").items()) == [("fond 17", 1), ("fond 558", 2)]
    down = "repository=rgaspi&shelf=fond:558&shelf=inventory:11"
    assert list(shelves(down).items()) == [("fond 558", None), ("inventory 11", None), ("file 9", 1), ("file 97", 1)]
    assert found(curator, down) == ["Letter of Mao Zedong", "Telegram 709"]
    assert found(curator, f"{down}&shelf=file:9") == ["Letter of Mao Zedong"]


def test_a_list_of_readers_is_exactly_theirs(archive: dict[str, Document], curator: Client) -> None:
    letter("Telegram 710", summary="On Xinjiang.", published=False)
    Document.objects.filter(pk=archive["bare"].pk).update(note="Xinjiang?")
    assert found(curator, "q=Xinjiang") == ["Note on rice", "Telegram 709", "Telegram 710"]
    assert found(curator, "q=Xinjiang&readers=true") == ["Telegram 709"]
    assert found(curator, "readers=true&not_author=joseph-stalin") == []
    assert found(curator, "readers=true&after=1949-02") == []


def test_what_memory_says_of_a_list_is_what_the_table_says(
    archive: dict[str, Document], curator: Client, rf: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(
        curator, f"{LIST}{archive['telegram'].pk}/change/", {"topics": "Rice", "note": "Looked at."}, button="_publish"
    )
    save(curator, f"{LIST}{archive['bare'].pk}/change/", {"topics": "Rice\nTrade", "languages": "ru"})
    letter("Cable on rice", ("Kovalev", "author"), ("Nobody", "translator"))
    letter("Translated and no more", ("Nobody", "translator"))
    asked = ["topic=rice", "not_topic=rice", "q=rice", "q=looked at", "q=rice&topic=rice", "person=joseph-stalin",
             "without=topic&without=person", "q=rice&state=draft", "topic=rice&state=published", "q=rice&state=published",
             *(f"missing={name}" for name, _label in MENDING.labels)]  # fmt: skip
    answered = 0
    for most in (5_000, 0):
        monkeypatch.setattr(known, "MANY", most)
        for query in asked:
            filters = narrowed(QueryDict(query), Document.objects.all(), rf.get(LIST))
            assert filters.is_valid()
            there = set(filters.qs.values_list("pk", flat=True))
            if (answer := known.found_known(filters)) is not None:
                answered += 1
                assert answer in ((there, len(there)), (None, len(there))), query
    assert answered >= 24
