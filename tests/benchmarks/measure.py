"""Measures one archive in a process of its own, and prints the figures as JSON. Times are in milliseconds."""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection, transaction  # noqa: E402
from django.test import RequestFactory  # noqa: E402

from archive.documents.models import Document  # noqa: E402
from archive.search import engine, keeping  # noqa: E402
from archive.search.query import Selection  # noqa: E402
from tests.benchmarks import plain  # noqa: E402
from tests.benchmarks.shapes import shapes  # noqa: E402

REPEATS = 9
_LIMIT = 60_000  # beyond this the plain ORM is not asked for more shapes


def main() -> None:
    """Prints what was measured."""
    empty = _memory()
    cold = _timed(lambda: engine.find(Selection()))
    figures: dict[str, Any] = {"cold": cold, "memory": _memory() - empty, "shapes": {}}
    asked, spent = shapes(), 0.0
    for shape in asked:
        first = _timed(lambda shape=shape: _forgetful(shape.selection))  # type: ignore[misc]
        warm = _median(lambda shape=shape: engine.find(shape.selection))  # type: ignore[misc]
        total = engine.find(shape.selection).total
        figures["shapes"][shape.name] = {"total": total, "first": first, "find": warm, "address": shape.address}
    figures["memory_after"] = _memory() - empty
    for shape in asked:
        orm = _timed(lambda shape=shape: plain.answer(shape.selection)) if spent < _LIMIT else None  # type: ignore[misc]
        spent += orm or 0
        figures["shapes"][shape.name]["orm"] = orm
    figures["rows"] = _median(lambda: Document.objects.for_list(list(engine.find(Selection()).ids)))
    figures |= _edit() | {"page": _empty_page(), "documents": Document.objects.count()}
    json.dump(figures, sys.stdout)


def _forgetful(selection: Selection) -> object:
    keeping.current().memo.pop("words", None)
    return engine.find(selection)


def _edit() -> dict[str, float]:
    """One title is changed: what the index costs the writer, and what the next question costs a reader."""
    usual = _median(lambda: engine.find(Selection()))
    commits, syncs = [], []
    for pk in engine.find(Selection(per_page=REPEATS)).ids:
        with transaction.atomic():
            Document.objects.filter(pk=pk).update(rights="measured")
            commits.append(_timed(lambda pk=pk: engine.refresh([pk])))  # type: ignore[misc]
        syncs.append(_timed(lambda: engine.find(Selection())) - usual)
    return {"commit": statistics.median(commits), "sync": statistics.median(syncs)}


def _empty_page() -> float:
    from django.http import HttpResponse

    requests = RequestFactory()
    return _median(lambda: (requests.get("/"), HttpResponse("", content_type="text/html")))


def _median(deed: Callable[[], object]) -> float:
    return statistics.median(_timed(deed) for _ in range(REPEATS))


def _timed(deed: Callable[[], object]) -> float:
    start = time.perf_counter()
    deed()
    return (time.perf_counter() - start) * 1000


def _memory() -> float:
    """Megabytes of this process in memory."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    connection.ensure_connection()
    main()
