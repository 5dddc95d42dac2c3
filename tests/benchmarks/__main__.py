"""`make bench`: builds made-up archives, measures them, and prints one table, kept in LAST.md beside this file."""

import argparse
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

from tests.benchmarks.importing import records_a_second
from tests.benchmarks.serving import ROOT, environment_of, page_times, pages_a_second, served
from tests.benchmarks.table import Figures, lines
from tests.postgres import server

LARGEST_ON_POSTGRESQL = 300_000
LAST = Path(__file__).with_name("LAST.md")


def main() -> None:
    """Measures the archives that were asked for."""
    parser = argparse.ArgumentParser(description="Measure made-up archives.")
    parser.add_argument("sizes", nargs="*", type=int, help="documents; default 20000 300000, with --full 1000000 too")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "bench", help="where the archives are kept")
    options = parser.parse_args()
    sizes = options.sizes or [20_000, 300_000, *([1_000_000] if options.full else [])]
    measured = [measure("SQLite", size, environment_of(options.folder / str(size))) for size in sizes]
    if options.full:
        measured += on_postgresql([size for size in sizes if size <= LARGEST_ON_POSTGRESQL], options.folder)
    rates = records_a_second(options.folder / "import")
    table = "\n".join(lines(measured, rates))
    LAST.write_text(table + "\n", "utf-8")
    print(table)


def on_postgresql(sizes: list[int], folder: Path) -> Iterator[Figures]:
    """The same on a PostgreSQL server that is started for it; its archives are not kept."""
    with server() as url:
        for size in sizes:
            shutil.rmtree(folder / f"postgresql-{size}", ignore_errors=True)
            name = f"bench_{size}"
            with psycopg.connect(url.rsplit("/", 1)[0] + "/postgres", autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {name}")
            environment = environment_of(folder / f"postgresql-{size}")
            yield measure("PostgreSQL", size, {**environment, "DATABASE_URL": f"{url.rsplit('/', 1)[0]}/{name}"})


def measure(engine: str, size: int, environment: dict[str, str]) -> Figures:
    """Every figure of an archive of this size, which is made if it is not there."""
    _made(size, Path(environment["ARCHIVE_DATA_DIR"]), environment)
    ran = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.measure"],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
    )
    figures: Figures = {"engine": engine, **json.loads(ran.stdout)}
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


if __name__ == "__main__":
    main()
