"""The ways to test: which rooms a change touches, what coverage says of each, and what one test leaves to the next."""

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests import migrated
from tests.bytecode import compiled_once
from tests.coverage import by_room, share
from tests.house.tree import files, named
from tests.one_database import PLACES, TESTS, is_of_one_database
from tests.quick import folders
from tests.run import exit_code, slices


def test_a_change_is_tried_by_the_tests_of_its_rooms() -> None:
    touched = ["archive/dates/edtf.py", "archive/search/asking/parsing.py", "tests/dates/test_edtf.py", "README.md"]
    assert folders(touched) == ["tests/dates", "tests/search"]


def test_a_page_of_the_desk_is_tried_by_the_tests_of_the_desk() -> None:
    assert folders(["templates/admin/index.html", "templates/base.html"]) == ["tests/admin", "tests/web"]


def test_coverage_is_told_for_each_room_with_branches_counted() -> None:
    summary = {"num_statements": 8, "covered_lines": 8, "num_branches": 2, "covered_branches": 1}
    rooms = by_room({"files": {"archive/dates/edtf.py": {"summary": summary}, "manage.py": {"summary": summary}}})
    assert set(rooms) == {"archive/dates", "manage.py"}
    assert share(rooms["archive/dates"]) == 90.0


def test_a_room_without_a_line_lacks_nothing() -> None:
    assert share(Counter()) == 100.0


def test_who_writes_for_good_gives_the_archive_back() -> None:
    commits, gives_back = "django_db(transaction" + "=True", "serialized_rollback=True"
    sources = {named(path): path.read_text("utf-8") for path in files() if path.suffix == ".py"}
    assert not [path for path, text in sources.items() if text.count(commits) > text.count(f"{commits}, {gives_back}")]


def test_a_run_for_which_the_arguments_leave_no_test_fails_only_where_none_is_left_at_all() -> None:
    assert [exit_code([0, 5, 0]), exit_code([1, 5, 0]), exit_code([5, 5, 5])] == [0, 1, 5]


def test_two_halves_have_all_files_and_about_the_same_to_do(tmp_path: Path) -> None:
    sizes = {"a": 50, "b": 40, "c": 30, "d": 25, "e": 5}
    for name, size in sizes.items():
        (tmp_path / name).write_text("." * size)
    halves = [{Path(path).name for path in half} for half in slices(tmp_path.iterdir(), 2)]
    assert halves == [{"a", "d"}, {"b", "c", "e"}]
    assert slices([tmp_path / "a"], 2) == [[str(tmp_path / "a")]]


def test_what_is_tried_on_one_database_is_there_and_nothing_that_writes_searches_or_brings_in() -> None:
    assert [place for place in PLACES if not (TESTS / place).exists()] == []
    assert is_of_one_database(TESTS / "citations/test_prose.py")
    both = ("search", "merging", "people", "journal", "editing", "interchange", "keeping", "management")
    assert [room for room in both if any(is_of_one_database(path) for path in (TESTS / room).rglob("*.py"))] == []


def test_the_first_run_migrates_and_those_after_it_copy_what_it_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(migrated.FOLDER, str(tmp_path))
    monkeypatch.setattr(migrated, "held", [])
    database: dict[str, Any] = {"ENGINE": "django.db.backends.sqlite3", "TEST": {"NAME": tmp_path / "of the tests"}}
    assert not migrated.copied(database)
    Path(tmp_path, "migrated.sqlite3").write_text("all tables")
    migrated.held.pop().close()
    assert migrated.copied(database)
    assert (tmp_path / "of the tests").read_text() == "all tables"


def test_processes_share_what_python_compiles_where_the_tester_wants_none_beside_the_sources(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("PYTHONPYCACHEPREFIX", raising=False)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert compiled_once() == {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(Path(sys.prefix, "bytecode"))}
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert compiled_once() == {}
