"""A name is found however its words are joined, and in Latin letters where it was typed in others."""

import json

import pytest

from tests.hands import letter, person
from tests.web.formats import text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["Chou En-lai", "chou en lai", "CHOU EN LAI", "Zhou Enlai", "zhou en lai"])
def test_a_name_is_found_however_its_words_are_joined(typed: str) -> None:
    zhou = person("Zhou Enlai", "Chou En-lai")
    letter("Telegram", ("Zhou Enlai", "author", zhou))
    letter("Reply", ("Chou En-lai", "recipient", zhou))
    assert found(typed) == {"Telegram", "Reply"}


def test_a_name_in_cyrillic_finds_who_stands_under_it_in_latin() -> None:
    letter("Note", ("Gromyko", "author", person("Gromyko")))
    assert found("Громыко") == {"Note"}


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("Андрей Громыко", "Andrei Gromyko"),
        ("Андрей Вышинский", "Andrey Vyshinsky"),
        ("Дмитрий Устинов", "Dmitri Ustinov"),
        ("Дмитрий Устинов", "Dmitry Ustinov"),
        ("Мао Цзэдун", "Mao Zedong"),
        ("Мао Цзэ-дун", "Mao Tse-tung"),
        ("чжоу эньлай", "Zhou Enlai"),
        ("Чжоу Энь-лай", "Chou En-lai"),
        ("Чэнь И", "Ch'en I"),
        ("Лю Шаоци", "Liu Shaoqi"),
        ("Дэн Сяопин", "Teng Hsiao-p'ing"),
    ],
)
def test_a_whole_name_in_cyrillic_finds_it_as_print_has_it(typed: str, stands: str) -> None:
    letter("Note", (stands, "author", person(stands)))
    assert found(typed) == {"Note"}


def found(typed: str) -> set[str]:
    """The titles a search lists."""
    items = json.loads(text(f"/documents.json?q={typed.replace(' ', '+')}"))["items"]
    return {item["title"] for item in items}
