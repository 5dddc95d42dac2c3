"""A word is found in the few pieces of a text that are looked at, as it would be in the whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.matching import Term, places
from archive.text.whereabouts import may_hold, pieces_with

PIECES = [
    "U.S.S.R.", "U. S. S. R.", "J. V.", "Stalin’s", "co-operation", "cooperation", "O'Neill", "d'Estaing", "it's", "l'eau",
    "saw a rat", "war", "War", "pre-war", "(war)", "war,", "1949", "“a word”", "Caffery—Bao", "No.", "_war_", "naïve", "ópera", "war战", "É. U.",
    " ", "  ", "\n", "\t", "\u00a0", ". ", "-", "'", "/",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from([*PIECES, *[" "] * 12]), max_size=30).map("".join)
TERMS = st.lists(
    st.builds(
        Term,
        st.lists(
            st.sampled_from(
                [
                    "ussr",
                    "jv",
                    "stalin",
                    "cooperation",
                    "operation",
                    "war",
                    "estaing",
                    "oneill",
                    "word",
                    "a",
                    "opera",
                    "eu",
                ]
            ),
            min_size=1,
            max_size=2,
        ).map(tuple),
        st.booleans(),
    ),
    max_size=3,
)
WHOLE = Term(("\u0436",))  # of a word in other letters the whole text is looked at


@given(TEXTS, TERMS)
def test_the_places_are_those_of_the_whole_text(text: str, terms: list[Term]) -> None:
    assert places(text, terms) == places(text, [*terms, WHOLE])


@pytest.mark.parametrize(
    ("text", "word", "looked_at"),
    [
        ("He saw Stalin’s letter and\nleft", "stalin", "Stalin’s"),
        ("He saw the letter", "stalin", ""),
        ("He saw the U. S. S. R. as it was", "coal", "U. S. S. R."),
        ("Their co-operation was cooperation", "cooperation", "Their co-operation was cooperation"),
        ("Stalin and Gomułka", "gomulka", "Gomułka"),
        ("He saw Сталина", "сталина", "He saw Сталина"),
    ],
)
def test_only_what_may_hold_the_word_is_looked_at(text: str, word: str, looked_at: str) -> None:
    assert pieces_with(text, {word}) == looked_at


@given(TEXTS, st.lists(st.sampled_from(["ussr", "stalin", "cooperation", "oneill", "opera", "war"]), max_size=3))
def test_a_text_that_cannot_hold_a_word_does_not(text: str, words: list[str]) -> None:
    # Initials with spaces between them are looked for by places alone.
    spaced = text.replace(". ", ".")
    if not may_hold(spaced, words):
        assert not places(spaced, [Term((word,)) for word in words])
