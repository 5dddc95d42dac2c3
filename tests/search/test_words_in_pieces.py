"""A word is found whether it is written in one piece or in several."""

import pytest

from archive.search.asking.parsing import patterns, read
from archive.search.index.backends import backend
from archive.search.index.source import entry_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("the U.S.S.R. delegation", "USSR"),
        ("U. S. S. R.", "ussr"),
        ("USSR", "U.S.S.R."),
        ("l’œuvre", "œuvre"),
        ("à l'Élysée", "elysee"),
        ("de l’O.T.A.N.", "OTAN"),
        ("d’Indochine", "l’Indochine"),
        ("co-operation", "cooperation"),
        ("cooperation", "co-operation"),
        ("MiG-15", "mig15"),
    ],
)
def test_a_word_is_found_in_one_piece_and_in_several(written: str, typed: str) -> None:
    titled(f"On {written} once", "Something else")
    assert found(typed) == [1]


def test_words_in_pieces_change_no_phrase_and_no_word_left_out() -> None:
    titled("The U.S.S.R. delegation", "USSR delegation", "The s r delegation")
    assert (found('"U.S.S.R. delegation"'), found('"ussr delegation"'), found("U.S.S.R.")) == ([1], [2], [1, 2])
    (left_out,) = read("delegation -U.S.S.R.").excluded
    assert sorted(backend().hits((left_out.patterns,)).tolist()) == [1, 2]


def test_an_abbreviation_counts_as_one_of_the_eight_words() -> None:
    assert read("U.S.S.R. and U.S. policy at the U.N. 1949").messages == ()


def titled(*titles: str) -> None:
    backend().write(
        [entry_of(pk, title=title, summary="", names=(), headings=(), texts=()) for pk, title in enumerate(titles, 1)]
    )


def found(typed: str) -> list[int]:
    return sorted(backend().hits(patterns(read(typed).groups)).tolist())
