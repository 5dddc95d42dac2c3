"""A found word is shown where it stands, and nothing typed becomes markup."""

from hypothesis import given
from hypothesis import strategies as st

from archive.text.excerpts import Excerpt, excerpt, marked
from archive.text.folding import words
from archive.text.matching import Term


def test_a_word_is_marked_as_it_is_written() -> None:
    assert marked("Gomułka met Mao.", [word("gomulka")]).html() == "<mark>Gomułka</mark> met Mao."


def test_a_word_is_marked_with_its_possessive_but_not_inside_another() -> None:
    text = "Stalin’s view of Stalinism, and STALIN"
    assert marked(text, [word("stalin")]).html() == "<mark>Stalin’s</mark> view of Stalinism, and <mark>STALIN</mark>"


def test_a_word_in_pieces_is_marked_whole() -> None:
    asked = [word("ussr"), word("oeuvre"), word("cooperation")]
    assert marked("The U.S.S.R. on l’œuvre, in co-operation", asked).html() == (
        "The <mark>U.S.S.R</mark>. on <mark>l’œuvre</mark>, in <mark>co-operation</mark>"
    )


def test_a_prefix_marks_the_whole_word() -> None:
    assert marked("Telegrams and a telegram", [Term(("telegr",), prefix=True)]).html() == (
        "<mark>Telegrams</mark> and a <mark>telegram</mark>"
    )


def test_a_phrase_is_marked_as_one_and_only_in_its_order() -> None:
    text = "Zhou Enlai; Enlai Zhou; Zhou, Enlai"
    assert marked(text, [Term(("zhou", "enlai"))]).html() == (
        "<mark>Zhou Enlai</mark>; Enlai Zhou; <mark>Zhou, Enlai</mark>"
    )


def test_a_phrase_whose_last_word_goes_on() -> None:
    assert marked("Kim Il Sung, Kim Il", [Term(("kim", "il", "su"), prefix=True)]).html() == (
        "<mark>Kim Il Sung</mark>, Kim Il"
    )


def test_han_and_hangul_are_found_inside_a_run() -> None:
    assert marked("中国总理周恩来访问", [word("周恩来")]).html() == "中国总理<mark>周恩来</mark>访问"
    assert marked("김일성은 말했다", [word("김일성")]).html() == "<mark>김일성</mark>은 말했다"
    assert marked("毛泽东Mao", [word("mao")]).html() == "毛泽东<mark>Mao</mark>"


def test_decomposed_letters_are_marked_whole() -> None:
    assert marked("a Za\u0301potocky\u0301 b", [word("zapotocky")]).html() == "a <mark>Za\u0301potocky\u0301</mark> b"


def test_what_was_typed_is_shown_and_not_obeyed() -> None:
    found = marked('<script>"Mao"&amp;\'', [word("mao")])
    assert found.html() == "&lt;script&gt;&quot;<mark>Mao</mark>&quot;&amp;amp;&#x27;"


def test_marks_that_overlap_are_one() -> None:
    terms = [Term(("mao", "zedong")), word("zedong"), word("mao")]
    assert marked("Mao Zedong", terms).html() == "<mark>Mao Zedong</mark>"


def test_an_excerpt_shows_the_place_where_the_words_stand_together() -> None:
    text = "Mao spoke. " + "Nothing was said. " * 60 + "Here Stalin answered Mao about grain. " + "It was late. " * 60
    shown = excerpt(text, [word("mao"), word("stalin")], 120)
    assert "Here <mark>Stalin</mark> answered <mark>Mao</mark> about grain." in shown.html()
    assert shown.text.startswith("…")
    assert shown.text.endswith("…")
    assert len(shown.text) <= 130


def test_a_word_far_into_a_long_text_is_found() -> None:
    assert "<mark>Urumchi</mark>" in excerpt("grain and fuel " * 6000 + "Urumchi", [word("urumchi")]).html()


def test_without_the_words_the_beginning_is_shown() -> None:
    assert excerpt("A cable of 1949. " * 40, [word("gomulka")], 60).text == (
        "A cable of 1949. A cable of 1949. A cable of 1949. A cable…"
    )


def test_a_short_text_is_shown_whole_on_one_line() -> None:
    assert excerpt("Request\nfor grain", [word("grain")]).html() == "Request for <mark>grain</mark>"
    assert not excerpt("", [word("grain")])


def test_nothing_asked_marks_nothing() -> None:
    assert marked("Mao", []) == marked("Mao", [Term(())]) == Excerpt("Mao")


@given(st.text(max_size=300), st.text(max_size=20))
def test_the_pieces_are_the_text(text: str, asked: str) -> None:
    found = marked(text, [Term(tuple(words(asked)), prefix=True), Term(tuple(words(text)[:2]))])
    assert "".join(piece for piece, _ in found.parts()) == text
    excerpt(text, [Term(tuple(words(asked)))], 20).html()


def word(folded: str) -> Term:
    return Term((folded,))
