"""`make test`: the suite on SQLite and on PostgreSQL, the gates and journeys once; then a line each and the closing line.

One run of pytest keeps one core busy, and a journey waits for its browser, so three go at the same time, and on SQLite
the doors apart from the rooms behind them, or one core would be idle at the end; what the others say is told when the
first is through. What all of them need is made once: the migrated database, and what Python compiles.
"""

import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from config import env
from tests import migrated
from tests.bytecode import compiled_once
from tests.postgres import NoServer, server

_COUNT = re.compile(r"(\d+) (passed|failed|errors?|skipped|xfailed|xpassed|deselected|warnings?)")
ONCE = ("house", "journeys")
# About half of the time on SQLite.
DOORS = ("admin", "templatetags", "web")
_running: set["subprocess.Popen[str]"] = set()
_NO_TESTS = 5  # pytest's exit code for it
_CLOSING = re.compile(r"^=*\s*((?:\d+ \w+(?:, )?)+ in [\d.]+s.*?)\s*=*$|^=*\s*(no tests ran in .*?)\s*=*$")


def leave_out(rooms: Iterable[str]) -> list[str]:
    """Return pytest's options for it: a room that is asked for by name would be collected though it is ignored."""
    return [option for room in rooms for option in (f"--ignore=tests/{room}", f"--deselect=tests/{room}/")]


def say(line: str) -> None:
    """Print a line as pytest wrote it, at once."""
    print(line, end="", flush=True)


def suite(name: str, arguments: list[str], tell: Callable[[str], object], **environment: str) -> tuple[str, int]:
    """Run pytest, telling what it says, and return its closing line and its exit code."""
    tell(f"— {name}\n")
    closing = "did not close"
    with subprocess.Popen(
        [sys.executable, "-m", "pytest", *arguments],
        env=os.environ | compiled_once() | environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as running:  # fmt: skip
        _running.add(running)
        for line in running.stdout or ():
            tell(line)
            if found := _CLOSING.match(line.strip()):
                closing = found[1] or found[2]
    _running.discard(running)
    return closing, running.returncode


def end_all(*_: object) -> None:
    """End the runs with this program, which would otherwise go on without it."""
    for one in list(_running):
        one.terminate()
    sys.exit(143)


def on_sqlite(arguments: list[str], tell: Callable[[str], object]) -> tuple[str, int]:
    """Run the doors' tests."""
    return suite("sqlite", [*leave_out(_all_but(DOORS)), *arguments], tell, DATABASE_URL="")


def behind_the_doors(arguments: list[str], tell: Callable[[str], object]) -> tuple[str, int]:
    """Run the tests of the rooms behind the doors, on SQLite too."""
    return suite("sqlite, behind the doors", [*leave_out([*DOORS, *ONCE]), *arguments], tell, DATABASE_URL="")


def once(arguments: list[str], tell: Callable[[str], object]) -> tuple[str, int]:
    """Run the gates, which ask no database, and the journeys, whose archive is the demo's own on SQLite."""
    return suite("gates and journeys", [*leave_out(_all_but(ONCE)), *arguments], tell, DATABASE_URL="")


def _all_but(rooms: Iterable[str]) -> list[str]:
    return sorted({room.name for room in Path("tests").iterdir() if room.is_dir()} - {*rooms, "__pycache__"})


def on_postgres(arguments: list[str], tell: Callable[[str], object]) -> tuple[str, int]:
    """Run the suite on PostgreSQL; where there is none, say why, and fail when it is required."""
    try:
        with server() as url:
            return suite("postgresql", [*leave_out(ONCE), *arguments], tell, DATABASE_URL=url)
    except NoServer as why:
        return f"NOT RUN ({why})", int(env.flag("ARCHIVE_REQUIRE_POSTGRES", default=False))


def closing_line(lines: list[str], seconds: float) -> str:
    """Return the counts of all runs together, in the form of pytest's own closing line."""
    counts: Counter[str] = Counter()
    for line in lines:
        counts.update({word.rstrip("s") if word != "passed" else word: int(n) for n, word in _COUNT.findall(line)})
    told = ", ".join(f"{counts[word]} {word}" for word in ("failed", "error", "passed", "skipped") if counts[word])
    return f"=== {told or 'no tests ran'} in {seconds:.2f}s ==="


def main(arguments: list[str]) -> int:
    """Return 0 when every gate and every test held on every database that was to be had."""
    signal.signal(signal.SIGTERM, end_all)
    started = time.monotonic()
    # The journeys last, when a browser has a core for itself.
    others = {"postgresql": on_postgres, "sqlite, behind the doors": behind_the_doors, "gates and journeys": once}
    kept: dict[str, list[str]] = {name: [] for name in others}
    with TemporaryDirectory(prefix="sobriquet-migrated-") as folder, ThreadPoolExecutor(2) as beside:
        os.environ[migrated.FOLDER] = folder
        waiting = {name: beside.submit(run, arguments, kept[name].append) for name, run in others.items()}
        runs = {"sqlite": on_sqlite(arguments, say)}
        for name, running in waiting.items():
            runs[name] = running.result()
            print("".join(kept[name]), flush=True)
    for name, (closing, _) in runs.items():
        print(f"{name}: {closing}")
    print(closing_line([closing for closing, _ in runs.values()], time.monotonic() - started))
    return exit_code([code for _, code in runs.values()])


def exit_code(codes: list[int]) -> int:
    """Return the worst of the runs' codes; a run for which the arguments leave no test counts only where all are so."""
    return max([code for code in codes if code != _NO_TESTS] or [_NO_TESTS])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
