"""Another reader of EDTF as witness, where it is not known to err: it has no open ends, and one month of winter."""

import pytest
from edtf import parse_edtf

from archive.dates import ImpreciseDate
from tests.dates.test_edtf import DOUBTED, PARTS_OF_A_YEAR, SETS, SPECIFIED, UNSPECIFIED

# It trips over one unknown digit among known ones, reads `1950S2` as a year, takes a leap day into years without one,
# and its winter is December alone.
_UNKNOWN_TO_IT = {"1XX3", "1984-1X", "1950S2", "19XX-02-29", "2003-24"}


@pytest.mark.parametrize("text", sorted({*SPECIFIED, *DOUBTED, *UNSPECIFIED, *PARTS_OF_A_YEAR, *SETS} - _UNKNOWN_TO_IT))
def test_the_days_are_those_another_reader_finds(text: str) -> None:
    value, witness = ImpreciseDate.from_edtf(text), parse_edtf(text)
    assert value.earliest is not None
    assert value.latest is not None
    assert value.earliest.timetuple()[:3] == witness.lower_strict()[:3]
    assert value.latest.timetuple()[:3] == witness.upper_strict()[:3]
