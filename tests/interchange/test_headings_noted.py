"""Topics and places of a record keep what is supplied and what is in doubt; their headings are plain."""

import json
from typing import Any

import pytest

from archive.documents.models import Credit, Document
from archive.interchange.planning import Mode
from archive.interchange.reading import read
from archive.interchange.travelling import published_keys, records_of
from archive.interchange.writing.table import csv_lines
from archive.journal.history import system_account
from archive.journal.models import Run
from archive.journal.undo import undo
from archive.merging.identify import identify
from archive.places.models import Place
from archive.topics.models import Topic
from tests.hands import staff
from tests.interchange.archives import brought, exported
from tests.web.pages import opened

pytestmark = pytest.mark.django_db

SENT: list[dict[str, Any]] = [
    {"external_id": "p1", "title": "One", "places": [{"name": "[Novi Grad]", "role": "sent from"}]},
    {"external_id": "p2", "title": "Two", "places": [{"name": "Novi Grad", "role": "sent from"}]},
    {"external_id": "p3", "title": "Three", "places": [{"name": "Novi Grad?", "role": "sent from"}]},
    {"external_id": "p4", "title": "Four", "places": ["[Novi Grad?]"], "topics": ["[Trade]", "Loans?"]},
    {"external_id": "p5", "title": "Five", "places": ["Wien [Vienna]"], "topics": ["Trade"]},
]
UNKNOWN = [
    {"name": "N. N.", "role": "participant", "note": "left of the chairman"},
    {"name": "N. N.", "role": "participant", "note": "interpreter"},
]


def test_a_heading_is_plain_whoever_came_first() -> None:
    brought(*SENT)
    assert set(Place.objects.values_list("name", flat=True)) == {"Novi Grad", "Wien"}
    assert set(Topic.objects.values_list("name", flat=True)) == {"Trade", "Loans"}


def test_the_record_says_what_its_signs_said() -> None:
    brought(*SENT)
    for title, noted in [
        ("One", "[Novi Grad]"),
        ("Three", "Novi Grad?"),
        ("Four", "[Novi Grad?]"),
        ("Five", "Vienna]"),
    ]:
        assert noted in opened(Document.objects.get(title=title).get_absolute_url())
    assert "[Trade]" in opened(Document.objects.get(title="Four").get_absolute_url())
    assert "[Novi Grad" not in opened(Document.objects.get(title="Two").get_absolute_url())


def test_a_heading_that_one_record_says_in_several_ways_is_as_certain_as_the_surest() -> None:
    brought(
        {"external_id": "p6", "title": "Six", "topics": ["[Armistice]", "Armistice?", "armistice"]},
        {
            "external_id": "p7",
            "title": "Seven",
            "places": ["Wien?", "[Wien]"],
            "topics": ["[Armistice?]", "Armistice?"],
        },
    )
    six, seven = exported()
    assert six["topics"] == ["Armistice"]
    assert seven["places"] == [{"name": "Wien", "role": "", "supplied": "Wien"}]
    assert seven["topics"] == [{"name": "Armistice", "certainty": "possible"}]
    brought({"external_id": "p6", "title": "Six", "topics": ["[Armistice]", "Armistice?", "armistice"]})
    assert exported()[0] == six


def test_what_is_noted_travels_and_comes_back() -> None:
    brought(*SENT)
    one, two, three, four, _five = exported()
    assert one["places"] == [{"name": "Novi Grad", "role": "sent from", "supplied": "Novi Grad"}]
    assert two["places"] == [{"name": "Novi Grad", "role": "sent from"}]
    assert three["places"] == [{"name": "Novi Grad", "role": "sent from", "certainty": "possible"}]
    assert four["topics"] == [{"name": "Trade", "supplied": "Trade"}, {"name": "Loans", "certainty": "possible"}]
    table = read("out.csv", "".join(csv_lines(records_of(published_keys()))).encode())
    assert [row.record.places for row in table.rows if row.record] == [
        record.places for record in records_of(published_keys())
    ]


def test_a_doubt_that_came_later_is_a_change_and_goes_with_its_undo() -> None:
    brought(*SENT)
    brought(SENT[1] | {"places": [{"name": "Novi Grad?", "role": "sent from"}]}, mode=Mode.OVERWRITE)
    assert exported()[1]["places"][0]["certainty"] == "possible"
    undo(Run.objects.latest("pk"), by=system_account(), reason="It was certain.")
    assert "certainty" not in exported()[1]["places"][0]


def test_two_unknown_people_in_one_role_are_two() -> None:
    brought({"external_id": "u1", "title": "Conversation", "credits": UNKNOWN})
    credits = exported()[0]["credits"]
    assert [(one["name"], one["note"]) for one in credits] == [(one["name"], one["note"]) for one in UNKNOWN]
    assert [one.get("position", 0) for one in credits] == [0, 1]
    brought({"external_id": "u1", "title": "Conversation", "credits": credits}, mode=Mode.OVERWRITE)
    assert exported()[0]["credits"] == credits


def test_nameless_people_without_a_note_are_as_many_as_stand_there() -> None:
    bare = {"name": "N. N.", "role": "participant"}
    brought({"external_id": "u1", "title": "Conversation", "credits": [bare, bare, bare]})
    assert Credit.objects.count() == 3


def test_the_same_name_said_twice_is_one_person() -> None:
    said = {"name": "Kovalev", "role": "author"}
    brought({"external_id": "u1", "title": "Cable", "credits": [said, said]})
    assert Credit.objects.count() == 1


def test_names_joined_in_one_item_are_each_somebody_and_what_we_wrote_stays_as_it_was() -> None:
    brought(
        {"external_id": "u1", "title": "Talk", "credits": [{"name": "Mao; Kovalev [I. V.];", "role": "participant"}]}
    )
    credits = exported()[0]["credits"]
    assert [(one["name"], one["supplied"]) for one in credits] == [("Mao", ""), ("Kovalev", "I. V.")]
    ours = credits[0] | {"name": "Mao; Kovalev"}
    brought({"external_id": "u2", "title": "Reply", "credits": [ours]})
    assert exported()[1]["credits"][0]["name"] == "Mao; Kovalev"


def test_identifying_one_of_two_leaves_the_other_and_undo_gives_both_back() -> None:
    brought({"external_id": "u1", "title": "Conversation", "credits": UNKNOWN})
    before = json.dumps(exported())
    first, second = Credit.objects.order_by("position")
    identify(first.alias, new_name="Nikolai Fedorenko", credits=[first.pk], by=staff("names"), reason="A photograph.")
    assert [one["person"] for one in exported()[0]["credits"]] == ["nikolai-fedorenko", ""]
    assert Credit.objects.get(pk=second.pk).alias.person is None
    undo(Run.objects.latest("pk"), by=system_account(), reason="It was another.")
    assert json.dumps(exported()) == before
