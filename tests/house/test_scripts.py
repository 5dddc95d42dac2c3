"""Scripts say nothing of their own: their words stand on the page, where they are translated."""

import re
from pathlib import Path

import pytest

from tests.house.tree import files, named

_COMMENT = re.compile(r"^\s*(//|\*|/\*)|\s//\s")
# Two words between quotation marks, the first with a capital: a sentence, and no selector, key or class.
_SENTENCE = re.compile(r"""["'`][A-ZА-Я][a-zа-яё]+,? [a-zа-яё]+[^"'`]*["'`]""")


def scripts() -> list[Path]:
    return [path for path in files() if path.suffix == ".js" and "static" in path.parts]


def test_no_script_holds_a_sentence() -> None:
    assert scripts()
    assert not [
        f"{named(path)}:{number}: {line.strip()[:100]}"
        for path in scripts()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if _SENTENCE.search(_COMMENT.split(line)[0])
    ]


@pytest.mark.parametrize(
    "line", ['say("Nothing was found.");', "line.textContent = `Kept at ${time}`;", "'Ещё не всё'"]
)
def test_a_sentence_is_noticed(line: str) -> None:
    assert _SENTENCE.search(line)


@pytest.mark.parametrize(
    "line", ['"Ctrl+S"', "`${told.name}: ${words.waiting}`", 'find(".proposed .name")', '"Alt+↑ Alt+↓"']
)
def test_keys_and_selectors_are_no_sentences(line: str) -> None:
    assert not _SENTENCE.search(line)
