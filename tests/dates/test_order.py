"""Before, after and within: how imprecise dates stand to one another."""

import copy
import pickle

import pytest

from archive.dates import ImpreciseDate, stored_bounds
from tests.dates.days import day


def _read(text: str) -> ImpreciseDate:
    return ImpreciseDate.parse(text)


def test_dates_stand_by_their_earliest_then_latest_day_and_the_undated_last() -> None:
    ordered = ["before 1945", "1949", "January 1949", "January 1, 1949", "February 1949", "after 1950", "undated"]
    ordered[1:4] = ["January 1, 1949", "January 1949", "1949"]
    shuffled = [_read(text) for text in reversed(ordered)]
    assert sorted(shuffled) == [_read(text) for text in ordered]
    assert max(shuffled).is_undated


def test_the_same_date_said_twice_is_one() -> None:
    assert {_read("Feb. 1949"), _read("1949-02"), _read("февраль 1949")} == {_read("February 1949")}
    assert _read("1949") != _read("1949?")
    assert _read("1949") <= _read("1949") >= _read("1949")
    assert _read("1949") < _read("1950") > _read("1949?")


@pytest.mark.parametrize(
    ("one", "other", "within"),
    [
        ("February 3, 1949", "February 1949", True),
        ("February 1949", "February 3, 1949", False),
        ("1949–1951", "1951–1953", False),
        ("winter 1949–50", "1950", False),
        ("before November 5, 1949", "1930", False),
        ("after 1950", "after 1949", True),
        ("undated", "1949", False),
        ("1949", "undated", False),
    ],
)
def test_a_date_lies_within_another_with_every_day_it_can_mean(one: str, other: str, within: bool) -> None:
    assert _read(one).within(_read(other)) is within


def test_the_columns_of_a_search_hold_the_outermost_days_and_nothing_for_the_undated() -> None:
    assert stored_bounds(_read("February 1949")) == (day("1949-02-01"), day("1949-02-28"))
    assert stored_bounds(_read("before 1949")) == (day("0001-01-01"), day("1949-12-31"))
    assert stored_bounds(_read("from 1949")) == (day("1949-01-01"), day("9999-12-31"))
    assert stored_bounds(_read("undated")) is stored_bounds(None) is None


def test_a_date_can_be_sent_to_another_process() -> None:
    value = _read("c. March 1949")
    assert pickle.loads(pickle.dumps(value)) == copy.deepcopy(value) == value  # noqa: S301 (our own bytes)
