"""The parts of the benchmark, each of which keeps its figures."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from tests.benchmarks import growth, rival
from tests.benchmarks.archives import ROOT, environment_of, made, tell
from tests.benchmarks.figures import Figures, keep, kept
from tests.benchmarks.importing import KINDS, records_a_second
from tests.postgres import server

_RIVALS = ("datasette", "datasette_over", "facets")


def on_sqlite(folder: Path, sizes: list[int]) -> None:
    """Archives of these sizes are made where they are not there, and measured."""
    for size in sizes:
        environment = environment_of(folder / str(size))
        made(size, environment)
        tell(f"measuring {size:,} documents on SQLite")
        figures = measured(environment)
        known = (kept(folder, f"sqlite-{size}") or {"shapes": {}})["shapes"]
        for name, shape in figures["shapes"].items():
            shape |= {key: known[name][key] for key in _RIVALS if key in known.get(name, {})}
        keep(folder, f"sqlite-{size}", {"engine": "sqlite", **figures})


def on_postgresql(folder: Path, sizes: list[int]) -> None:
    """The same on a PostgreSQL server that is started for it; its archives are not kept."""
    for size in sizes:
        with _database(f"bench_{size}") as url:
            place = folder / f"postgresql-{size}"
            shutil.rmtree(place, ignore_errors=True)
            environment = environment_of(place) | {"DATABASE_URL": url}
            made(size, environment)
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute("VACUUM (ANALYZE)")  # else the server would do it while it is measured
            tell(f"measuring {size:,} documents on PostgreSQL")
            keep(folder, f"postgresql-{size}", {"engine": "postgresql", **measured(environment)})
            shutil.rmtree(place, ignore_errors=True)


def against_datasette(folder: Path, sizes: list[int]) -> None:
    """Datasette has been asked what the archives of these sizes were asked, on the same data."""
    for size in sizes:
        figures = kept(folder, f"sqlite-{size}")
        if figures is None:
            on_sqlite(folder, [size])
            figures = kept(folder, f"sqlite-{size}") or {}
        shapes: dict[str, Any] = figures["shapes"]
        asked = {name: shape["address"] for name, shape in shapes.items()}
        tell(f"asking Datasette about {size:,} documents")
        for shape in shapes.values():
            for key in _RIVALS:
                shape.pop(key, None)
        for name, answer in rival.times(folder / str(size), asked).items():
            told = (answer["time"], answer["over"], answer["facets"])
            shapes[name] |= dict(zip(_RIVALS, told, strict=True))
            if answer["total"] not in {None, shapes[name]["total"]}:
                tell(f"  {name}: {answer['total']:,} documents, and not {shapes[name]['total']:,}")
        keep(folder, f"sqlite-{size}", figures)


def of_growth(folder: Path, size: int) -> None:
    """Two archives of as many documents, one with many more people, are compared."""
    people = max(size * 5 // 3, growth.PEOPLE if size == 60_000 else 0)
    found = []
    for name, more in (("few", []), ("many", ["--people", str(people)])):
        environment = environment_of(folder / f"{name}-people-{size}")
        made(size, environment, *more)
        tell(f"measuring {size:,} documents with {name} people")
        found.append(measured(environment, "--find-only"))
    growth.compare(folder, *found)


def of_import(folder: Path, *, on_postgresql: bool) -> None:
    """Files were imported into empty archives, on both databases where both are measured."""
    keep(folder, "import-sqlite", {kind: records_a_second(folder / "import" / kind, kind) for kind in KINDS})
    if not on_postgresql:
        return
    rates = {}
    for kind in KINDS:
        with _database(f"bench_{kind}") as url:
            rates[kind] = records_a_second(folder / "import" / kind, kind, url)
    keep(folder, "import-postgresql", rates)


def of_every_page(folder: Path, sizes: list[int]) -> None:
    """Every page and format of the archives of these sizes has been asked for, in a process of its own."""
    for size in sizes:
        environment = environment_of(folder / str(size))
        made(size, environment)
        tell(f"every page of {size:,} documents")
        keep(folder, f"pages-{size}", {"pages": _said(environment, "every_page")})
        tell(f"the desk of {size:,} documents")
        keep(folder, f"desk-{size}", {"pages": _said(environment, "every_desk_page")})


def measured(environment: dict[str, str], *options: str) -> Figures:
    """Every figure of the archive of this environment."""
    return _said(environment, "measure", *options)


def _said(environment: dict[str, str], program: str, *options: str) -> Figures:
    """The figures that one of the programs beside this one prints, run in a process of its own."""
    command = [sys.executable, "-m", f"tests.benchmarks.{program}", *options]
    ran = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE)
    figures: Figures = json.loads(ran.stdout)
    return figures


@contextmanager
def _database(name: str) -> Iterator[str]:
    """Yield the address of an empty database on a server of our own or the one that is given."""
    with server() as url:
        whole = url.rsplit("/", 1)[0]
        with psycopg.connect(f"{whole}/postgres", autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name}")
            connection.execute(f"CREATE DATABASE {name}")
        yield f"{whole}/{name}"
