"""Whatever is put into words is read back as the same date, in every style."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.dates import ImpreciseDate, Style
from tests.dates.made import dates


@given(dates, st.sampled_from(Style), st.booleans())
@settings(max_examples=400, suppress_health_check=[HealthCheck.filter_too_much])
def test_words_are_read_back_to_the_same_date(value: ImpreciseDate, style: Style, short: bool) -> None:
    assert ImpreciseDate.parse(value.wording(style, short=short)) == value


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
