"""The keys a written name is stored and found under."""

import pytest

from archive.names.cyrillic import romanised
from archive.names.keys import name_key, script_of, skeleton_key, transliterate


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("I.V. Stalin", "I. V. STALIN"),
        ('"Feng Xi"', "Feng Xi"),
        ("Ch’en Ch’eng", "Ch'en Ch'eng"),
        ("Nguyễn Ái Quốc", "Nguyen Ai Quoc"),
        ("Хрущёв", "Хрущев"),
        ("[Stalin?]", "Stalin"),
        ("Stalin, Joseph", "Stalin Joseph"),
    ],
)
def test_a_name_typed_in_two_ways_has_one_key(typed: str, same: str) -> None:
    assert name_key(typed) == name_key(same)


@pytest.mark.parametrize(("one", "other"), [("Сталин", "Stalin"), ("Kim Il", "Kim Il Sung"), ("王植", "王質")])
def test_two_written_names_have_two_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_only_nothing_has_an_empty_key() -> None:
    assert name_key("") == ""
    assert name_key("[?]") == "[?]"


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("Stalin", "Latn"),
        ("Сталин", "Cyrl"),
        ("斯大林", "Hani"),
        ("스탈린", "Hang"),
        ("スターリン", "Jpan"),
        ("吉田しげる", "Jpan"),
        ("ناصر", "Arab"),
        ("1949", "Zyyy"),
        ("Mao (毛)", "Latn"),
    ],
)
def test_a_name_has_a_script(form: str, code: str) -> None:
    assert script_of(form) == code


@pytest.mark.parametrize(
    ("form", "latin"),
    [
        ("Филиппов", "Filippov"),
        ("Ельцин", "Yeltsin"),
        ("毛泽东", "Mao Zedong"),
        ("欧阳修文", "Ouyang Xiuwen"),
        ("김일성", "Gim Ilseong"),
        ("Παπανδρέου", "Papandreou"),
        ("عبد الناصر", "'bd al-nasr"),
        ("Gomułka", "Gomulka"),
    ],
)
def test_every_script_can_be_read_in_latin_letters(form: str, latin: str) -> None:
    assert transliterate(form) == latin


def test_khrushchev_in_seven_schemes() -> None:
    schemes = ("bgn", "loc", "iso9", "scientific", "german", "french", "polish")
    assert [romanised("Хрущёв", scheme) for scheme in schemes] == [
        "Khrushchev", "Khrushchev", "Hruŝëv", "Xruščëv", "Chruschtschjow", "Khrouchtchiov", "Chruszczow",
    ]  # fmt: skip


@pytest.mark.parametrize("slip", ["Flippov", "Filipov", "Filippov", "Филиппов", "FILIPPOV"])
def test_slips_of_the_pen_share_a_skeleton(slip: str) -> None:
    assert skeleton_key(slip) == "flpf"
