"""What pictures are drawn from."""

import datetime

from archive.search.query import Bar, FacetValue
from archive.web.paging import Paging
from archive.web.pictures.bands import WIDTH, Use, picture
from archive.web.pictures.bars import time_bar
from archive.web.trees import tree


def day(year: int, month: int = 1, number: int = 1) -> Use:
    """A document of one day."""
    date = datetime.date(year, month, number)
    return Use(date, date)


def test_a_band_runs_from_first_to_last_use() -> None:
    drawn = picture([("Stalin", [day(1949), day(1956)]), ("Filippov", [day(1949, 2, 3), day(1949, 11, 11)])])
    assert drawn is not None
    assert [band.form for band in drawn.bands] == ["Stalin", "Filippov"]
    assert [tick.year for tick in drawn.ticks] == [1949, 1950, 1951, 1952, 1953, 1954, 1955, 1956, 1957]
    assert all(0 <= tick.x <= WIDTH for tick in drawn.ticks)


def test_one_day_alone_is_no_picture() -> None:
    assert picture([("Stalin", [day(1949)]), ("Filippov", [day(1949)])]) is None
    assert picture([]) is None


def test_the_first_and_the_last_day_of_the_calendar_can_be_drawn() -> None:
    assert picture(
        [("Anybody", [Use(datetime.date.min, datetime.date.min), Use(datetime.date.max, datetime.date.max)])]
    )


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
