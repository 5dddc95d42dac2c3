"""Records in the cells of a spreadsheet."""

import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from archive.interchange.cells import guarded, joined, parted, unguarded
from archive.interchange.reading import Incoming, read
from archive.interchange.reading.shape import record_from
from archive.interchange.record import Record, TravellingCredit, TravellingHolding, TravellingPlace
from archive.interchange.refusals import FileRefused
from archive.interchange.writing.table import csv_lines
from tests.interchange.test_travelling_shape import CABLE

SIGNS = st.sampled_from(["=", "+", "-", "@", "\t", "\r", " ", "'", "|", "\\", "a", "＝", "\u00a0"])


@pytest.mark.parametrize("cell", ["=1+1", "+7 495", "-", "@SUM(A1)", "  =HYPERLINK()", "\tx", "'=1", "''@x", "＝1"])
def test_a_cell_that_would_be_a_formula_is_guarded_and_comes_back(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", ["", "Cable", "'Speech'", "a=b", "1949-02-03", "’tis"])
def test_any_other_cell_stands_as_it_is(cell: str) -> None:
    assert guarded(cell) == unguarded(cell) == cell


def test_a_cell_that_begins_with_quotation_marks_of_its_own_is_read_as_it_stands() -> None:
    lines = 'title,summary,number\n"Kniga" Bookshop,"He said ""No"", and left",7\r\nCable,"One\nline",8\n'
    records = [row.record for row in read("letters.csv", lines.encode()).rows]
    assert [(one.title, one.summary, one.number) for one in records if one] == [
        ('"Kniga" Bookshop', 'He said "No", and left', "7"), ("Cable", "One\nline", "8"),
    ]  # fmt: skip


@given(st.lists(SIGNS).map("".join))
def test_guarding_is_undone_exactly(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


@given(st.lists(st.text(st.characters(exclude_characters="\x00")).map(str.strip).filter(bool)))
def test_a_list_in_a_cell_comes_back_whole(values: list[str]) -> None:
    assert parted(joined(values)) == values


def test_a_record_comes_back_from_csv_without_what_the_readme_says_is_lost() -> None:
    record = cable()
    (row,) = read("cables.csv", "".join(csv_lines([record])).encode()).rows
    assert row.record
    lost = TravellingCredit("Filippov", "author", supplied="Stalin")
    assert row.record.credits == (lost,)
    assert row.record.texts == record.texts
    assert (row.record.holdings, row.record.places, row.record.related) == (
        record.holdings, record.places, record.related,
    )  # fmt: skip


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_of_every_spreadsheet_is_understood(separator: str) -> None:
    text = "title|date|author|places\nCable|3 Feb 1949|Filippov [Stalin]|Moscow :: sent from\n".replace("|", separator)
    (row,) = read("cables.csv", text.encode("utf-8-sig")).rows
    assert row.record
    assert row.record.places == (TravellingPlace("Moscow", "sent from"),)
    assert row.record.date
    assert row.record.date.edtf == "1949-02-03"


def test_several_names_in_a_cell_are_several_credits() -> None:
    (row,) = read("cables.csv", b"title,recipient\nCable,Mao Zedong|Zhou Enlai [premier]\n").rows
    assert row.record
    assert row.record.credits == (
        TravellingCredit("Mao Zedong", "recipient"),
        TravellingCredit("Zhou Enlai", "recipient", supplied="premier"),
    )


def test_a_workbook_is_read_as_the_same_table() -> None:
    incoming = read(
        "cables.xlsx", workbook(["title", "date", "number", "holdings"], ["Cable", 1949, 59976.0, "AVPRF :: f. 0100"])
    )
    (row,) = incoming.rows
    assert row.record
    assert (row.record.number, row.record.holdings) == ("59976", (TravellingHolding("AVPRF", "f. 0100"),))


def test_a_fault_names_the_row_of_the_sheet_and_the_column() -> None:
    incoming = read(
        "cables.xlsx", workbook(["title", "date"], ["Cable", "1949"], [None, None], ["Letter", "1949-02-30"])
    )
    assert faults(incoming) == [
        "cables.xlsx, row 4, date: There is no February 30 in 1949; look at the document again, or write “February 1949”."
    ]


def test_a_cell_beyond_the_header_is_a_fault_of_its_row() -> None:
    incoming = read("cables.csv", b"title,date\nCable, Mao to Stalin,1949\n")
    assert faults(incoming) == [
        "cables.csv, row 2: holds “1949” outside every named column: is a separator or a quotation mark missing before it?"
    ]


def test_a_sheet_wider_than_any_archive_needs_is_refused() -> None:
    with pytest.raises(FileRefused, match="201 columns, and 200 are the most"):
        read("cables.xlsx", workbook(["title", *(f"c{number}" for number in range(300))], ["Cable"]))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"title,autor\nCable,Mao\n", "Row 1 names the unknown column “autor”"),
        (b"title,date,title\nCable,1949,x\n", "Row 1 names the column “title” twice"),
        (b"date,author\n1949,Mao\n", "Row 1 has no column “title”"),
        (b"title,date\n", "a header and no rows"),
        (b'title,date\n"Cable,1949\n', "Line 2 is not CSV"),
        ("title\nКабель\n".encode("cp1251"), "Line 2 holds a byte"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_whole(data: bytes, why: str) -> None:
    with pytest.raises(FileRefused, match=why):
        read("cables.csv", data)


def test_a_damaged_workbook_or_archive_is_refused_whole() -> None:
    for name, data in [("a.xlsx", b"PK\x03\x04damaged"), ("a.csv.gz", gzip.compress(b"title\nCable\n" * 900)[:-20])]:
        with pytest.raises(FileRefused):
            read(name, data)


def test_what_a_file_is_need_not_be_said() -> None:
    assert read("a", b'{"title": "Cable"}').profile == "sobriquet"
    assert read("a.csv.gz", gzip.compress(b"title\nCable\n")).rows[0].record
    with pytest.raises(FileRefused, match="Say so with --format"):
        read(Path("letter.doc").name, b"\xd0\xcf\x11\xe0 something else")


def cable() -> Record:
    record, _ = record_from(CABLE)
    assert record
    return record


def faults(incoming: Incoming) -> list[str]:
    return [str(fault) for row in incoming.refused for fault in row.faults]


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()
