"""A record's public id: eight characters of the contract's alphabet, the last a check on the seven before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.documents.public_id import ALPHABET, LENGTH, check_character, draw, is_well_formed

STEMS = st.text(alphabet=ALPHABET, min_size=LENGTH - 1, max_size=LENGTH - 1)


def test_the_check_character_is_the_sum_of_position_times_value_modulo_29() -> None:
    # 1·4 + 2·10 + 3·7 + 4·17 + 5·2 + 6·24 + 7·9 = 330; 330 mod 29 = 11, and the eleventh is c.
    assert check_character("4b7k2t9") == ALPHABET[(4 + 20 + 21 + 4 * 17 + 10 + 6 * ALPHABET.index("t") + 63) % 29]


def test_ids_drawn_one_after_another_are_well_formed_and_differ() -> None:
    drawn = {draw() for _ in range(200)}
    assert len(drawn) == 200
    assert all(map(is_well_formed, drawn))


@given(STEMS, st.integers(0, LENGTH - 2), st.sampled_from(ALPHABET))
def test_one_mistyped_character_is_noticed(stem: str, place: int, typed: str) -> None:
    public_id = stem + check_character(stem)
    mistyped = public_id[:place] + typed + public_id[place + 1 :]
    assert is_well_formed(mistyped) is (mistyped == public_id)


@given(STEMS, st.integers(0, LENGTH - 3))
def test_two_neighbours_in_the_wrong_order_are_noticed(stem: str, place: int) -> None:
    public_id = stem + check_character(stem)
    swapped = public_id[:place] + public_id[place + 1] + public_id[place] + public_id[place + 2 :]
    assert is_well_formed(swapped) is (swapped == public_id)


@pytest.mark.parametrize("typed", ["", "4b7k2t9", "4B7K2T9C", "4a7k2t9c", "4b7k2t9cc", "../../etc"])
def test_what_is_no_id_is_none(typed: str) -> None:
    assert not is_well_formed(typed)
