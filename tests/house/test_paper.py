"""The paper of the house tells the truth: every link, path and command in it leads somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests.house.tree import ROOT

_PAPERS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
_LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
_PATH = re.compile(r"`((?:archive|config|docs|fixtures|locale|requirements|templates|tests)/[\w./-]+)`")
_MANAGE = re.compile(r"manage\.py ([a-z_]+)")


def _said(pattern: re.Pattern[str]) -> Iterator[tuple[Path, str]]:
    for paper in _PAPERS:
        text = paper.read_text("utf-8")
        yield from ((paper, found) for found in pattern.findall(text))


def _code(paper: Path) -> str:
    """Return what stands as code in a paper: between backticks and in blocks."""
    return " ".join(re.findall(r"```.*?```|`[^`\n]+`", paper.read_text("utf-8"), flags=re.S))


@pytest.mark.parametrize("paper", _PAPERS, ids=lambda paper: str(paper.relative_to(ROOT)))
def test_every_link_leads_to_a_file(paper: Path) -> None:
    links = [link for link in _LINK.findall(paper.read_text("utf-8")) if "://" not in link]
    assert [link for link in links if not (paper.parent / link).exists()] == []


def test_every_path_named_is_there() -> None:
    assert [(str(paper.relative_to(ROOT)), path) for paper, path in _said(_PATH) if not (ROOT / path).exists()] == []


def test_every_make_command_can_be_made() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.M))
    named = {found for paper in _PAPERS for found in re.findall(r"\bmake ([a-z][a-z-]+)", _code(paper))}
    assert named - targets == set()


def test_every_command_of_manage_is_one() -> None:
    named = {found for paper in _PAPERS for found in _MANAGE.findall(_code(paper))}
    assert named - set(get_commands()) == set()


def test_every_paper_is_reached_from_the_readme() -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        paper = waiting.pop().resolve()
        if paper in reached or paper.suffix != ".md":
            continue
        reached.add(paper)
        links = [link for link in _LINK.findall(paper.read_text("utf-8")) if "://" not in link]
        waiting += [paper.parent / link for link in links]
    assert {paper.resolve() for paper in _PAPERS if paper.name != "LAST.md"} <= reached


def test_the_readme_is_read_in_one_sitting() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 200
