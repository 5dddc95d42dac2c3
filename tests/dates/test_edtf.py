"""EDTF, levels 0 to 2: what is read, what days it means, how it is written."""

import pytest

from archive.dates import ImpreciseDate, Precision
from tests.dates.days import days

SPECIFIED = {
    "1985-04-12": "1985-04-12",
    "1985-04": "1985-04-01/1985-04-30",
    "1985": "1985-01-01/1985-12-31",
    "1964/2008": "1964-01-01/2008-12-31",
    "2004-06/2006-08": "2004-06-01/2006-08-31",
    "2004-02-01/2005-02": "2004-02-01/2005-02-28",
    "2005/2006-02": "2005-01-01/2006-02-28",
}
DOUBTED = {
    "1984?": "1984-01-01/1984-12-31",
    "2004-06~": "2004-06-01/2004-06-30",
    "2004-06-11%": "2004-06-11",
    "2004-06~-11": "2004-06-11",
    "2004?-06-~11": "2004-06-11",
    "2004-?06-?11": "2004-06-11",
    "1984~/2004-06": "1984-01-01/2004-06-30",
    "2004-06-~01/2004-06-~20": "2004-06-01/2004-06-20",
}
UNSPECIFIED = {
    "201X": "2010-01-01/2019-12-31",
    "20XX": "2000-01-01/2099-12-31",
    "1XXX": "1000-01-01/1999-12-31",
    "1XX3": "1003-01-01/1993-12-31",
    "2004-XX": "2004-01-01/2004-12-31",
    "2004-02-XX": "2004-02-01/2004-02-29",
    "1985-04-XX": "1985-04-01/1985-04-30",
    "1985-XX-XX": "1985-01-01/1985-12-31",
    "156X-12-25": "1560-12-25/1569-12-25",
    "15XX-12-XX": "1500-12-01/1599-12-31",
    "1560-XX-25": "1560-01-25/1560-12-25",
    "1984-1X": "1984-10-01/1984-12-31",
    "19XX-02-29": "1904-02-29/1996-02-29",
    "1950S2": "1900-01-01/1999-12-31",
    "2004-06-XX/2004-07-03": "2004-06-01/2004-07-03",
}
PARTS_OF_A_YEAR = {
    "2001-21": "2001-03-01/2001-05-31",
    "2001-22": "2001-06-01/2001-08-31",
    "2001-23": "2001-09-01/2001-11-30",
    "2003-24": "2003-12-01/2004-02-29",
    "2001-29": "2001-09-01/2001-11-30",
    "2001-34": "2001-04-01/2001-06-30",
    "2001-38": "2001-05-01/2001-08-31",
    "2001-41": "2001-07-01/2001-12-31",
}
OPEN = {
    "1985-04-12/..": "1985-04-12/..",
    "1985-04-12/": "1985-04-12/..",
    "../1985": "../1985-12-31",
    "/1985": "../1985-12-31",
    "[..1760-12-03]": "../1760-12-03",
    "[1760-01,1760-02,1760-12..]": "1760-01-01/..",
    "{..1984}": "../1984-12-31",
}
SETS = {
    "[1667,1668,1670..1672]": "1667-01-01/1672-12-31",
    "[1667,1760-12]": "1667-01-01/1760-12-31",
    "{1960,1961-12}": "1960-01-01/1961-12-31",
    "{1987-01-04..1988-01-05}": "1987-01-04/1988-01-05",
}
EXAMPLES = {**SPECIFIED, **DOUBTED, **UNSPECIFIED, **PARTS_OF_A_YEAR, **OPEN, **SETS}


@pytest.mark.parametrize(("text", "expected"), EXAMPLES.items())
def test_an_edtf_text_means_its_outermost_days(text: str, expected: str) -> None:
    assert days(ImpreciseDate.from_edtf(text)) == expected


@pytest.mark.parametrize("text", EXAMPLES)
def test_what_is_canonical_is_kept_as_it_is(text: str) -> None:
    assert ImpreciseDate.from_edtf(text).edtf == ImpreciseDate.parse(text).edtf == text


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("?2004-06-~11", "2004?-06-~11"),
        ("2004?-06?", "2004-06?"),
        ("2001-?09~-09", "2001~-%09-09"),
        ("{1960 ,  1961-12}", "{1960,1961-12}"),
        ("[1949]", "1949"),
        ("1985-04-12T23:20:30Z", "1985-04-12"),
        ("1985-04-12T24:00:00+05:30", "1985-04-12"),
        ("2004-01-01T10:00:00/2004-01-02T09:00:00", "2004-01-01/2004-01-02"),
    ],
)
def test_two_spellings_of_one_meaning_become_one(text: str, canonical: str) -> None:
    assert ImpreciseDate.from_edtf(text).edtf == canonical


@pytest.mark.parametrize("text", ["XXXX", "XXXX-XX", "XXXX-XX-XX", "XXXX?", "/", "../..", "..", "../"])
def test_all_ways_of_saying_nothing_are_one_date(text: str) -> None:
    assert ImpreciseDate.from_edtf(text) == ImpreciseDate.parse("undated")
    assert ImpreciseDate.from_edtf(text).is_undated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0000", "../0001-01-01"),
        ("-0043-03-15", "../0001-01-01"),
        ("-2005/1999", "../1999-12-31"),
        ("Y170000002", "9999-12-31/.."),
        ("Y-17E7", "../0001-01-01"),
        ("Y20E2", "2000-01-01/2000-12-31"),
        ("Y3388E2S3", "9999-12-31/.."),
        ("XXXX-12-XX", "None"),
    ],
)
def test_a_date_outside_the_calendar_keeps_its_text_and_the_nearest_day(text: str, expected: str) -> None:
    assert days(ImpreciseDate.from_edtf(text)) == expected
    assert ImpreciseDate.from_edtf(text).edtf == text


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("1949-02-03", Precision.DAY),
        ("1949-02-XX", Precision.MONTH),
        ("1949-XX-XX", Precision.YEAR),
        ("1949-21", Precision.SEASON),
        ("1949-34", Precision.QUARTER),
        ("1949-37", Precision.THIRD),
        ("1949-40", Precision.HALF),
        ("194X", Precision.DECADE),
        ("194X-12-25", Precision.DECADE),
        ("1950S2", Precision.CENTURY),
        ("1XXX-12", Precision.MILLENNIUM),
        ("1949/1951", Precision.INTERVAL),
        ("[1949,1951]", Precision.CHOICE),
        ("{1949,1951}", Precision.LIST),
        ("XXXX-12-25", Precision.UNKNOWN),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(text: str, precision: Precision) -> None:
    assert ImpreciseDate.from_edtf(text).precision is precision


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("1949", False, False),
        ("1949-03~", True, False),
        ("1949?", False, True),
        ("1949%", True, True),
        ("2004-06-~11", True, False),
        ("1984~/2004?", True, True),
        ("[1667?,1668]", False, True),
    ],
)
def test_a_doubt_about_any_part_is_a_doubt_about_the_date(text: str, approximate: bool, uncertain: bool) -> None:
    value = ImpreciseDate.from_edtf(text)
    assert (value.approximate, value.uncertain) == (approximate, uncertain)
