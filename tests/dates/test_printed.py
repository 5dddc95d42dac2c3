"""Printed words are read as printed words, and EDTF only where it is declared; what lies ahead is no document's date."""

import pytest

from archive.dates import ImpreciseDate, UnreadableDate
from tests.dates.days import days

YEARS = {"1937-38": "1937/1938", "1921-24": "1921/1924", "1917-22": "1917/1922", "1940-41?": "1940/1941?"}


@pytest.mark.parametrize(("text", "years"), YEARS.items())
def test_years_joined_by_a_hyphen_are_years_in_print_and_to_readers(text: str, years: str) -> None:
    assert ImpreciseDate.printed(text).edtf == ImpreciseDate.asked(text).edtf == years


def test_where_edtf_is_declared_they_are_half_a_year_as_the_standard_says() -> None:
    assert ImpreciseDate.parse("1937-38").edtf == "1937-38"


@pytest.mark.parametrize("text", ["1937-38", "1908-09", "-1953", "[-1953]"])
def test_the_desk_refuses_what_has_two_meanings(text: str) -> None:
    with pytest.raises(UnreadableDate, match="write the one that is meant"):
        ImpreciseDate.typed(text)


def test_a_month_that_could_be_a_second_year_is_refused_in_print_and_is_a_month_in_addresses() -> None:
    with pytest.raises(UnreadableDate, match="can be 1908–1909 or 09/1908"):
        ImpreciseDate.printed("c. 1908-09")
    with pytest.raises(UnreadableDate, match="can be 1908–1909 or"):
        ImpreciseDate.typed("1908-09")
    assert ImpreciseDate.asked("1908-09").edtf == "1908-09"
    assert ImpreciseDate.printed("1949-02").edtf == "1949-02"


def test_years_in_an_editors_brackets_are_years_and_no_season() -> None:
    assert ImpreciseDate.printed("[1937-38]").edtf == "1937/1938"
    with pytest.raises(UnreadableDate, match="can be 1937–1938 or mid-1937"):
        ImpreciseDate.typed("[1937-38]")


def test_a_dash_before_a_year_is_no_sign_in_print() -> None:
    assert ImpreciseDate.printed("-1953").edtf == ImpreciseDate.printed("[-1953]").edtf == "/1953"
    assert ImpreciseDate.parse("-1953").edtf == "-1953"


@pytest.mark.parametrize("text", ["2090", "May 2090", "388X", "Y170000002", "2090/2091"])
def test_no_document_is_of_a_year_to_come(text: str) -> None:
    with pytest.raises(UnreadableDate, match="would begin after this year"):
        ImpreciseDate.typed(text)
    with pytest.raises(UnreadableDate, match="would begin after this year"):
        ImpreciseDate.printed(text).past()
    assert ImpreciseDate.asked(text).earliest is not None


@pytest.mark.parametrize("text", ["2020/2090", "before 2090", "from 1949", "undated"])
def test_what_has_begun_may_end_when_it_will(text: str) -> None:
    assert ImpreciseDate.parse(text).past() == ImpreciseDate.parse(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("first half of the 1950s", "1950-01-01/1954-12-31"),
        ("second half of the 19th century", "1850-01-01/1899-12-31"),
        ("first quarter of the 19th century", "1800-01-01/1824-12-31"),
        ("mid/late September 1949", "1949-09-01/1949-09-30"),
        ("early/mid December 1949", "1949-12-01/1949-12-31"),
        ("early to mid-October 1949", "1949-10-01/1949-10-31"),
        ("early/mid-1949", "1949-01-01/1949-08-31"),
        ("late January 1949", "1949-01-21/1949-01-31"),
        ("late 1940s – early 1950s", "1947-01-01/1953-12-31"),
        ("second half of February 1948", "1948-02-16/1948-02-29"),
        ("late January to March 1949", "1949-01-21/1949-03-31"),
        ("середина XIX века", "1834-01-01/1866-12-31"),
        ("первая половина 1950-х годов", "1950-01-01/1954-12-31"),
        ("last quarter of 1949", "1949-10-01/1949-12-31"),
        ("1920-1960 (bulk 1949-1953)", "1920-01-01/1960-12-31"),
        ("between 1937-38", "1937-01-01/1938-12-31"),
        ("mid-to-late October 1950", "1950-10-01/1950-10-31"),
        ("last third of the 18th century", "1767-01-01/1799-12-31"),
        ("first third of the 1930s", "1930-01-01/1933-12-31"),
        ("последняя треть XVIII века", "1767-01-01/1799-12-31"),
        ("second third of 1949", "1949-05-01/1949-08-31"),
        ("1949-10-14 1830Z", "1949-10-14"),
    ],
)
def test_parts_of_months_decades_and_centuries_have_their_days(text: str, expected: str) -> None:
    assert days(ImpreciseDate.parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[1772-10-20..1772-08-31]", "ends before it begins"),
        ("1949-02-30/1949-03-01", "There is no February 30 in 1949"),
        ("870", "has three digits; write “AD 870” for that year"),
        ("July, 9 0900 Hours", "names no year"),
        ("fl. 1949", "says when somebody was active"),
        ("June 1648/9", "only days from January 1 to March 24 stood in two"),
        ("1914-8", "can be 1914–1918 or 08/1914"),
        ("14-Oct-49", "names no year; write it out with four digits"),
        ("first half of the 2nd millennium", "cannot be counted"),
    ],
)
def test_a_refusal_names_the_true_cause(text: str, why: str) -> None:
    with pytest.raises(UnreadableDate) as refused:
        ImpreciseDate.parse(text)
    assert why in str(refused.value)
