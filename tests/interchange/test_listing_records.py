"""What a row of a listing becomes."""

from archive.interchange.reading import read
from archive.interchange.reading.listing import listing_id
from archive.interchange.record import Record, TravellingCredit, TravellingPlace
from tests.interchange.listings import ROWS, page


def test_the_title_tells_type_number_and_names_as_written() -> None:
    record = records()[0]
    assert (record.type, record.number) == ("Ciphered Telegram", "4159")
    assert record.credits == (
        TravellingCredit("Filipov", "author", supplied="Stalin"),
        TravellingCredit("Kovalev", "recipient"),
    )


def test_who_only_passed_a_message_on_is_not_its_recipient() -> None:
    assert [(credit.name, credit.role) for credit in records()[2].credits] == [
        ("Stalin", "author"), ("Mao Zedong", "recipient"), ("Kovalev", "via"),
    ]  # fmt: skip


def test_a_place_in_the_title_is_a_place_of_the_record() -> None:
    (record,) = records(page((("January 6, 1950", "Conversation between A. Vyshinsky and Mao Zedong, Moscow", ""),)))
    assert record.places == (TravellingPlace("Moscow"),)


def test_the_date_is_kept_as_printed_too() -> None:
    record = records()[1]
    assert (record.date_text, record.date and record.date.edtf) == ("February 1949", "1949-02")


def test_an_undated_row_is_undated_and_says_so() -> None:
    (record,) = records(page((("Undated", "Memorandum for the Record", ""),)))
    assert (record.date, record.date_text) == (None, "Undated")


def test_the_same_row_has_the_same_id_however_it_is_typed() -> None:
    first = listing_id("May 26, 1949", "Cable, Stalin to Mao Zedong [via Kovalev]", "On Sino-Soviet relations.")
    again = listing_id("MAY 26, 1949 ", "Cable,  Stalin to Mao Zedong [via Kovalev]", "On Sino–Soviet relations.")
    assert first == again
    assert first == "listing:ce87303d04dcd57cd3c91f16853a959a7f492ee170bee6b488f2c052b1ca9b35"


def test_a_word_that_moves_from_title_to_summary_makes_another_id() -> None:
    assert listing_id("1949", "Cable to Mao", "Grain.") != listing_id("1949", "Cable to Mao Grain.", "")


def test_what_is_read_from_the_title_never_overwrites() -> None:
    assert records()[0].given == {"external_id", "title", "date", "date_text", "summary"}


def records(text: str | None = None) -> list[Record]:
    rows = read("listing.txt", (page() if text is None else text).encode()).rows
    assert len(rows) == len(ROWS) or text is not None
    return [row.record for row in rows if row.record]
