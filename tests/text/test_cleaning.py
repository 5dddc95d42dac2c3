"""What may stand in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.cleaning import clean_line, clean_prose


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028", "\u2029", "\x85", "\v", "\t"])
def test_a_line_has_one_line_and_no_glued_words(end: str) -> None:
    assert clean_line(f"Mao{end}Zedong") == "Mao Zedong"


def test_signs_nobody_sees_are_gone() -> None:
    assert clean_line("Sta\u200blin\u202e\u2066 \x00I.\ufeffV.\x07") == "Stalin I.V."
    assert clean_line("\u200b\u200d\u2060\u3164") == ""


def test_halves_of_characters_are_gone() -> None:
    assert clean_line("Mao\ud800\ufffe") == "Mao"


def test_no_break_spaces_are_spaces_and_the_ends_are_trimmed() -> None:
    assert clean_line("\u00a0Zhou\u00a0\u202f Enlai\u3000") == "Zhou Enlai"


def test_letters_are_composed() -> None:
    assert clean_line("Cafe\u0301") == "Café"


def test_a_joiner_stays_between_arabic_or_indic_letters_only() -> None:
    assert clean_line("می\u200cخواهم") == "می\u200cخواهم"
    assert clean_line("क्\u200dष") == "क्\u200dष"
    assert clean_line("Sta\u200clin") == "Stalin"
    assert clean_line("\u200cمی\u200d") == "می"


def test_prose_keeps_its_lines() -> None:
    assert clean_prose("\n Comrade Mao:  \r\n\r\nWe  agree.\u2028Filippov \n") == "Comrade Mao:\n\nWe  agree.\nFilippov"


def test_markup_is_left_as_typed() -> None:
    assert clean_line("<b>O'Neill</b> & % _") == "<b>O'Neill</b> & % _"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_prose(clean_prose(text)) == clean_prose(text)
