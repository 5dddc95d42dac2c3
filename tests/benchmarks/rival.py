"""The fourteen questions put to Datasette over HTTP, on the same data with the same facets. Times in milliseconds."""

import json
import os
import statistics
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from archive.search.query import Facet
from tests.benchmarks import rival_table
from tests.benchmarks.archives import tell
from tests.benchmarks.serving import Reader, free_port, running

QUERY_SECONDS, ANSWER_SECONDS, QUICK, REPEATS = 20, 60, 2_000, 3
_SETTINGS = {
    "sql_time_limit_ms": QUERY_SECONDS * 1000, "facet_time_limit_ms": QUERY_SECONDS * 1000, "suggest_facets": "off",
    "default_page_size": 10, "default_facet_size": 10, "default_cache_ttl": 0,
}  # fmt: skip
_HOST = f"/archive/{rival_table.TABLE}.json"


def times(folder: Path, addresses: dict[str, str]) -> dict[str, dict[str, Any]]:
    """For each question how long the answer took, how many facets were counted in time, and whether it was given up."""
    file = folder / "datasette" / "archive.db"
    if not file.exists():
        tell("  one wide table for Datasette")
        file.parent.mkdir(exist_ok=True)
        rival_table.write(folder / "archive.sqlite3", file)
    answered = {}
    with _Server(file) as server:
        for name, address in addresses.items():
            if "page=" in address:
                continue  # it counts the facets of what is left from that page on, which is another question
            answered[name] = server.ask(_asked(address))
            took, over = answered[name]["time"], answered[name]["over"]
            tell(f"  Datasette, {name}: {'did not finish' if over else f'{took:,.0f} ms'}")
    return answered


class _Server:
    """Datasette on the file, started anew after a question it could not answer in time."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __enter__(self) -> "_Server":
        self.until_then, self.port = ExitStack(), free_port()
        command = [sys.executable, "-m", "datasette", "serve", "-i", str(self.file), "-p", str(self.port)]
        for name, value in _SETTINGS.items():
            command += ["--setting", name, str(value)]
        self.until_then.enter_context(
            running(command, self.port, {**os.environ, "PYTHONWARNINGS": "ignore"}, is_quiet=True)
        )
        Reader(self.port).get("/-/versions.json")
        return self

    def __exit__(self, *_: object) -> None:
        self.until_then.close()

    def ask(self, address: str) -> dict[str, Any]:
        """The time of one answer; of a quick one the median of some more."""
        reader = Reader(self.port, timeout=ANSWER_SECONDS)
        try:
            start = time.perf_counter()
            answer = json.loads(reader.get(address))
            took = (time.perf_counter() - start) * 1000
            if took < QUICK:
                took = statistics.median(reader.time(address) for _ in range(REPEATS))
        except (OSError, RuntimeError):
            self.__exit__()
            self.__enter__()
            return {"time": ANSWER_SECONDS * 1000, "over": True, "facets": 0, "total": None}
        counted = len(answer["facet_results"])
        return {"time": took, "over": False, "facets": counted, "total": answer["filtered_table_rows_count"]}


def _asked(address: str) -> str:
    """Our address in Datasette's words: the same filters, order and facets."""
    query: list[tuple[str, str]] = [("_size", "10")]
    given = parse_qsl(address)
    types = [value for name, value in given if name == Facet.TYPE]
    for name, value in given:
        if name in {Facet.PERSON, Facet.TOPIC, Facet.LANGUAGE}:
            query.append((f"{name}__arraycontains", value))
    if types:
        query.append(("type__in", ",".join(types)))
    named = dict(given)
    if "after" in named:
        query += [("date_latest__gte", f"{named['after']}-01"), ("date_earliest__lte", f"{named['before']}-12-31")]
    if "q" in named:
        query += [("_search", named["q"]), ("_searchmode", "raw")]
    query.append(("_sort", "date_earliest"))
    facets = [("_facet" if facet is rival_table.SINGLE else "_facet_array", facet.value) for facet in Facet]
    return f"{_HOST}?{urlencode([*query, *facets])}"
