"""Workbooks as people leave them: several sheets, hidden ones, merged cells, errors of formulas, and bombs."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from archive.apart import running
from archive.interchange.reading import read
from archive.interchange.refusals import FileRefused

Fill = Callable[[Workbook], Any]


def test_every_sheet_with_the_same_columns_is_read_and_names_itself() -> None:
    def years(book: Workbook) -> None:
        for year in ("1949", "1950"):
            sheet = book.create_sheet(year)
            sheet.append(["title", "date"])
            sheet.append([f"Letter of {year}", f"{year}-02-30"])

    incoming = read("letters.xlsx", workbook(years))
    assert [str(fault).split(":")[0] for row in incoming.rows for fault in row.faults] == [
        "letters.xlsx, sheet “1949”, row 2, date",
        "letters.xlsx, sheet “1950”, row 2, date",
    ]


def test_what_is_not_read_is_told() -> None:
    def mixed(book: Workbook) -> None:
        hidden = book.create_sheet("Old")
        hidden.append(["title"])
        hidden.append(["Secret"])
        hidden.sheet_state = "hidden"
        letters = book.create_sheet("Letters")
        for row in (["title", "number"], ["Letter", "=1+1"], ["Note", "7"]):
            letters.append(row)
        letters.merge_cells("B2:B3")
        book.create_sheet("Remarks").append(["who", "what"])

    incoming = read("letters.xlsx", workbook(mixed))
    assert [row.record.title for row in incoming.rows if row.record] == ["Letter", "Note"]
    told = " ".join(incoming.told)
    assert "“Old” is hidden" in told
    assert "“Remarks” was not read" in told
    assert "merged cells (B2:B3)" in told
    assert "formulas that were never worked out" in told


def test_an_error_of_a_formula_is_no_title_and_an_escaped_line_end_is_one() -> None:
    def broken(book: Workbook) -> None:
        sheet = book.create_sheet("Letters")
        for row in (["title", "summary"], ["#REF!", ""], ["Letter", "One_x000D_\nTwo"]):
            sheet.append(row)

    first, second = read("letters.xlsx", workbook(broken)).rows
    assert "holds the error of a formula, “#REF!”" in str(first.faults[0])
    assert second.record
    assert second.record.summary.split() == ["One", "Two"]


def test_an_error_in_a_csv_is_refused_too() -> None:
    (row,) = read("letters.csv", b"title,number\nLetter,#N/A\n").rows
    assert [fault.field for fault in row.faults] == ["number"]


def test_what_unpacks_to_a_hundred_times_its_size_is_not_unpacked() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet1.xml", b" " * 40_000_000)
    with pytest.raises(FileRefused, match="a hundred times its size"):
        read("bomb.xlsx", packed.getvalue())


def test_the_rows_of_a_sheet_are_counted_before_they_are_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.interchange.reading.xlsx.MOST_SHEET_ROWS", 3)

    def long(book: Workbook) -> None:
        sheet = book.create_sheet("Long")
        for row in ("title", *"abcd"):
            sheet.append([row])

    with pytest.raises(FileRefused, match="more than 3 rows"):
        read("long.xlsx", workbook(long))


def test_what_a_parser_of_xml_must_not_do_ends_in_a_sentence() -> None:
    """A billion laughs, a file of the machine, and a workbook cut off in the middle."""
    laughs = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 9))
    bomb = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "ha">' + laughs + b"]><worksheet><sheetData><row><c>"
    outside = (
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l8 SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c>'
    )
    whole = workbook(lambda book: book.create_sheet("One").append(["title"]))
    cell = b't="inlineStr"><is><t>&l8;</t></is></c></row></sheetData></worksheet>'
    for evil in (bomb, outside):
        said = evil.replace(b"<c>", b"<c ") + cell
        with pytest.raises(FileRefused):
            read("evil.xlsx", _with_member(whole, "xl/worksheets/sheet1.xml", said))
    with pytest.raises(FileRefused):
        read("cut.xlsx", whole[: len(whole) // 2])


def test_a_workbook_that_asks_for_more_than_there_is_kills_its_own_process_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "limited.py").write_text(Path(running.__file__).with_name("limited.py").read_text())
    (tmp_path / "sheets.py").write_text("import os\nos.abort()\n")
    monkeypatch.setattr(running, "_HERE", tmp_path)
    with pytest.raises(FileRefused, match="more memory or time"):
        read("letters.xlsx", workbook(lambda book: book.create_sheet("One").append(["title"])))


def _with_member(package: bytes, member: str, said: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, said if name == member else old.read(name))
    return made.getvalue()


def workbook(fill: Fill) -> bytes:
    """The bytes of a workbook filled so."""
    book = Workbook()
    book.remove(book.worksheets[0])
    fill(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()
