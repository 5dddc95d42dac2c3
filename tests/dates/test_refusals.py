"""What is refused: no guess, no mending, and a sentence that says what to do instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import ImpreciseDate, UnreadableDate

NOT_EDTF = [
    "1985wtf",
    "20XX?x",
    "201x",
    "12345",
    "1985-4",
    "-0000",
    "+2006",
    "Y2006",
    "Y00001",
    "2001-42",
    "2001-21-03",
    "2004-(06)~-11",
    "1949–1951",
    "2016-00",
    "2016-13",
    "2016-02-30",
    "1900-02-29",
    "2016-04-31",
    "15XX-2X-25",
    "156X-09-31",
    "15XX-02-3X",
    "1985-04-12t23:20:30",
    "1985-04-12T23:20:30z",
    "1985-04-12T1:10:10",
    "2016-05-02T24:00:01",
    "2016-05-02T01:01:60",
    "2016-05-02T12:00:00-00:00",
    "2016-05-02T12:00:00+14:01",
    "1985-04T10:00:00",
    "2012/2010",
    "2012-24/2012-21",
    "0000-02/0000",
    "0000-01-03/0000-01",
    "2012///4444",
    "Y-61000/-2000",
    "[1999",
    "[1999}",
    "{}",
    "[]",
    "[..]",
]


@pytest.mark.parametrize("text", [*NOT_EDTF, "", " 1985", "1985 ", "18 63", "[1 760-01, 1760-02]", "February 1949"])
def test_what_is_not_edtf_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDate):
        ImpreciseDate.from_edtf(text)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("", "Write a date such as “February 1949”, or “undated”"),
        ("Washington", "“Washington” names no date"),
        ("May 23", "“May 23” names no year; write it out with four digits"),
        ("3.2.49", "“3.2.49” names no year"),
        ("3/4/26", "“3/4/26” has a year of two digits; write it out with four"),
        ("flourished 1949", "says when somebody was active"),
        ("акт. 1949", "says when somebody was active"),
        ("February 30, 1949", "There is no February 30 in 1949"),
        ("29 février 1949", "There is no February 29 in 1949"),
        ("1949-13", "There is no month 13"),
        ("3/2/1949", "“3/2/1949” can be March 2 or February 3; write the month as a word"),
        ("1951-1949", "ends before it begins"),
        ("Jannary 3, 1949", "“Jannary” in “Jannary 3, 1949” is no part of a date"),
        ("3 1949", "names a day without its month"),
        ("May 5, 1949 [1950]", "names two years"),
        ("between 1949", "needs two dates"),
        ("March between 3 and 5 May 1949", "names a date before “between”"),
        ("1949 to 1950 to 1951", "joins more than two dates"),
        ("winter 1949–51", "is no winter"),
        ("third half of 1949", "a year has only two halves"),
        ("October 28/November 9, 1917", "neither two days running nor one day in two calendars"),
        ("Rome, undated [Received May 5, 1949]", "says only when it was received"),
        ("Week of May 5, 1949", "“Week” in “Week of May 5, 1949”"),
        ("19490203", "is no year of four digits"),
        ("1985-04-12T25:00:00", "is not a date in EDTF"),
        ("word " * 300, "is too long for a date"),
    ],
)
def test_a_refusal_says_what_to_do(text: str, advice: str) -> None:
    with pytest.raises(UnreadableDate) as refused:
        ImpreciseDate.parse(text)
    assert advice in str(refused.value)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("text", ["1940-41", "1939-40", "1921-23", "1930-34?", "c.1862-3"])
def test_a_typed_number_with_two_meanings_is_given_back_with_both(text: str) -> None:
    with pytest.raises(UnreadableDate, match=r"can be \d{4}–\d{4} or "):
        ImpreciseDate.typed(text)


@pytest.mark.parametrize("text", ["1949-21", "1949-51", "1940–41", "1940-1941", "autumn 1921", "second half of 1940"])
def test_a_typed_number_with_one_meaning_is_read(text: str) -> None:
    assert ImpreciseDate.typed(text) == ImpreciseDate.parse(text)


def test_edtf_goes_before_words() -> None:
    assert ImpreciseDate.parse("1921-23") == ImpreciseDate.parse("autumn 1921")
    assert ImpreciseDate.parse("1921–23") == ImpreciseDate.parse("1921-1923")


@given(st.text() | st.text("0123456789-–/.,?~%X[]{}() TZYES:", max_size=40))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    try:
        value = ImpreciseDate.parse(text)
    except UnreadableDate:
        return
    assert ImpreciseDate.from_edtf(value.edtf) == value


@given(
    st.lists(
        st.sampled_from(
            [
                "January",
                "3",
                ",",
                "1949",
                "before",
                "or",
                "and",
                "c.",
                "?",
                "–",
                "-",
                "/",
                "[",
                "]",
                "(",
                ")",
                "5",
                "p.",
                "m.",
                "the",
                "1950",
                "spring",
            ]
        )
    )
)
def test_words_of_time_in_any_order_are_read_or_refused(words: list[str]) -> None:
    try:
        value = ImpreciseDate.parse(" ".join(words))
    except UnreadableDate:
        return
    assert ImpreciseDate.parse(str(value)) == value
