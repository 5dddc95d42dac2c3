"""`make quick`: the tests of the rooms that were changed since the last commit, on SQLite, and the gates of the floors.

They are two runs at the same time, or one core would be idle while somebody waits."""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.run import Run, Tell, slices, suite, together

ROOT = Path(__file__).parent.parent
ALWAYS = ("tests/house/test_floors.py", "tests/house/test_sizes.py")
# What stands outside of a room is tried by the tests of these.
_ELSEWHERE = {"templates": "tests/web", "config": "tests/config", "fixtures": "tests/interchange"}


def changed() -> list[str]:
    """Return the paths that differ from the last commit, or are new, relative to the root."""
    asked = (["git", "diff", "--name-only", "HEAD"], ["git", "ls-files", "--others", "--exclude-standard"])
    told = [subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout for words in asked]
    return [line for answer in told for line in answer.splitlines()]


def folders(paths: Iterable[str]) -> list[str]:
    """Return the test folders of the rooms in which these paths lie, each once, in order."""
    found = {_tests_of(*Path(path).parts) for path in paths}
    return sorted(folder for folder in found if folder and (ROOT / folder).exists())


def _tests_of(*parts: str) -> str:
    if parts[0] in {"archive", "tests"} and len(parts) > 2:
        return f"tests/{parts[1]}"
    if parts[:2] == ("templates", "admin"):
        return "tests/admin"
    return _ELSEWHERE.get(parts[0], "")


def half(name: str, paths: list[str]) -> Run:
    """Return a run of these paths; the browser's journeys have their own minutes."""

    def run(arguments: list[str], tell: Tell) -> tuple[str, int]:
        return suite(name, ["-m", "not long and not browser", *paths, *arguments], tell, DATABASE_URL="")

    return run


def main(arguments: list[str]) -> int:
    """Return pytest's exit code, the worse of the two."""
    tests = [path for folder in folders(changed()) for path in Path(folder).rglob("test_*.py")]
    halves = slices([*map(Path, ALWAYS), *tests], 2)
    return together(
        {name: half(name, paths) for name, paths in zip(("one half", "the other"), halves, strict=False)}, arguments
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
