"""Rows that are no fault of those who bring them: without ids, with lists in one item, numbers without end, verse."""

import gzip
import json
from typing import Any

import pytest

from archive.documents.models import Document, Text
from archive.interchange.planning import plan
from archive.interchange.reading import read
from archive.interchange.refusals import FileRefused
from tests.interchange.archives import brought, rows_of

TELEGRAMS = b"""title,date,author,holdings
Telegram,1949-02-03,Kuzmin,Archive :: box 1 folder 1
Telegram,1949-02-03,Orlov,Archive :: box 1 folder 2
"""


@pytest.mark.django_db
def test_rows_without_an_id_that_differ_in_author_or_shelfmark_are_two() -> None:
    rows = read("telegrams.csv", TELEGRAMS).rows
    assert [planned.action for planned in plan(rows).planned] == ["new", "new"]
    brought(*telegrams())
    assert [planned.action for planned in plan(rows).planned] == ["unchanged", "unchanged"]
    assert Document.objects.count() == 2


@pytest.mark.django_db
def test_rows_that_differ_in_the_rest_alone_are_told_what_they_need() -> None:
    one, other = ({"title": "Telegram", "classification": word} for word in ("Secret", "Open"))
    (fault,) = plan(rows_of(one, other)).faults
    assert str(fault).endswith("Give each row an external_id to tell them apart.")


@pytest.mark.django_db
def test_a_row_that_came_in_when_less_was_compared_is_known_again() -> None:
    brought({"title": "Telegram", "date": "1949-02-03"})
    assert [planned.action for planned in plan(read("one.csv", TELEGRAMS[:-53]).rows).planned] == ["unchanged"]


@pytest.mark.django_db
def test_languages_of_three_letters_and_names_are_one_language() -> None:
    codes = ["rus", "ru", "ru-RU", "Russian"]
    brought(*({"external_id": code, "title": code, "languages": [code]} for code in codes))
    assert set(Document.objects.values_list("languages__code", flat=True)) == {"ru"}


@pytest.mark.django_db
def test_verse_keeps_its_first_indent_and_its_tabs() -> None:
    verse = "    The first line is set in\n  the second less\n\tthe third by a tab\n"
    brought({"external_id": "v", "title": "Verse", "texts": [{"kind": "original", "language": "en", "text": verse}]})
    assert Text.objects.get().content.body == verse.rstrip()


def test_a_title_of_blank_braille_is_no_title() -> None:
    (row,) = rows_of({"external_id": "b", "title": "\u2800"})
    assert "every record needs one" in str(row.faults[0])


@pytest.mark.parametrize("number", ["9" * 5_000, "1e999", "-" + "9" * 30])
def test_a_number_of_any_length_is_read_or_refused(number: str) -> None:
    (row,) = read("long.jsonl", f'{{"title": "Cable", "external_id": {number}}}\n'.encode()).rows
    assert row.record or row.faults


def test_a_list_of_names_in_one_item_is_called_what_it_is() -> None:
    names = ", ".join(f"Mr. Participant {nth}" for nth in range(40))
    (row,) = rows_of({"external_id": "p", "title": "Talk", "credits": [{"name": names, "role": "participant"}]})
    assert len(row.faults) == 1
    assert "seems to be a whole list of names" in str(row.faults[0])


def test_the_volumes_long_lists_of_participants_are_taken_apart() -> None:
    names = [f"Mr. Participant {nth}" for nth in range(40)]
    line = json.dumps({"id": "d1", "title": "Talk", "participants": ["; ".join(names)]})
    (row,) = read("volume.jsonl", line.encode(), profile="frus").rows
    assert row.record
    assert [credit.name for credit in row.record.credits] == names


def test_a_gzipped_bomb_is_not_unpacked() -> None:
    with pytest.raises(FileRefused, match="a hundred times its size"):
        read("bomb.jsonl.gz", gzip.compress(b" " * 40_000_000))


def telegrams() -> list[dict[str, Any]]:
    """The two rows as objects."""
    return [
        {
            "title": "Telegram",
            "date": "1949-02-03",
            "credits": [{"name": name, "role": "author"}],
            "holdings": [{"repository": "Archive", "reference": f"box 1 folder {folder}"}],
        }
        for folder, name in enumerate(("Kuzmin", "Orlov"), 1)
    ]
