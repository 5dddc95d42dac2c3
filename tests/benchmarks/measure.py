"""Measures one archive in a process of its own, and prints the figures as JSON. Times are in milliseconds."""

import argparse
import json
import os
import statistics
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from tests.benchmarks.memory import of_children, resident  # noqa: E402

EMPTY = resident()  # before anything of the index, or what it is made with, is imported

from django.db import OperationalError, connection, transaction  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.test import RequestFactory  # noqa: E402

from archive.documents.models import Document  # noqa: E402
from archive.search import engine  # noqa: E402
from archive.search.catalogue import current  # noqa: E402
from archive.search.catalogue.memo import Counted, Remembered, remembered  # noqa: E402
from archive.search.query import Facet, Selection  # noqa: E402
from archive.text.folding import fold  # noqa: E402
from tests.benchmarks import plain, reading  # noqa: E402
from tests.benchmarks.archives import tell  # noqa: E402
from tests.benchmarks.figures import ORM_SECONDS  # noqa: E402
from tests.benchmarks.serving import served  # noqa: E402
from tests.benchmarks.shapes import Shape, shapes  # noqa: E402

REPEATS = 9
_AGAIN = " (revised)"


def main() -> None:
    """Prints what was measured."""
    parser = argparse.ArgumentParser(description="Measure the archive of this environment.")
    parser.add_argument("--find-only", action="store_true", help="the fourteen questions and nothing else")
    figures: dict[str, Any] = {"cold": _timed(lambda: engine.find(Selection())), "memory": resident() - EMPTY}
    asked = shapes()
    known = _Known()
    figures["shapes"] = {shape.name: _found(shape, known) for shape in asked}
    figures |= {"memory_after": resident() - EMPTY, "documents": Document.objects.count()}
    figures["people"] = engine.facet_values(Selection(), Facet.PERSON, page=1, per_page=1).total
    if not parser.parse_args().find_only:
        _edited(asked, figures["shapes"])
        tell("  the same by the ORM alone")
        _by_the_orm(asked, figures["shapes"])
        figures["rows"] = _median(lambda: list(Document.objects.for_list(list(engine.find(Selection()).ids))))
        figures |= {"commit": _commit(), "empty_page": _empty_page()}
        tell("  whole pages")
        _pages(figures)
        engine.take_snapshot()  # or a later run would begin far behind the one there is
    json.dump(figures, sys.stdout)


class _Known:
    """What a new process knows from the snapshot."""

    def __init__(self) -> None:
        catalogue = current.current()
        self.labels = {family: dict(called) for family, called in catalogue.memo.get("labels", {}).items()}
        self.kept = dict(catalogue.hits.kept)

    def nothing_else(self) -> None:
        """Nothing was asked yet."""
        catalogue = current.current()
        catalogue.memo.clear()
        catalogue.memo["labels"] = {family: dict(called) for family, called in self.labels.items()}
        catalogue.hits.kept = dict(self.kept)


def _found(shape: Shape, known: _Known) -> dict[str, Any]:
    """What the question costs the first time (`first`), and with the words found but nothing counted (`find`)."""
    first = _median(lambda: engine.find(shape.selection), known.nothing_else)
    find = _median(lambda: engine.find(shape.selection), _nothing_counted)
    total = engine.find(shape.selection).total
    return {"total": total, "first": first, "find": find, "address": shape.address}


def _nothing_counted() -> None:
    memo, fresh = current.current().memo, Remembered()
    for question, answer in remembered(memo).kept.items():
        if not isinstance(answer, Counted):
            fresh.answer(question, lambda answer=answer: answer)  # type: ignore[misc]
    memo["words"] = fresh


def _edited(asked: list[Shape], figures: dict[str, Any]) -> None:
    """What each question costs just after an edit, when the process has taken it in."""
    edited = engine.find(Selection()).ids[0]
    for shape in asked:
        engine.find(shape.selection)
        ask = partial(engine.find, shape.selection)
        figures[shape.name]["edited"] = _median(ask, lambda: _follow(edited))


def _follow(pk: int) -> None:
    _edit(pk)
    current.current()


def _by_the_orm(asked: list[Shape], figures: dict[str, Any]) -> None:
    for shape in asked:
        figures[shape.name] |= _within_patience(lambda shape=shape: plain.answer(shape.selection))  # type: ignore[misc]


def _within_patience(deed: Callable[[], object]) -> dict[str, Any]:
    """How long the plain ORM took, or that it took longer than we waited."""
    giving_up = threading.Timer(ORM_SECONDS, _interrupt, [connection.connection])
    giving_up.start()
    try:
        return {"orm": _timed(deed)}
    except OperationalError:
        return {"orm": ORM_SECONDS * 1000, "orm_over": True}
    finally:
        giving_up.cancel()


def _interrupt(running: Any) -> None:
    """The question that runs on this connection ends; both drivers allow it from another thread."""
    (running.interrupt if hasattr(running, "interrupt") else running.cancel_safe)()


def _pages(figures: dict[str, Any]) -> None:
    """Every address is a page, timed; and how many different ones are served in a second."""
    found = figures["shapes"]
    edited = engine.find(Selection()).ids[0]
    with served(dict(os.environ)) as (port, server):
        times = reading.page_times(
            port, {name: shape["address"] for name, shape in found.items()}, lambda: _edit(edited)
        )
        figures["seen"] = reading.seen_after(port, lambda: _edit(edited))
        figures["selections_a_second"] = reading.pages_a_second(port, reading.selections())
        further = reading.pages_of({shape["address"]: shape["total"] for shape in found.values()})
        figures["pages_a_second"] = reading.pages_a_second(port, further)
        figures["workers"] = of_children(server)
    for name, page in times.items():
        found[name] |= page


def _commit() -> float:
    """What the index adds to the commit of a changed title."""
    added = []
    for pk in engine.find(Selection(per_page=REPEATS)).ids:
        alone = _timed(lambda pk=pk: _edit(pk, indexed=False))  # type: ignore[misc]
        added.append(_timed(lambda pk=pk: _edit(pk)) - alone)  # type: ignore[misc]
    return statistics.median(added)


def _edit(pk: int, *, indexed: bool = True) -> None:
    """The title has changed, or is what it was before the last edit; with the index, in one transaction."""
    title = Document.objects.values_list("title", flat=True).get(pk=pk)
    title = title.removesuffix(_AGAIN) if title.endswith(_AGAIN) else title + _AGAIN
    with transaction.atomic():
        Document.objects.filter(pk=pk).update(title=title, title_key=fold(title)[:300])
        if indexed:
            engine.refresh([pk])


def _empty_page() -> float:
    requests = RequestFactory()
    return _median(lambda: (requests.get("/"), HttpResponse("", content_type="text/html")))


def _median(deed: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    times = []
    for _ in range(REPEATS):
        before()
        times.append(_timed(deed))
    return statistics.median(times)


def _timed(deed: Callable[[], object]) -> float:
    start = time.perf_counter()
    deed()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    connection.ensure_connection()
    main()
