"""`make test`: the gates once, the suite on SQLite and, beside it, on PostgreSQL; then a line each and the closing line.

One run of pytest keeps one core busy, so the two databases are tried at the same time; what the second says is told
when the first is through.
"""

import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from config import env
from tests.postgres import NoServer, server

_COUNT = re.compile(r"(\d+) (passed|failed|errors?|skipped|xfailed|xpassed|deselected|warnings?)")
_CLOSING = re.compile(r"^=*\s*((?:\d+ \w+(?:, )?)+ in [\d.]+s.*?)\s*=*$|^=*\s*(no tests ran in .*?)\s*=*$")


def say(line: str) -> None:
    """Print a line as pytest wrote it, at once."""
    print(line, end="", flush=True)


def suite(name: str, arguments: list[str], tell: Callable[[str], object], **environment: str) -> tuple[str, int]:
    """Run pytest, telling what it says, and return its closing line and its exit code."""
    tell(f"— {name}\n")
    closing = "did not close"
    with subprocess.Popen(
        [sys.executable, "-m", "pytest", *arguments],
        env=os.environ | environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as running:  # fmt: skip
        for line in running.stdout or ():
            tell(line)
            if found := _CLOSING.match(line.strip()):
                closing = found[1] or found[2]
    return closing, running.returncode


def on_postgres(arguments: list[str], tell: Callable[[str], object]) -> tuple[str, int]:
    """Run the suite on PostgreSQL; where there is none, say why, and fail when it is required."""
    try:
        with server() as url:
            return suite("postgresql", ["--ignore=tests/house", *arguments], tell, DATABASE_URL=url)
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
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    started = time.monotonic()
    kept: list[str] = []
    with ThreadPoolExecutor(1) as beside:
        waiting = beside.submit(on_postgres, arguments, kept.append)
        runs = {"sqlite": suite("sqlite", arguments, say, DATABASE_URL="")}
        runs["postgresql"] = waiting.result()
    print("".join(kept))
    for name, (closing, _) in runs.items():
        print(f"{name}: {closing}")
    print(closing_line([closing for closing, _ in runs.values()], time.monotonic() - started))
    return max(code for _, code in runs.values())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
