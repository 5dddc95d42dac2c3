"""`make coverage`: the suite on SQLite with branches counted, then a line for each room; fails below 92 in a hundred."""

import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, Final

ROOT = Path(__file__).parent.parent
ASKED: Final = 92.0
_COUNTED = ("num_statements", "covered_lines", "num_branches", "covered_branches")


def by_room(report: dict[str, Any]) -> dict[str, Counter[str]]:
    """Return statements and branches, counted and covered, of every room (`archive/<room>`) of a JSON report."""
    rooms: dict[str, Counter[str]] = defaultdict(Counter)
    for path, file in report["files"].items():
        parts = Path(path).parts
        room = "/".join(parts[:2]) if len(parts) > 2 else parts[0]
        rooms[room].update({name: file["summary"].get(name, 0) for name in _COUNTED})
    return dict(rooms)


def share(counted: Counter[str]) -> float:
    """Return how many in a hundred statements and branches were taken, as coverage counts them together."""
    of = counted["num_statements"] + counted["num_branches"]
    return 100.0 * (counted["covered_lines"] + counted["covered_branches"]) / of if of else 100.0


def main(arguments: list[str]) -> int:
    """Return 0 where every test held and enough was taken."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "coverage.json"
        command = [sys.executable, "-m", "pytest", "--cov", "--cov-branch", f"--cov-report=json:{file}", *arguments]
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
        rooms = by_room(json.loads(file.read_text("utf-8")))
    for room, counted in sorted(rooms.items(), key=lambda item: share(item[1])):
        print(f"{share(counted):6.1f} %  {room}")
    total = share(sum(rooms.values(), Counter()))
    print(f"{total:6.1f} %  in all, {ASKED:.0f} asked")
    return code or int(total < ASKED)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
