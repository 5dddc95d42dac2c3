"""Tables of others are read: their headings known in several languages, their columns guessed, their values parted."""

import pytest

from archive.interchange.mapping.guessing import guessed
from archive.interchange.mapping.mapped import Column, Table, mapped, our_cells
from archive.interchange.mapping.opening import opened
from archive.interchange.refusals import FileRefused

pytestmark = pytest.mark.django_db


def table(*rows: tuple[str, ...]) -> Table:
    return Table("letters.csv", rows[0], tuple(enumerate(rows[1:], 2)))


def fields(*headings: str, values: tuple[str, ...] = ()) -> list[str]:
    return [column.field for column in guessed(table(headings, values or headings))]


def test_headings_are_known_without_regard_to_case_signs_and_language() -> None:
    assert fields("Автор", "АДРЕСАТ", "Дата документа", "Заглавие") == ["author", "recipient", "date_text", "title"]
    assert fields("docDate", "Scope_and_Content", "Title:") == ["date_text", "summary", "title"]
    assert fields("Associated People & Organizations", "Title") == ["mentioned", "title"]


def test_an_id_and_a_title_are_guessed_from_what_stands_there() -> None:
    rows = [("K-1", "x", "Ein Brief an Goethe über Farben"), ("K-2", "x", "Noch ein Brief")]
    columns = guessed(table(("Kennung", "Kiste", "Was"), *rows))
    assert [column.field for column in columns] == ["external_id", "", "title"]


def test_what_parts_names_is_seen_and_names_are_turned_round() -> None:
    (title, authors) = guessed(table(("Title", "Creators"), ("A", "Mao, Zedong; Zhou, Enlai"), ("B", "Deng, Xiaoping")))
    assert (authors.separator, authors.turned) == (";", True)
    assert our_cells(("A", "Mao, Zedong; Dulles, Allen W."), (title, authors))["author"] == "Mao Zedong|Allen W. Dulles"


def test_a_text_with_our_own_signs_stays_one_text() -> None:
    (row,) = mapped(table(("T", "B"), ("A", "One | two :: three")), (Column("T", "title"), Column("B", "text")))
    assert row.record
    assert [text.text for text in row.record.texts] == ["One | two :: three"]


def test_a_cell_beyond_the_headings_is_not_lost_without_a_word() -> None:
    (row,) = mapped(table(("Title",), ("A", "lost")), (Column("Title", "title"),))
    assert "outside every named column" in row.faults[0].why


def test_objects_of_others_are_a_table() -> None:
    line = b'{"name": "A cable", "people": [{"name": "Mao"}, {"name": "Zhou"}], "date": "1949"}\n'
    found = opened("dump.jsonl", line).table
    assert found
    assert found.headings == ("name", "people", "date")
    assert found.rows == ((1, ("A cable", "Mao|Zhou", "1949")),)


def test_a_file_that_is_none_of_these_is_refused() -> None:
    for data in (b"", b"\xff\xfea\x00", b'{"a": 1}\n{"a": \n'):
        with pytest.raises(FileRefused):
            opened("x.jsonl", data)
