"""A page with a change is shown as it will be, with what came and what went marked in it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.marking import marked


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("<p>To Mao Zedong</p>", "<p>To Mao Zedong</p>", "<p>To Mao Zedong</p>"),
        (
            "<p>To Mao Zedong</p>",
            "<p>To Zhou Enlai</p>",
            "<p>To <del>Mao</del><ins>Zhou</ins> <del>Zedong</del><ins>Enlai</ins></p>",
        ),
        ("<ul></ul>", "<ul><li>Moscow</li></ul>", "<ul><li><ins>Moscow</ins></li></ul>"),
        ("<ul><li>a</li><li>rice</li></ul>", "<ul><li>a</li></ul>", "<ul><li>a</li><del>rice</del></ul>"),
        ("<a href='/x/'>Stalin</a>", "<a href='/y/'>Stalin</a>", "<a href='/y/'>Stalin</a>"),
    ],
)
def test_words_are_marked_and_tags_are_those_of_the_later_page(before: str, after: str, shown: str) -> None:
    assert marked(before, after) == shown


def test_what_a_script_holds_is_left_alone() -> None:
    page = "<p>a</p><script type='application/ld+json'>{}</script>"
    assert "<ins>" not in marked(page, page.replace("{}", '{"name": "b"}'))


PIECES = st.lists(
    st.sampled_from(["<p>", "</p>", "<b>", "</b>", "Mao", " ", "周恩来", "&lt;", "rice"]), max_size=12
).map("".join)


@given(PIECES, PIECES)
def test_without_its_marks_it_is_the_later_page(before: str, after: str) -> None:
    without = re.sub(r"<del>.*?</del>|</?ins>", "", marked(before, after), flags=re.DOTALL)
    assert without == after
