"""What may not stand in the tree: machine paths, hosts of registries, generated files, trust without a reason."""

import re
import subprocess
from itertools import pairwise

import pytest

from tests.house.tree import ROOT, files, named

# Spelt in pieces, so that this file does not forbid itself.
_MACHINE = re.compile(
    "|".join(["/wor" + "k/", "/ro" + "ot/", "/ho" + r"me/\w", "/Use" + r"rs/\w", r"\.\./sha" + "red"])
)
_REGISTRY = re.compile("|".join([r"pypi\.o" + "rg", "pythonho" + "sted", "index-u" + "rl=", "--find-l" + "inks [^-]"]))
_TRUST = re.compile(r"mark_safe\(|SafeString\(|\|\s*safe\b|\{% autoescape off|csrf_exem" + "pt")
_LATER = re.compile(r"\b(TO" + r"DO|FIX" + r"ME)\b")


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    """Return each line of the tree the pattern is found in, with its place."""
    return [
        f"{named(path)}:{number}: {line.strip()[:100]}"
        for path in files()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_machine_is_named() -> None:
    assert not lines_with(_MACHINE)


def test_no_registry_is_named() -> None:
    assert not lines_with(_REGISTRY)


def test_nothing_is_left_for_later() -> None:
    assert not lines_with(_LATER)


def test_markup_is_trusted_only_with_a_reason_on_the_line_or_above() -> None:
    unexplained = []
    for path in [path for path in files() if path.parts[-1] != "test_writing.py" and path.suffix in {".py", ".html"}]:
        lines = ["", *path.read_text("utf-8").splitlines()]
        for above, line in pairwise(lines):
            if _TRUST.search(line) and not line.startswith("from ") and "#" not in above + line:
                unexplained.append(f"{named(path)}: {line.strip()}")
    assert not unexplained


def test_nothing_generated_is_committed() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    ran = subprocess.run(
        ["git", "ls-files", "--cached", "--ignored", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert not ran.stdout
