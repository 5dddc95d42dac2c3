"""Pages obey their own content policy before a browser has to refuse them."""

import re
from pathlib import Path

import pytest

from tests.house.tree import files, named

_OF_THE_PAGE = re.compile(
    r"<script(?![^>]*\b(src=|type=\"application/(ld\+)?json\"))|<style\b|\sstyle=|\son[a-z]+=|javascript:|hx-on"
)
# What has no place where a line could end: a picture in its own address, the shape of a drawing, a sentence.
_IN_ONE_PIECE = re.compile(r"""\b(href|src)="data:[^"]*"|\sd="[^"]*"|\{% translate "[^"]*" %\}""")
_LONGEST = 160
_OF_ANOTHER_HOST = re.compile(r"<(script|link|img|iframe|source)\b[^>]*\b(src|href|srcset)=[\"'](https?:)?//")


def pages() -> list[Path]:
    """Every template of a page."""
    return [path for path in files() if path.suffix == ".html" and "templates" in path.parts]


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    """Return each line of a page the pattern is found in, with its place."""
    return [
        f"{named(path)}:{number}: {line.strip()[:100]}"
        for path in pages()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_page_holds_a_script_a_style_or_a_handler() -> None:
    assert not lines_with(_OF_THE_PAGE)


def is_long(line: str) -> bool:
    """Whether the line is longer than one reads, not counting what cannot be broken."""
    return len(_IN_ONE_PIECE.sub("", line)) > _LONGEST


def test_every_page_can_be_read_as_source() -> None:
    assert not [
        f"{named(path)}:{number}: {len(line)} characters"
        for path in pages()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if is_long(line)
    ]


def test_a_sentence_and_a_drawing_make_no_line_long() -> None:
    assert not is_long(f"""<p>{{% translate "{"A long sentence. " * 20}" %}}</p>""")
    assert not is_long(f"""<path class="tick" d="M0,0{"h4v4" * 60}"/>""")
    assert is_long(f"<tr>{'<td>Stalin</td>' * 20}</tr>")


def test_no_page_loads_anything_from_another_host() -> None:
    assert not lines_with(_OF_ANOTHER_HOST)


@pytest.mark.parametrize(
    "line", ["<script>go()</script>", '<p style="color: red">', '<a onclick="go()">', '<a href="javascript:go()">']
)
def test_what_the_policy_forbids_is_recognised(line: str) -> None:
    assert _OF_THE_PAGE.search(line)


@pytest.mark.parametrize(
    "line", ['<script src="/static/a.js" defer></script>', '<script type="application/ld+json">', "one stylesheet= on"]
)
def test_what_the_policy_allows_is_left_alone(line: str) -> None:
    assert not _OF_THE_PAGE.search(line)
