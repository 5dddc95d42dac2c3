"""Pages obey their own content policy before a browser has to refuse them."""

import re

import pytest

from tests.house.tree import files, named

_OF_THE_PAGE = re.compile(
    r"<script(?![^>]*\b(src=|type=\"application/(ld\+)?json\"))|<style\b|\sstyle=|\son[a-z]+=|javascript:|hx-on"
)
_OF_ANOTHER_HOST = re.compile(r"<(script|link|img|iframe|source)\b[^>]*\b(src|href|srcset)=[\"'](https?:)?//")


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    """Return each line of a page the pattern is found in, with its place."""
    pages = [path for path in files() if path.suffix == ".html" and "templates" in path.parts]
    return [
        f"{named(path)}:{number}: {line.strip()[:100]}"
        for path in pages
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_page_holds_a_script_a_style_or_a_handler() -> None:
    assert not lines_with(_OF_THE_PAGE)


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
