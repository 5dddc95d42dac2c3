"""`make test`: the suite on SQLite and on PostgreSQL, the gates and journeys once; then a line each and the closing line.

One run of pytest keeps one core busy, and a journey waits for its browser, so four go at the same time; on SQLite the
suite is three runs and on PostgreSQL two, each with a server of its own, or one core would be idle at the end. What the
first says is told at once, and then what the others said. What all of them need is made once: the migrated database, and
what Python compiles. What failed last is remembered by each run for itself, or the last to end would forget the others'.
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
DESK, PAGES = ("admin",), ("templatetags", "web")
AT_ONCE = 4
_running: set["subprocess.Popen[str]"] = set()
_NO_TESTS = 5  # pytest's exit code for it
Tell = Callable[[str], object]
Run = Callable[[list[str], Tell], tuple[str, int]]
_CLOSING = re.compile(r"^=*\s*((?:\d+ \w+(?:, )?)+ in [\d.]+s.*?)\s*=*$|^=*\s*(no tests ran in .*?)\s*=*$")


def leave_out(rooms: Iterable[str]) -> list[str]:
    """Return pytest's options for it: a room that is asked for by name would be collected though it is ignored."""
    return [option for room in rooms for option in (f"--ignore=tests/{room}", f"--deselect=tests/{room}/")]


def slices(paths: Iterable[Path], number: int) -> list[list[str]]:
    """Return the paths in so many lists of about the same bytes, the largest first; a file's bytes tell its time."""
    slots: list[list[str]] = [[] for _ in range(number)]
    filled = [0] * number
    for path in sorted(paths, key=lambda path: (-path.stat().st_size, str(path))):
        lightest = filled.index(min(filled))
        slots[lightest].append(str(path))
        filled[lightest] += path.stat().st_size
    return [slot for slot in slots if slot]


def say(line: str) -> None:
    """Print a line as pytest wrote it, at once."""
    print(line, end="", flush=True)


def suite(name: str, arguments: list[str], tell: Tell, **environment: str) -> tuple[str, int]:
    """Run pytest, telling what it says, and return its closing line and its exit code."""
    tell(f"— {name}\n")
    closing = "did not close"
    remembered = ["-o", f"cache_dir=.pytest_cache/{re.sub(r'[^a-z]+', '-', name)}", "--last-failed-no-failures=none"]
    with subprocess.Popen(
        [sys.executable, "-m", "pytest", *remembered, *arguments],
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


def on_sqlite(name: str, left_out: Iterable[str]) -> Run:
    """Return a run of all rooms but these, with the archive on SQLite."""

    def run(arguments: list[str], tell: Tell) -> tuple[str, int]:
        return suite(name, [*leave_out(left_out), *arguments], tell, DATABASE_URL="")

    return run


def all_but(rooms: Iterable[str]) -> list[str]:
    """Return the folders of the tests without those of these rooms."""
    return sorted({room.name for room in Path("tests").iterdir() if room.is_dir()} - {*rooms, "__pycache__"})


def on_postgres(name: str, left_out: Iterable[str]) -> Run:
    """Return a run of all rooms but these on PostgreSQL; where there is none, it says why, and fails if one is required."""

    def run(arguments: list[str], tell: Tell) -> tuple[str, int]:
        try:
            with server() as url:
                return suite(name, [*leave_out(left_out), *arguments], tell, DATABASE_URL=url)
        except NoServer as why:
            return f"NOT RUN ({why})", int(env.flag("ARCHIVE_REQUIRE_POSTGRES", default=False))

    return run


def runs_in_order() -> dict[str, Run]:
    """Return every run by its name, the long ones first, so that they end together."""
    return {
        "sqlite, behind the doors": on_sqlite("sqlite, behind the doors", [*DESK, *PAGES, *ONCE]),
        "postgresql, behind the doors": on_postgres("postgresql, behind the doors", [*DESK, *PAGES, *ONCE]),
        "postgresql, the doors": on_postgres("postgresql, the doors", all_but([*DESK, *PAGES])),
        # No test of these asks a database of ours: the archive of the journeys is the demo's own, and the gates ask none.
        "journeys": on_sqlite("journeys", all_but(["journeys"])),
        "sqlite, the desk": on_sqlite("sqlite, the desk", all_but(DESK)),
        "sqlite, the pages": on_sqlite("sqlite, the pages", all_but(PAGES)),
        "gates": on_sqlite("gates", all_but(["house"])),
    }


def closing_line(lines: list[str], seconds: float) -> str:
    """Return the counts of all runs together, in the form of pytest's own closing line."""
    counts: Counter[str] = Counter()
    for line in lines:
        counts.update({word.rstrip("s") if word != "passed" else word: int(n) for n, word in _COUNT.findall(line)})
    told = ", ".join(f"{counts[word]} {word}" for word in ("failed", "error", "passed", "skipped") if counts[word])
    return f"=== {told or 'no tests ran'} in {seconds:.2f}s ==="


def together(runs: dict[str, Run], arguments: list[str]) -> int:
    """Begin the runs in this order, some at the same time, tell what they say and their counts, and return the exit code."""
    signal.signal(signal.SIGTERM, end_all)
    started = time.monotonic()
    told: dict[str, list[str]] = {name: [] for name in runs}
    with TemporaryDirectory(prefix="sobriquet-migrated-") as folder, ThreadPoolExecutor(AT_ONCE) as beside:
        os.environ[migrated.FOLDER] = folder
        waiting = {
            name: beside.submit(run, arguments, told[name].append if place else say)
            for place, (name, run) in enumerate(runs.items())
        }
        ended = {}
        try:
            for name, running in waiting.items():
                ended[name] = running.result()
                print("".join(told[name]), flush=True)
        finally:
            beside.shutdown(cancel_futures=True)  # who is ended begins no further run
    for name, (closing, _) in ended.items():
        print(f"{name}: {closing}")
    print(closing_line([closing for closing, _ in ended.values()], time.monotonic() - started))
    return exit_code([code for _, code in ended.values()])


def main(arguments: list[str]) -> int:
    """Return 0 when every gate and every test held on every database that was to be had."""
    return together(runs_in_order(), arguments)


def exit_code(codes: list[int]) -> int:
    """Return the worst of the runs' codes; a run for which the arguments leave no test counts only where all are so."""
    return max([code for code in codes if code != _NO_TESTS] or [_NO_TESTS])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
