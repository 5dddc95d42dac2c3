"""A listing page is taken for exactly what it says, or it is refused with the line."""

import pytest

from archive.interchange.reading import Format, read
from archive.interchange.reading.pages import listed_rows
from archive.interchange.refusals import FileRefused
from tests.interchange.listings import ROWS, empty_page, page


def test_a_page_gives_its_rows_in_order() -> None:
    rows = listed_rows(page())
    assert [(row.date_text, row.title, row.summary) for row in rows] == list(ROWS)
    assert [row.number for row in rows] == [9, 15, 21, 25]


def test_february_1949_stays_a_month_and_1949_a_year() -> None:
    dates = [row.date for row in listed_rows(page())]
    assert [date and date.edtf for date in dates] == ["1949-10-14", "1949-02", "1949-05-26", "1949"]


def test_blank_lines_mean_nothing() -> None:
    tight = page().replace("\n\n", "\n")
    assert [row.title for row in listed_rows(tight)] == [title for _, title, _ in ROWS]
    loose = page().replace("\n\n", "\n \n\t\n\n")
    assert [row.summary for row in listed_rows(loose)] == [summary for _, _, summary in ROWS]


def test_pages_glued_to_one_another_are_read_one_after_the_other() -> None:
    assert len(listed_rows(page() + page())) == 8
    assert len(listed_rows(page() + "\n\n1\n2\nNext page\nLast page\n\n" + page() + "\n")) == 8


def test_what_stands_before_the_results_and_behind_the_pager_is_no_document() -> None:
    text = page().replace("Results:", "Search\nBrowse the archive\nResults:") + "\n1\n2\nNext »\nAbout this site"
    assert len(listed_rows(text)) == 4


def test_rows_without_any_heading_are_read_too() -> None:
    assert [row.title for row in listed_rows("May 18, 1949\nCable No. 54611 from Kovalev to Stalin")] == [
        "Cable No. 54611 from Kovalev to Stalin"
    ]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_every_kind_of_line_end_is_an_end(ending: str) -> None:
    incoming = read("listing.txt", page().replace("\n", ending).encode())
    assert [row.record.title for row in incoming.rows if row.record] == [title for _, title, _ in ROWS]


def test_a_page_cut_off_anywhere_is_refused() -> None:
    whole = page().encode()
    for length in range(len(whole)):
        with pytest.raises(FileRefused):
            read("listing.txt", whole[:length], written_as=Format.LISTING)


def test_a_page_cut_off_at_its_beginning_is_refused() -> None:
    with pytest.raises(FileRefused, match=r"Line 1 should be a date.*beginning is missing"):
        listed_rows("A division may go to Urumchi.\n\nFebruary 1949\n\nCable, Joseph Stalin to Anastas Mikoyan")


def test_an_empty_page_lists_nothing_and_is_no_fault() -> None:
    said = "Nothing found for grain of 1949.\n\nTake one of the filters away, or\n\nsee how searching works."
    for between in ("", said, "No document has been published yet."):
        assert not listed_rows(empty_page(between))
        assert not read("listing.txt", empty_page(between).encode()).rows
    assert len(listed_rows(page() + empty_page())) == 4
    with pytest.raises(FileRefused, match="cut off"):
        listed_rows(empty_page().removesuffix("Pagination"))
    with pytest.raises(FileRefused, match="announces 0 documents and holds 1"):
        listed_rows(empty_page("May 18, 1949\n\nCable No. 54611 from Kovalev to Stalin"))


def test_a_cut_is_told_with_what_was_announced_and_where_it_ends() -> None:
    with pytest.raises(
        FileRefused, match=r"begins on line 1 announces 10 documents and holds 4, the last from line 25"
    ):
        listed_rows(page(announced=10))


def test_a_second_page_without_its_beginning_is_refused() -> None:
    with pytest.raises(FileRefused, match="stands behind the pager"):
        listed_rows(page() + "\n\nJune 27, 1949\n\nMemorandum of Conversation between Stalin and CCP Delegation")


def test_two_dates_after_one_another_are_a_missing_title() -> None:
    with pytest.raises(FileRefused, match="Line 11: a title should follow the date on line 9"):
        listed_rows(page().replace(ROWS[0][1], "May 18, 1949"))


@pytest.mark.parametrize("title", ["Cable, Stalin to Mao Zedong, January 6, 1950", "Letter, Mao to Stalin, May 1949"])
@pytest.mark.parametrize("summary", ["May 5, 1949, is the day it names.", "Filippov on grain for Urumchi, 1949"])
def test_a_title_and_a_summary_may_hold_a_date(title: str, summary: str) -> None:
    rows = listed_rows(page((("October 14, 1949", title, summary), *ROWS)))
    assert [(row.title, row.summary) for row in rows][:2] == [(title, summary), ROWS[0][1:]]


@pytest.mark.parametrize(
    "written", ["Octember 14, 1949", "October 32, 1949", "30 Febr 1949-50 sq.", "Long ago", "some day or other"]
)
def test_a_date_nobody_can_read_is_one_refused_row_and_says_its_line(written: str) -> None:
    incoming = read("listing.txt", page().replace("October 14, 1949", written).encode())
    (refused,) = incoming.refused
    assert str(refused.faults[0]).startswith("listing.txt, line 9, date: ")
    assert refused.written["title"] == ROWS[0][1]
    assert len(incoming.rows) == 4


def test_a_date_nobody_could_take_for_one_is_found_in_the_middle_of_a_page() -> None:
    incoming = read("listing.txt", page().replace("\n\nFebruary 1949\n", "\n\nin that hard winter\n").encode())
    assert [str(row.faults[0]) for row in incoming.refused] == [
        "listing.txt, line 15, date: “in that hard winter” stands where a date should, and nobody can read it as one."
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\r\n \r\n", "empty"),
        (page().encode("utf-16"), "UTF-16"),
        (page().encode("utf-16-be"), "UTF-16"),
        (
            page()
            .replace("Filipov", "Filípov")
            .replace("—", "-")
            .replace("“", '"')
            .replace("”", '"')
            .encode("latin-1"),
            "Line 11 ",
        ),
        (page(()).replace("51 - 50", "0 - 0").encode(), "no document"),
        (b"Skip to content\n\nResults:\n\nDocuments\n\nPagination", "cut off"),
    ],
)
def test_what_is_no_listing_in_utf_8_is_refused_with_the_reason(data: bytes, why: str) -> None:
    with pytest.raises(FileRefused, match=why):
        read("listing.txt", data, written_as=Format.LISTING)


def test_a_byte_order_mark_is_no_harm() -> None:
    assert len(read("listing.txt", b"\xef\xbb\xbf" + page().encode()).rows) == 4
