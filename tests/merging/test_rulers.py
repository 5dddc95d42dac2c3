"""Rulers are called by a given name, which no letter resolves as if it were a family name."""

import pytest

from archive.merging.evidence.families import may_bear
from archive.names.parts import parsed


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Lg. Philipp", "Hz. Philipp von Pommern"),
        ("Kg. Ferdinand", "Ehz. Ferdinand"),
        ("Hz. Ernst", "Hz. Johann Ernst"),
        ("Mgf. Albrecht", "Hz. Johann Albrecht"),
        ("Frau Schumann", "Robert Schumann"),
    ],
)
def test_a_ruler_is_not_another_of_the_given_name(short: str, full: str) -> None:
    assert not may_bear(parsed(short), [parsed(full)])


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Lg. Philipp", "Lg. Philipp von Hessen"),
        ("Bf. Pflug", "Bf. Julius Pflug"),
        ("Dulles", "Dulles, John Foster"),
        ("Mgf. Albrecht", "Albrecht Alcibiades von Brandenburg"),
    ],
)
def test_whoever_has_the_rank_or_a_family_name_may_be_called_so(short: str, full: str) -> None:
    assert may_bear(parsed(short), [parsed(full)])
