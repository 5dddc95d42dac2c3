"""What pictures are drawn from."""

import datetime
import re
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from archive.search.query import Bar, FacetValue
from archive.web.paging import Paging
from archive.web.people.company import Correspondent
from archive.web.pictures.axis import WIDTH, Axis
from archive.web.pictures.bands import bands
from archive.web.pictures.bars import time_bar
from archive.web.pictures.ring import ring
from archive.web.trees import tree


def days(*dates: datetime.date) -> NDArray[np.int64]:
    """Documents of these days."""
    return np.array([date.toordinal() for date in dates], np.int64)


def correspondent(number: int) -> Correspondent:
    """Somebody with a long name and so many letters."""
    return Correspondent(f"w-{number}", f"William Averell Harriman the {number}th, Ambassador at Large", number, 1)


def numbers(text: str) -> list[float]:
    """Every number in it."""
    return [float(found) for found in re.findall(r"-?[0-9.]+", text)]


def test_one_odd_record_far_away_does_not_stretch_the_time_of_all_others() -> None:
    years = [Bar(0, 9, 1), *(Bar(year, year + 9, 60) for year in range(1890, 1950, 10))]
    drawn = time_bar(years)
    assert drawn
    assert (drawn.first, drawn.last, drawn.are_decades) == (1890, 1949, True)
    assert time_bar([Bar(1700, 1709, 40), Bar(1890, 1899, 60)]).first == 1700  # type: ignore[union-attr]


def test_the_bar_of_a_decade_covers_its_ten_years() -> None:
    drawn = time_bar([Bar(1910, 1919, 13), Bar(1920, 1929, 0), Bar(1930, 1939, 2)])
    assert drawn is not None
    first, last = drawn.columns
    assert float(first.width) > 0.9 * float(first.reach) == 0.9 * drawn.width / 3
    assert [year for year, _x in drawn.years] == [1910, 1920, 1930]
    assert float(drawn.years[2][1]) == float(last.left)


def test_a_band_runs_from_first_to_last_use() -> None:
    axis = Axis(1949, 1956)
    stalin, filippov, nobody = bands(
        [
            days(datetime.date(1949, 1, 1), datetime.date(1956, 1, 1)),
            days(datetime.date(1949, 2, 3), datetime.date(1949, 11, 11)),
            days(),
        ],
        axis,
    )
    assert [tick.year for tick in axis.ticks()] == [1950, 1952, 1954, 1956]
    assert max(numbers(stalin)[::2]) > axis.year(1956) > max(numbers(filippov)[::2])
    assert all(0 <= number <= WIDTH for number in (*numbers(stalin), *numbers(filippov)))
    assert not nobody


def test_the_first_and_the_last_day_of_the_calendar_can_be_drawn() -> None:
    axis = Axis(1, 9999)
    assert bands([days(datetime.date.min, datetime.date.max)], axis)[0]
    assert all(0 <= tick.x <= WIDTH for tick in axis.ticks())


def test_no_name_in_the_ring_lies_over_another() -> None:
    drawn = ring([correspondent(number) for number in range(12, 0, -1)])
    assert drawn is not None
    for side in (True, False):
        spokes = [spoke for spoke in drawn.spokes if spoke.is_left is side]
        lines = [(spoke.text_y, spoke.text_y + 15 * (len(spoke.lines) + 1)) for spoke in spokes]
        assert all(above[1] <= below[0] + 3 for above, below in pairwise(sorted(lines)))
        assert all(top >= 0 and bottom <= drawn.height + 4 for top, bottom in lines)


def test_one_correspondent_alone_is_no_picture() -> None:
    assert ring([correspondent(3)]) is None


def test_a_bar_stands_at_its_year_and_leads_to_it() -> None:
    bars = time_bar([Bar(1949, 1949, 9), Bar(1950, 1950, 0), Bar(1956, 1956, 1)])
    assert bars is not None
    assert [column.words for column in bars.columns] == ["1949", "1956"]
    assert bars.columns[0].query == "?after=1949&before=1949"
    assert time_bar([Bar(1949, 1949, 9)]) is None


def test_every_page_can_be_reached() -> None:
    assert list(Paging(1, 10, 248).shown()) == [1, 2, 3, 0, 25]
    assert list(Paging(13, 10, 248).shown()) == [1, 0, 11, 12, 13, 14, 15, 0, 25]
    assert list(Paging(4, 10, 60).shown()) == [1, 2, 3, 4, 5, 6]
    assert Paging(6, 10, 248).stretch == "51 - 60 of 248"


def test_nobody_is_lost_in_a_circle_of_headings() -> None:
    values = [FacetValue("a", "A", 1), FacetValue("b", "B", 1), FacetValue("c", "C", 1)]
    roots = tree(values, {"a": "b", "b": "a", "c": "a"})
    assert [node.value.slug for node in roots] == ["a", "b"]
    assert [node.value.slug for node in roots[0].below] == ["c"]
