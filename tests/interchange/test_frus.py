"""The profile of the Foreign Relations volumes."""

import json
from typing import Any

import pytest

from archive.interchange.reading import read
from archive.interchange.reading.frus import frus_record, heading
from archive.interchange.record import Record, TravellingCredit, TravellingHolding, TravellingPlace

TELEGRAM: dict[str, Any] = {
    "id": "frus1949v07p1/d1", "volume": "frus1949v07p1", "volume_title": "Foreign Relations, 1949, Volume VII, Part 1",
    "number": "1", "title": "The Ambassador in France ( Caffery ) to the Acting Secretary of State",
    "date_when": "1949-01-14T14:00:00", "date_from": "", "date_to": "", "date_not_before": "", "date_not_after": "",
    "date_text": "January 14, 1949—2 p. m.", "place": "Paris", "classification": "confidential",
    "source": "851G.00/1–1449: Telegram", "from": ["Caffery"], "to": ["Acting Secretary of State"],
    "signed": ["Caffery"], "participants": [], "persons_mentioned": [{"ref": "p_AD1", "name": "Acheson, Dean G."}],
    "subject_path": ["East and Southeast Asia:", "French Indochina:"],
    "url": "https://history.state.gov/historicaldocuments/frus1949v07p1/d1", "text": "Pignon told me.",
}  # fmt: skip


def test_each_kind_of_name_has_its_role() -> None:
    assert record().credits == (
        TravellingCredit("Caffery", "author"),
        TravellingCredit("Caffery", "signatory"),
        TravellingCredit("Acting Secretary of State", "recipient"),
        TravellingCredit("Acheson, Dean G.", "mentioned"),
    )


def test_everything_else_finds_its_field() -> None:
    read_one = record()
    assert read_one.title == "The Ambassador in France (Caffery) to the Acting Secretary of State"
    assert read_one.places == (TravellingPlace("Paris", "sent from"),)
    assert [topic.name for topic in read_one.topics] == ["East and Southeast Asia", "French Indochina"]
    assert read_one.holdings == (TravellingHolding(reference="851G.00/1–1449: Telegram"),)
    assert (read_one.type, read_one.external_id) == ("Telegram", "frus1949v07p1/d1")
    assert [text.text for text in read_one.texts] == ["Pignon told me."]


@pytest.mark.parametrize(
    ("dates", "edtf"),
    [
        ({}, "1949-01-14"),
        ({"date_when": "1967-02-18T17:30:00Z"}, "1967-02-18"),
        ({"date_when": "1966-06"}, "1966-06"),
        ({"date_when": "", "date_from": "1964-10-23", "date_to": "1964-10-24"}, "1964-10-23/1964-10-24"),
        (
            {"date_when": "", "date_not_before": "1955-08-12", "date_not_after": "1955-08-13T13:00:00"},
            "1955-08-12/1955-08-13",
        ),
        ({"date_when": "", "date_text": "October 1949"}, "1949-10"),
        ({"date_when": "", "date_text": "undated"}, ""),
        ({"date_when": "", "date_text": "Washington"}, ""),
    ],
)
def test_the_date_is_as_exact_as_it_is_encoded(dates: dict[str, str], edtf: str) -> None:
    date = record(**dates).date
    assert (date.edtf if date else "") == edtf


def test_a_long_source_note_is_a_reference_with_a_note() -> None:
    note = "Source: Department of State, Central Files, 793.00/1–2655. Top Secret. Drafted by McConaughy."
    assert record(source=note).holdings == (
        TravellingHolding(
            reference="Department of State, Central Files, 793.00/1–2655.", note="Top Secret. Drafted by McConaughy."
        ),
    )
    (held,) = record(source="word " * 500).holdings
    assert f"{held.reference} {held.note}" == ("word " * 500).strip()


def test_a_heading_that_runs_on_is_cut_at_a_sign() -> None:
    assert heading("French Indochina:") == "French Indochina"
    assert heading("Policies toward Japan: " + "and more, " * 40).endswith(" …")
    assert len(heading("x" * 900)) <= 201


def test_an_unknown_key_or_shape_is_refused_by_name() -> None:
    _, remarks = frus_record({**TELEGRAM, "sender": "Caffery"})
    assert [remark.field for remark in remarks] == ["sender"]
    _, remarks = frus_record({**TELEGRAM, "from": None, "date_when": 3})
    assert "is not in the shape of the frus profile" in remarks[0].why


def record(**changes: Any) -> Record:
    (row,) = read("volume.jsonl", json.dumps({**TELEGRAM, **changes}).encode(), profile="frus").rows
    assert row.record, row.faults
    return row.record
