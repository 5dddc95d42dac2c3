"""Old Style: read where the text says so, and found by the day it was elsewhere."""

import pytest

from archive.dates import ImpreciseDate
from archive.dates.julian import calendar_of
from tests.dates.days import edtf

BOTH = {
    "22 February (7 March) 1917": "1917-03-07",
    "February 22 (March 7), 1917": "1917-03-07",
    "22 февраля (7 марта) 1917 г.": "1917-03-07",
    "February 22/March 7, 1917": "1917-03-07",
    "1 (14) January 1918": "1918-01-14",
    "27 (14) февраля 1917": "1917-02-27",
    "7 March (22 February) 1917": "1917-03-07",
}
OLD = {
    "22 February 1917 O.S.": "1917-03-07",
    "22 February 1917 (Old Style)": "1917-03-07",
    "22 февраля 1917 г. (ст. ст.)": "1917-03-07",
    "22 февраля 1917 по старому стилю": "1917-03-07",
    "11 February 1731/2 O.S.": "1732-02-22",
    "29 February 1900 O.S.": "1900-03-13",
    "February 1917 (O.S.)": "1917-02-14/1917-03-13",
    "3 Julii 1640, st. vet.": "1640-07-13",
    "5 October 1582, Julian calendar": "1582-10-15",
}


@pytest.mark.parametrize(("text", "expected"), {**BOTH, **OLD}.items())
def test_an_old_style_day_is_found_by_the_new(text: str, expected: str) -> None:
    assert edtf(text) == expected
    assert calendar_of(text) == "julian"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("7 March 1917 N.S.", "1917-03-07"), ("11 February 1731/2", "1732-02-11"), ("7 March 1917", "1917-03-07")],
)
def test_what_does_not_say_old_style_is_not_shifted(text: str, expected: str) -> None:
    assert edtf(text) == expected
    assert calendar_of(text) == ""


@pytest.mark.parametrize("text", ["July 16/17, 1955", "January 26 [27], 1955", "March 3–5, 1949", "1/2/1949", "Oct. 3"])
def test_two_days_running_are_no_two_calendars(text: str) -> None:
    assert calendar_of(text) == ""


def test_a_date_known_to_be_old_style_is_moved_as_a_whole() -> None:
    assert ImpreciseDate.parse("1917-02-22/1917-02-28").from_old_style().edtf == "1917-03-07/1917-03-13"
