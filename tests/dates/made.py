"""Dates of every kind, made at random."""

from hypothesis import reject
from hypothesis import strategies as st

from archive.dates import ImpreciseDate, UnreadableDate
from archive.dates.grammar import Choice, End, Expression, Span, write
from archive.dates.points import Point


def _point(year: str, month: str, day: str, marks: tuple[int, int, int]) -> Point:
    length = 3 if day and month else 2 if month else 1
    first, second, third = (mark if place < length else 0 for place, mark in enumerate(marks))
    return Point(year, month, day if month else "", (first, second, third))


def _date(expression: Expression) -> ImpreciseDate:
    try:
        return ImpreciseDate.from_edtf(write(expression))
    except UnreadableDate:
        reject()


_years = (
    st.integers(1900, 1999).map(str)
    | st.integers(-9999, 9999).map(lambda year: f"{'-' * (year < 0)}{abs(year):04}")
    | st.sampled_from(["194X", "190X", "19XX", "1XXX", "156X", "1XX3"])
)
_months = st.sampled_from(["", "XX", "1X"]) | st.integers(1, 12).map("{:02}".format) | st.integers(21, 41).map(str)
_days = st.sampled_from(["", "", "XX", "2X"]) | st.integers(1, 31).map("{:02}".format)
_mark = st.integers(0, 3)
_marks = st.just((0, 0, 0)) | _mark.map(lambda mark: (mark, mark, mark)) | st.tuples(_mark, _mark, _mark)
_points = st.builds(_point, _years, _months, _days, _marks)
_near = st.builds(_point, st.sampled_from(["1949", "1950"]), _months, _days, st.just((0, 0, 0)))
_any = _points | _near
_spans = st.builds(Span, _any | st.sampled_from(End), _any | st.sampled_from(End))
_stretches = st.builds(Span, _any | st.just(End.OPEN), _any | st.just(End.OPEN))
_members = st.lists(_any | _stretches, min_size=1, max_size=3).map(tuple)
dates = st.builds(_date, _any | _spans | st.builds(Choice, _members, st.booleans()))
