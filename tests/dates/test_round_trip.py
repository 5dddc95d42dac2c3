"""Whatever is put into words is read back as the same date, in every style; no code stands among the words."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.dates import ImpreciseDate, Style
from tests.dates.made import dates

_CODE = re.compile(r"[X{}\[\]~%/]|\.\.|\d-\d|\dS\d|Y-?\d")
# A figure unknown within a part, a part of a year of a decade, years BC by decades, open ends or doubts in choices.
_SELDOM = re.compile(
    r"-\d?X\d?\b|[?~%-](1X|2X)|X[?~%]?-[?~%]?[34]\d|-\d+X|\dX+\d|[\[{].*(\.\.|[?~%X])|XX[?~%]?-[?~%]?\d"
)


@given(dates, st.sampled_from(Style), st.booleans())
@settings(max_examples=400, suppress_health_check=[HealthCheck.filter_too_much])
def test_words_are_read_back_to_the_same_date(value: ImpreciseDate, style: Style, short: bool) -> None:
    words = value.wording(style, short=short)
    if words == value.written(style, short=short):
        assert ImpreciseDate.parse(words) == value
    else:
        assert value.written(style, short=short) == value.edtf
        assert _SELDOM.search(value.edtf), f"{words} is not read back, and says nothing rare"


@given(dates, st.sampled_from(Style))
def test_no_reader_meets_a_code(value: ImpreciseDate, style: Style) -> None:
    assert not _CODE.search(value.wording(style)), value.edtf


@given(dates)
def test_the_canonical_text_is_read_back_to_the_same_date(value: ImpreciseDate) -> None:
    again = ImpreciseDate.from_edtf(value.edtf)
    assert (again, again.earliest, again.latest) == (value, value.earliest, value.latest)
    assert (again.precision, again.approximate, again.uncertain) == (
        value.precision,
        value.approximate,
        value.uncertain,
    )


@given(dates)
def test_a_date_never_ends_before_it_begins(value: ImpreciseDate) -> None:
    assert value.earliest is None or value.latest is None or value.earliest <= value.latest
