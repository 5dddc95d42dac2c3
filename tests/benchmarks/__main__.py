"""`make bench`: builds made-up archives, measures them, and prints one table, kept in LAST.md beside this file."""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.importing import records_a_second
from tests.benchmarks.serving import ROOT, environment_of, page_times, pages_a_second, served

LAST = Path(__file__).with_name("LAST.md")
Figures = dict[str, Any]


def main() -> None:
    """Measures the archives that were asked for."""
    parser = argparse.ArgumentParser(description="Measure made-up archives.")
    parser.add_argument("sizes", nargs="*", type=int, help="documents; default 20000 300000, with --full 1000000 too")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "bench", help="where the archives are kept")
    options = parser.parse_args()
    sizes = options.sizes or [20_000, 300_000, *([1_000_000] if options.full else [])]
    measured = [measure(size, options.folder / str(size)) for size in sizes]
    rates = records_a_second(options.folder / "import")
    table = "\n".join(lines(measured, rates))
    LAST.write_text(table + "\n", "utf-8")
    print(table)


def measure(size: int, folder: Path) -> Figures:
    """Every figure of an archive of this size, which is made if it is not there."""
    environment = environment_of(folder)
    _made(size, folder, environment)
    ran = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.measure"],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
    )
    figures: Figures = json.loads(ran.stdout)
    addresses = {name: shape["address"] for name, shape in figures["shapes"].items()}
    with served(environment) as port:
        pages = page_times(port, addresses)
        figures["pages_a_second"] = pages_a_second(
            port, {shape["address"]: shape["total"] for shape in figures["shapes"].values()}
        )
    for name, page in pages.items():
        figures["shapes"][name]["page"] = page
    return figures


def _made(size: int, folder: Path, environment: dict[str, str]) -> None:
    done = folder / "made"
    folder.mkdir(parents=True, exist_ok=True)
    _manage(environment, "migrate", "-v0")
    if done.exists():
        return
    print(f"Making {size:,} documents", file=sys.stderr, flush=True)
    start = time.monotonic()
    _manage(environment, "make_corpus", "--documents", str(size), "--seed", "1")
    done.write_text(f"{time.monotonic() - start:.0f} seconds\n", "ascii")


def _manage(environment: dict[str, str], *command: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
    )


def lines(measured: list[Figures], rates: dict[str, float]) -> list[str]:
    """The table, as Markdown."""
    cores = os.cpu_count() or 1
    out = [
        f"Measured {time.strftime('%-d %B %Y')} on {cores} cores, Python {platform.python_version()}, SQLite. Milliseconds."
    ]
    for figures in measured:
        out += ["", f"**{figures['documents']:,} documents**", ""]
        out += [
            "| question | found | find | first time | whole page | ORM GROUP BY |",
            "|---|---:|---:|---:|---:|---:|",
        ]
        for name, shape in figures["shapes"].items():
            values = (_ms(shape[column]) for column in ("find", "first", "page", "orm"))
            out.append(f"| {name} | {shape['total']:,} | {' | '.join(values)} |")
        summary = [_spread(figures, column) for column in ("find", "first", "page", "orm")]
        out += [f"| median / worst | | {' | '.join(summary)} |", ""]
        out.append(_besides(figures))
    told = "; ".join(f"{what} {rate:,.0f} records a second" for what, rate in rates.items())
    return [*out, "", f"Import from JSON Lines, with index and journal: {told}."]


def _besides(figures: Figures) -> str:
    return (
        f"Memory above an empty Django {figures['memory']:.0f} MB ({figures['memory_after']:.0f} after all questions); "
        f"cold start {figures['cold']:.0f}; one edit adds {_ms(figures['commit'])} to its commit and "
        f"{_ms(figures['sync'])} to the next question of each process; {figures['pages_a_second']:.0f} different pages "
        f"a second to 16 readers by 2 workers. Floor: ten rows by key {_ms(figures['rows'])}, "
        f"an empty Django page {figures['page']:.2f}."
    )


def _spread(figures: Figures, column: str) -> str:
    values = [shape[column] for shape in figures["shapes"].values() if shape[column] is not None]
    return f"**{_ms(statistics.median(values))} / {_ms(max(values))}**"


def _ms(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


if __name__ == "__main__":
    main()
