"""Names in running text: the longest, whole, and not part of somebody else's."""

import pytest

from archive.names.mentions import Mentions, Vocabulary, pieces

NAMES = {
    "Stalin": "Stalin", "Joseph Stalin": "Stalin", "J. V. Stalin": "Stalin", "Filippov": "Stalin", "Сталин": "Stalin",
    "毛泽东": "Mao", "Mao Zedong": "Mao", "泽东": "Mao", "김일성": "Kim", "de Gaulle": "de Gaulle", "Gomułka": "Gomułka",
    "Bohlen, Charles E.": "Bohlen",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Filippov agrees.", ["Filippov"]),
        ("To Joseph Stalin from Stalin", ["Joseph Stalin", "Stalin"]),
        ("J.V. Stalin’s answer", ["J.V. Stalin"]),
        ("Comrade Stalin and STALIN", ["Stalin", "STALIN"]),
        ("To Stalin: the answer", ["Stalin"]),
        ("with Gomulka and General de Gaulle", ["Gomulka", "de Gaulle"]),
        ("Bohlen, Charles E. Bohlen", ["Bohlen, Charles E."]),
        ("товарищ Сталин сказал", ["Сталин"]),
        ("毛泽东同意。", ["毛泽东"]),
        ("同志毛泽东和Stalin", ["毛泽东", "Stalin"]),
        ("김 일성 동지", ["김 일성"]),
        ("Inform Stalin at once. Tell Filippov.", ["Stalin", "Filippov"]),
        ("told Stalin Ambassador Smith would", ["Stalin"]),
        ("Admirals Gomulka and Stalin", ["Gomulka", "Stalin"]),
        ("wrote to Secretary of State Stalin of it", ["Stalin"]),
        ("as Director of Central Intelligence Stalin and Ambassador at Large Filippov said", ["Stalin", "Filippov"]),
        ("the Filippov-Stalin exchange", ["Filippov", "Stalin"]),
        ("the Bohlen-Stalin exchange", ["Stalin"]),
        ("They spoke of Cuba. Stalin said", ["Stalin"]),
    ],
)
def test_a_name_is_found_however_it_is_typed(text: str, found: list[str]) -> None:
    assert marked(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Svetlana Stalin wrote.",
        "the Stalin Prize",
        "a stalin of our days",
        "Stalingrad held",
        "by V. Stalin alone",
        "He met Jos. Stalin",
        "The Smith-Stalin house",
        "They met Tiger Stalin",
        "Secretary of State Svetlana Stalin",
        "the Hero of Labour and of Tiger Stalin",
        "Joseph. stalin",
        "no name at all",
        "",
    ],
)
def test_what_is_another_name_or_none_is_left_alone(text: str) -> None:
    assert marked(text) == []


def test_the_end_of_a_sentence_parts_two_names() -> None:
    assert marked("He saw Molotov. Stalin left.") == ["Stalin"]


def test_the_pieces_are_the_text() -> None:
    mentions, text = Mentions.of(NAMES), "Filippov, i.e. Stalin, to 毛泽东."
    assert "".join(piece for piece, _ in pieces(text, mentions.places(text))) == text


@pytest.mark.parametrize(
    ("text", "name", "may"),
    [
        ("Told Filippov’s envoy", "Filippov", True),
        ("told J.V. STALIN", "J. V. Stalin", True),
        ("Told Gomulka", "Gomułka", True),
        ("Gomułka’s answer", "Gomulka", True),
        ("毛泽东同意。", "Mao Zedong", True),
        ("Stalin was told", "Joseph Stalin", False),
        ("Stalingrad held", "Stalin", False),
        ("the Bohlen-Stalin talks", "Bohlen, Charles E.", True),
        ("the Stalin-Bohlen talks", "Bohlen, Charles E.", False),
    ],
)
def test_only_names_whose_words_stand_in_a_text_may_stand_there(text: str, name: str, may: bool) -> None:
    assert Vocabulary.of([text]).may_hold(name) is may


def marked(text: str) -> list[str]:
    """What is found in the text, in its order, also of the names alone that may stand there."""
    words = Vocabulary.of([text])
    few = {name: whose for name, whose in NAMES.items() if words.may_hold(name)}
    found, again = ([*pieces(text, Mentions.of(names).places(text))] for names in (NAMES, few))
    assert again == found
    return [piece for piece, whose in found if whose]
