"""The dates of a life, as tables of people have them."""

import pytest

from archive.dates import UnreadableDate, lives

BORN = {
    "1878?": "1878?",
    "1937-38": "[1937..1938]",
    "c. 1880-85": "[1880~..1885~]",
    "b. 1878": "1878",
    "*1878": "1878",
    "1878-": "1878",
    "18 December 1878": "1878-12-18",
}
DIED = {"-1953": "[..1953]", "– 1953": "[..1953]", "until 1953": "[..1953]", "d. 5 March 1953": "1953-03-05"}


@pytest.mark.parametrize(("text", "expected"), BORN.items())
def test_somebody_was_born_at_one_moment(text: str, expected: str) -> None:
    assert lives.born(text).edtf == expected


@pytest.mark.parametrize(("text", "expected"), DIED.items())
def test_a_dash_before_a_death_is_no_year_before_christ(text: str, expected: str) -> None:
    assert lives.died(text).edtf == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("fl. 1949", "active"),
        ("d. 1953", "says when somebody died"),
        ("1878-1953", "looks like a whole life"),
        ("2090", "after this year"),
    ],
)
def test_what_is_no_birth_is_refused(text: str, why: str) -> None:
    with pytest.raises(UnreadableDate, match=why):
        lives.born(text)
