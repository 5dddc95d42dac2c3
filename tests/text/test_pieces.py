"""Words that are written in pieces."""

import pytest

from archive.text.pieces import joined, without_pieces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S.S.R., e.g. in U.S.-Soviet talks", ["eg", "us", "ussr"]),
        ("J. V. Stalin and V. Molotov", ["jv"]),
        ("l’œuvre de l’O.T.A.N. qu’il n'y a", ["il", "o", "oeuvre", "otan"]),
        ("dell'Italia, D'Estaing", ["estaing", "italia"]),
        ("O’Neill, Il'ichev, L'vov, T'ang, isn't, Stalin's", []),
        ("re‑entry of an F-86 in 1949-50", ["f86", "reentry"]),
        ("А.Ф. Добрынин и т.д.", ["аф", "тд"]),
        ("中-国 3.15 p.m", ["pm"]),
        ("", []),
    ],
)
def test_letters_with_points_hyphens_and_elided_articles_make_other_words(text: str, expected: list[str]) -> None:
    assert sorted({word for _, word in joined(text)}) == expected


def test_what_is_typed_in_pieces_is_one_word_only_as_a_whole() -> None:
    assert [without_pieces(typed) for typed in ("(U.S.S.R.)", "l'oeuvre", "Sino-Soviet", "1949-50", "U.S.-Soviet")] == [
        "ussr", "oeuvre", "sinosoviet", "", "",
    ]  # fmt: skip
