"""`make quick`: the tests of the rooms that were changed since the last commit, on SQLite, and the gates of the floors."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.bytecode import compiled_once

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


def main(arguments: list[str]) -> int:
    """Return pytest's exit code."""
    where = [*ALWAYS, *folders(changed())]
    # The browser's journeys have their own minutes.
    command = [sys.executable, "-m", "pytest", "-m", "not long and not browser", *where, *arguments]
    return subprocess.run(command, cwd=ROOT, env=os.environ | compiled_once(), check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
