"""How what a visitor types is read."""

import pytest

from archive.documents.models import Document
from archive.people.models import Person
from archive.search import engine
from archive.search.asking.parsing import read
from archive.search.index.tokens import tokens
from archive.search.query import Bar, Selection, Sort
from tests.search.making import document, person


def groups(typed: str) -> list[list[str]]:
    return [[" ".join(asked.term.words) + "*" * asked.term.prefix for asked in group] for group in read(typed).groups]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Stalin to  Mao", [["stalin"], ["to"], ["mao"]]),
        ('"Mao Zedong" loan', [["mao zedong"], ["loan"]]),
        ("“Mao Zedong” «loan»", [["mao zedong"], ["loan"]]),
        ("cable OR letter Kovalev", [["cable", "letter"], ["kovalev"]]),
        ('OR "Mao Zedong" OR Chou OR', [["mao zedong", "chou"]]),
        ("or", [["or"]]),
        ("filip* a*", [["filip*"], ["a"]]),
        ("Sino-Soviet U.S.S.R.", [["sino soviet"], ["u s s r"]]),
        ("No. 4159?", [["no"], ["4159"]]),
        ('"an unclosed phrase', [["an unclosed phrase"]]),
        ('fuel"aviation"', [["fuel"], ["aviation"]]),
        ("- -- ? \u200b", []),
        ("周恩来", [["周恩来"]]),
    ],
)
def test_words_phrases_and_signs_are_read(typed: str, expected: list[list[str]]) -> None:
    assert groups(typed) == expected


def test_what_must_not_stand_there_is_read() -> None:
    question = read('grain -fuel -"Soviet loan" –cotton Sino-Soviet')
    assert [" ".join(asked.term.words) for asked in question.excluded] == ["fuel", "soviet loan", "cotton"]
    assert groups("grain -fuel OR cotton") == [["grain", "cotton"]]


def test_more_than_eight_words_or_two_hundred_letters_are_said() -> None:
    assert len(read("a b c d e f g h i j").groups) == 8
    assert read("one two three").messages == ()
    assert read("a b c d e f g h i").messages == ("Only the first 8 words were searched for.",)
    assert read("x" * 2000).messages == ("Only the first 200 letters were searched for.",)


def test_a_run_of_characters_is_kept_in_pairs() -> None:
    assert tokens("致周恩来 Mao's cable") == ["致周", "周恩", "恩来", "来", "mao", "cable"]


@pytest.mark.django_db
def test_the_longest_name_is_taken_and_the_rest_must_stand_there() -> None:
    mao, other = person("Mao Zedong", "Mao", "Chairman Mao"), person("Mao Anying", "Mao")
    document("Letter to the Chairman", credits=[("author", mao, "Chairman Mao", "certain")], text="a loan")
    document("Letter home", credits=[("author", other, "Mao Anying", "certain")], text="a loan")
    assert found("Mao Zedong loan") == ["Letter to the Chairman"]
    assert found("Mao loan") == ["Letter home", "Letter to the Chairman"]
    assert found("Chairman Mao home") == []
    assert found("nobody OR Mao") == ["Letter home", "Letter to the Chairman"]
    assert found("letter -mao") == []
    assert [name.typed for name in engine.find(Selection("the Mao Zedong loan")).reading.expansions] == ["Mao Zedong"]


@pytest.mark.django_db
def test_the_most_fitting_comes_first_and_what_was_found_by_name_alone_last(stalin: Person) -> None:
    document("On grain", date="1949", text="stalin " * 3)
    document("Telegram", date="1957", credits=[("author", stalin, "Filippov", "certain")])
    document("Cable, Stalin to Mao", date="1951")
    found = engine.find(Selection("Stalin", sort=Sort.RELEVANCE))
    names = dict(Document.objects.values_list("pk", "title"))
    assert [names[pk] for pk in found.ids] == ["Cable, Stalin to Mao", "On grain", "Telegram"]


@pytest.mark.django_db
def test_a_title_with_all_the_words_stands_above_any_text() -> None:
    document("A note", date="1949", text="cotton loan " * 40)
    document("Cotton, loan, cotton and cotton", text="grain " * 5_000, date="1951")
    document("Loan on cotton", date="1950", text="nothing else " * 3_000)
    document("A loan", date="1952", summary="cotton cotton cotton")
    names = dict(Document.objects.values_list("pk", "title"))
    ranked = [names[pk] for pk in engine.find(Selection("cotton loan", sort=Sort.RELEVANCE)).ids]
    assert sorted(ranked[:2]) == ["Cotton, loan, cotton and cotton", "Loan on cotton"]


@pytest.mark.django_db
def test_a_bar_counts_what_the_filter_of_its_year_finds() -> None:
    for date in ("1949-02", "1949/1951", "1951-11-03", "1950-05/..", "../1949-06", ""):
        document(f"Of {date}", date=date)
    found = engine.find(Selection())
    assert found.bars == (Bar(1949, 1949, 3), Bar(1950, 1950, 2), Bar(1951, 1951, 3))
    assert found.undated == 1
    document("Much earlier", date="1876")
    assert engine.find(Selection()).bars[0] == Bar(1870, 1879, 2)


def found(words: str) -> list[str]:
    ids = engine.find(Selection(words, sort=Sort.TITLE)).ids
    names = dict(Document.objects.values_list("pk", "title"))
    return [names[pk] for pk in ids]


@pytest.fixture
def stalin() -> Person:
    return person("Joseph Stalin", "Stalin", "Filippov")
