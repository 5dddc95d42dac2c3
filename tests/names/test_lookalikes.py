"""Letters that look like others are told apart and named."""

import pytest

from archive.names.lookalikes import as_it_looks, mixed_words


def test_a_cyrillic_letter_in_a_latin_name_is_named() -> None:
    (mixed,) = mixed_words("Joseph St\u0430lin")
    assert str(mixed) == "“St\u0430lin”: \u0430 is Cyrillic"


def test_a_latin_letter_in_a_russian_name_is_named() -> None:
    assert [mixed.letters for mixed in mixed_words("\u0421\u0442aлин")] == [(("a", "Latin"),)]


@pytest.mark.parametrize(
    "name", ["Joseph Stalin", "Сталин", "Stalin (Сталин)", "毛泽东 Mao", "Παπαγος", "Gomułka", "김일성", ""]
)
def test_words_of_one_alphabet_each_are_no_matter(name: str) -> None:
    assert mixed_words(name) == ()


def test_a_name_in_other_letters_of_the_same_shape_is_seen_through() -> None:
    assert as_it_looks("\u0422\u0410\u0421\u0421") == "TACC"
    assert as_it_looks("Сталин") == "Сталин"
