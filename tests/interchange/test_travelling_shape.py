"""The travelling shape is read strictly: nothing that is written in a file is lost without a word."""

import json

import pytest

from archive.interchange.reading import read
from archive.interchange.reading.shape import record_from
from archive.interchange.record import ALWAYS, Record, TravellingCredit, TravellingHolding, TravellingPlace
from archive.interchange.writing.shape import as_mapping
from archive.text.shelfmark import LEVELS, level_called, levels_of, written_from

CABLE = {
    "id": "4c7k2x9q", "state": "published", "changed": "2026-11-22T10:00:00Z", "external_id": "134696",
    "title": "Cable, Filippov [Stalin] to Anastas Mikoyan", "date": "1949-02-03", "date_text": "February 3, 1949",
    "date_basis": "stated", "type": "Cable", "number": "", "summary": "On Mao’s questions.", "languages": ["ru"],
    "texts": [{"kind": "translation", "language": "en", "text": "To Mikoyan.", "credit": "Translated by Sergey"}],
    "credits": [
        {"name": "Filippov", "supplied": "Stalin", "role": "author", "certainty": "certain",
         "person": "joseph-stalin", "note": ""},
    ],
    "topics": ["Sino-Soviet relations"], "places": [{"name": "Moscow", "role": "sent from"}], "collections": [],
    "holdings": [{"repository": "RGASPI", "reference": "F. 558, op. 11", "note": "",
                  "parts": {"fond": "558", "inventory": "11"}}], "classification": "",
    "rights": "", "donors": [], "related": [{"external_id": "134697", "kind": "draft of"}], "url": "",
}  # fmt: skip


def test_what_is_read_is_written_again() -> None:
    record, remarks = record_from(CABLE)
    assert not remarks
    assert record
    assert as_mapping(record) == CABLE
    assert list(as_mapping(record)) == list(ALWAYS)


def test_every_key_but_the_title_may_be_missing() -> None:
    record, remarks = record_from({"title": "Letter, Mao Zedong to Comrade Stalin"})
    assert not remarks
    assert record
    assert as_mapping(record)["languages"] == []


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("titel", "x", "is not a key of the travelling shape"),
        ("title", "\u200b \u2060", "is empty, and every record needs one"),
        ("title", "M" * 2001, "is 2,001 characters long, and 2,000 are the most"),
        ("title", ["Cable"], "must be text"),
        ("date", "February 30, 1949", "There is no February 30 in 1949"),
        ("date_basis", "guessed", "“guessed” is not one of: stated, inferred, catalogue"),
        ("languages", "ru", "must be a list"),
        ("languages", ["Russian, mostly"], "is not a language tag"),
        ("credits", [{"name": "Filippov"}], "does not say what Filippov does"),
        ("credits", [{"name": "", "role": "author"}], "has a credit without a name"),
        ("credits", [{"supplied": "Stalin", "role": "author"}], "has a credit without a name"),
        ("credits", [{"name": "Mao", "role": "writer"}], "role “writer” is not one of: author, recipient"),
        ("credits", [{"name": "Mao", "role": "via", "as": "x"}], "holds the unknown key “as”"),
        ("credits", ["Mao"], "must hold objects with the keys name"),
        ("places", [{"name": "Moscow", "rolle": "x"}], "holds the unknown key “rolle”"),
        ("related", [{"external_id": "134697"}], "needs both the external_id"),
        ("url", "javascript:alert(1)", "is not a web address"),
        ("url", "https://", "is not a web address"),
        ("uploaded", "20 November 2011", "is not a day"),
    ],
)
def test_what_is_not_understood_is_refused_by_name(key: str, value: object, why: str) -> None:
    record, remarks = record_from({"title": "Cable", key: value})
    assert record is None
    assert [remark.field for remark in remarks] == [key]
    assert why in remarks[0].why


def test_every_fault_of_a_record_is_told_at_once() -> None:
    _, remarks = record_from({"title": "", "date": "1949-13", "url": "nowhere"})
    assert [remark.field for remark in remarks] == ["date", "url", "title"]


def test_a_name_twice_in_one_role_is_refused_unless_it_is_two_people() -> None:
    kim = {"name": "Kim", "role": "participant"}
    _, remarks = record_from({"title": "Talks", "credits": [kim, {**kim, "note": "of the North"}]})
    (remark,) = remarks
    assert remark.why.startswith("names Kim more than once as participant")
    told = {"title": "Talks", "credits": [{**kim, "note": "of the South"}, {**kim, "note": "of the North"}]}
    record, _ = record_from(told)
    assert record
    assert [credit.position for credit in record.credits] == [0, 1]
    record, _ = record_from(
        {"title": "Talks", "credits": [{**kim, "person": "kim-il"}, {**kim, "person": "kim-il-sung"}]}
    )
    assert record
    assert len(record.credits) == 2


def test_brackets_behind_a_name_are_what_an_editor_supplied() -> None:
    record, _ = record_from({"title": "Cable", "credits": [{"name": "Filippov [Stalin]", "role": "author"}]})
    assert record
    assert record.credits == (TravellingCredit("Filippov", "author", supplied="Stalin"),)
    record, _ = record_from({"title": "Cable", "credits": [{"name": "A [B]", "supplied": "", "role": "author"}]})
    assert record
    assert record.credits[0].name == "A [B]"


def test_blank_things_in_lists_are_left_out() -> None:
    blank = {"topics": ["", " "], "holdings": [{"repository": "", "reference": "", "note": ""}], "places": [""]}
    record, remarks = record_from({"title": "Cable", **blank})
    assert not remarks
    assert record
    assert (record.topics, record.holdings, record.places) == ((), (), ())


def test_a_place_may_be_a_bare_name_and_an_id_a_number() -> None:
    record, _ = record_from({"title": "Cable", "places": ["Moscow"], "external_id": 134696})
    assert record
    assert (record.places, record.external_id) == ((TravellingPlace("Moscow"),), "134696")


def test_a_date_as_printed_is_read_where_no_other_is_given() -> None:
    record, _ = record_from({"title": "Cable", "date_text": "3 февраля 1949"})
    assert record
    assert record.date
    assert record.date.edtf == "1949-02-03"
    record, _ = record_from({"title": "Cable", "date_text": "1949", "date": ""})
    assert record
    assert record.date is None


def test_text_is_cleaned_on_the_way_in() -> None:
    record, _ = record_from({"title": "Cable\u00a0to\nMao\x00", "holdings": [{"note": "a\u202eb"}]})
    assert record
    assert (record.title, record.holdings) == ("Cable to Mao", (TravellingHolding(note="ab"),))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"title": "Cable", "dat', "is not JSON: Unterminated string"),
        ("[1]", "is not a JSON object"),
        ('{"title": "Cable", "title": "Letter"}', "names the key “title” twice"),
        ('{"title": ' + "[" * 100_000, "is nested too deeply"),
        ('{"title": NaN}', "must be text"),
    ],
)
def test_a_line_that_is_no_object_is_a_refused_row_with_its_number(line: str, why: str) -> None:
    incoming = read("cables.jsonl", f"{json.dumps(CABLE)}\n\n{line}\n".encode())
    assert [row.number for row in incoming.refused] == [3]
    assert str(incoming.refused[0].faults[0]).startswith("cables.jsonl, line 3")
    assert why in str(incoming.refused[0].faults[0])


def test_the_levels_of_a_shelfmark_are_read_by_any_archives_words_for_them() -> None:
    parts = {"фонд": "558", "opis": 11, "Delo": "97", "list": "67–70"}
    record, remarks = record_from({"title": "Cable", "holdings": [{"repository": "RGASPI", "parts": parts}]})
    assert not remarks
    assert record
    assert record.holdings == (TravellingHolding("RGASPI", "f. 558, op. 11, d. 97, l. 67–70"),)
    written = as_mapping(record)["holdings"][0]["parts"]
    assert written == {"fond": "558", "inventory": "11", "file": "97", "leaf": "67–70"}
    assert "parts" not in as_mapping(record_of({"reference": "0100/43/10"}))["holdings"][0]


@pytest.mark.parametrize(
    ("holding", "why"),
    [
        ({"reference": "f. 558, op. 11", "parts": {"fond": "17"}}, "gives the part fond “17”, and the reference"),
        ({"reference": "0100/43/10", "parts": {"fond": "0100"}}, "Write it in the reference"),
        ({"parts": {"shelf": "3"}}, "holds the key “shelf” that is unknown or twice"),
        ({"parts": {"opis": "1", "op": "2"}}, "holds the key “op” that is unknown or twice"),
        ({"parts": ["558"]}, "must be an object"),
        ({"parts": {"fond": ["558"]}}, "must be text"),
    ],
)
def test_parts_that_would_be_lost_are_refused(holding: dict[str, object], why: str) -> None:
    record, remarks = record_from({"title": "Cable", "holdings": [holding]})
    assert record is None
    assert why in remarks[0].why


@pytest.mark.parametrize("level", LEVELS)
def test_whatever_levels_are_given_make_a_reference_that_names_them(level: str) -> None:
    assert levels_of(written_from({level: "12"})) == {level: "12"}
    assert level_called(level) == level


def test_a_level_named_twice_keeps_both_numbers() -> None:
    assert levels_of("RG 59, box 2, box 3") == {"record group": "59", "box": "2, 3"}


def record_of(holding: dict[str, object]) -> Record:
    record, remarks = record_from({"title": "Cable", "holdings": [holding]})
    assert record, remarks
    return record
