"""The dates of a life, as tables of people have them."""

import pytest
from django.utils import translation

from archive.dates import ImpreciseDate, UnreadableDate, lives

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


LIVES = {
    ("1878-12-18", "1953-03-05"): ("1878–1953", "1878–1953"),
    ("1986", "1986"): ("1986", "1986"),
    ("", "1953"): ("–1953", "–1953"),
    ("1921", ""): ("1921–", "1921–"),
    ("1893~", "1976?"): ("c. 1893–1976?", "около 1893–1976?"),
    ("[1937,1938]", ""): ("1937 or 1938–", "1937 или 1938–"),
    ("", ""): ("", ""),
}


@pytest.mark.parametrize("life", LIVES)
def test_the_years_of_a_life_are_told_in_the_language_of_the_page_and_one_year_once(life: tuple[str, str]) -> None:
    born, died = (ImpreciseDate.from_edtf(end) if end else None for end in life)
    with translation.override("en"):
        english = lives.life(born, died)
    with translation.override("ru"):
        assert (english, lives.life(born, died)) == LIVES[life]
