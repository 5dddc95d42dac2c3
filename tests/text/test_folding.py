"""When two words are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.folding import fold, words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Gomułka", "gomulka"),
        ("GOMUŁKA", "gomulka"),
        ("Đặng Tiểu Bình", "dang tieu binh"),
        ("Đilas", "dilas"),
        ("Satō Eisaku", "sato eisaku"),
        ("Søren Æbelø", "soren aebelo"),
        ("Strauß", "strauss"),
        ("İsmet İnönü", "ismet inonu"),
        ("Işık", "isik"),
        ("Хрущёв", "хрущев"),
        ("Ґалаґан", "галаган"),
        ("Wałęsa", "walesa"),
        ("Ｍａｏ　Ｚｅｄｏｎｇ", "mao zedong"),
        ("Xi’an", "xian"),
        ("Il'ichev", "ilichev"),
        ("Il`ichevʹ", "ilichev"),
        ("Ch‘en Yi", "chen yi"),
    ],
)
def test_one_word_is_one_word_however_it_is_written(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert fold("Андре\u0438\u0306") == fold("Андрей") == fold("АНДРЕИ")
    assert fold("Zápotocký") == fold("Za\u0301potocky\u0301")


def test_points_and_tatweel_do_not_make_another_word() -> None:
    assert fold("مُحَمَّـد") == fold("محمد")
    assert fold("שָׁלוֹם") == fold("שלום")
    assert fold("علی") == fold("علي")


def test_marks_that_are_letters_of_their_own_stay() -> None:
    assert fold("がん") != fold("かん")
    assert fold("किम") != fold("कम")
    assert fold("김일성") == "김일성"


def test_another_script_is_another_word() -> None:
    assert fold("Сталин") != fold("Stalin")


def test_dashes_quotes_and_spaces_of_every_kind_are_one() -> None:
    assert fold("Sino–Soviet\u00a0 “talks”\u2028") == fold('Sino-Soviet "talks"') == 'sino-soviet "talks"'


def test_letters_without_width_and_control_signs_are_not_there() -> None:
    assert fold("Sta\u200blin\u202e") == fold("Sta\u00adlin") == "stalin"
    assert fold("Mao\x00Zedong\r\n") == "mao zedong"


def test_words_are_letters_and_digits() -> None:
    assert words("Ciphered Telegram No. 22-ш, «ФИЛИППОВ»!") == ["ciphered", "telegram", "no", "22", "ш", "филиппов"]
    assert words('" NEAR( %s ""') == ["near", "s"]
    assert words("№4159") == ["no", "4159"]
    assert words("") == words("— … !") == []


def test_the_possessive_is_not_part_of_the_word() -> None:
    assert words("Stalin's reply to the Workers’ Party, Mao’s copy") == [
        "stalin", "reply", "to", "the", "workers", "party", "mao", "copy",
    ]  # fmt: skip
    assert words("Ts'ai") == ["tsai"]


def test_a_run_of_han_stays_together_and_apart_from_letters() -> None:
    assert words("毛泽东Mao 1949年") == ["毛泽东", "mao", "1949", "年"]
    assert words("김일성은 평양") == ["김일성은", "평양"]


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_words_hold_nothing_that_folding_takes_away(text: str) -> None:
    assert all(word and fold(word) == word and " " not in word for word in words(text))
