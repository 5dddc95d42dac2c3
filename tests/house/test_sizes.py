"""Small rooms: how long a file and a function may be."""

import ast
from statistics import median

from tests.house.tree import ROOT, files, modules, named

_LONGEST_FILE, _LONGEST_FUNCTION = 300, 40
_USUAL_FILE, _USUAL_FUNCTION = 80, 8
_COUNTED = {".py", ".html", ".css", ".js"}


def lengths_of_functions(*folders: str) -> dict[str, int]:
    """Return the lines of every function from its `def` to its end, the docstring included."""
    return {
        f"{name}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for name, module in modules(*folders).items()
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def lengths_of_files() -> dict[str, int]:
    """Return the lines of every file that somebody wrote by hand."""
    written = [path for path in files() if path.suffix in _COUNTED and not {"migrations", "vendor"} & {*path.parts}]
    return {named(path): len(path.read_text("utf-8").splitlines()) for path in written}


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    assert not {name: lines for name, lines in lengths_of_files().items() if lines > _LONGEST_FILE}


def test_no_function_is_longer_than_forty_lines() -> None:
    every = lengths_of_functions("archive", "config", "tests")
    assert not {name: lines for name, lines in every.items() if lines > _LONGEST_FUNCTION}


def test_the_usual_file_fits_on_a_page() -> None:
    lengths = [
        lines for name, lines in lengths_of_files().items() if name.startswith(("archive/", "config/")) and lines
    ]
    assert median(lengths) <= _USUAL_FILE


def test_the_usual_function_is_read_at_one_glance() -> None:
    assert median(lengths_of_functions("archive", "config").values()) <= _USUAL_FUNCTION


def test_the_sizes_are_taken_of_the_whole_tree() -> None:
    assert {"config/settings.py", "archive/apps.py", "tests/conftest.py"} <= lengths_of_files().keys()
    assert (ROOT / "manage.py") in files()
