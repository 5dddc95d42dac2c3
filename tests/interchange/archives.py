"""Bringing records in and taking them out again, in one line each."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.db import transaction

from archive.interchange.applying import Brought, bring_in
from archive.interchange.planning import Mode
from archive.interchange.reading import Row, read
from archive.interchange.travelling import published_keys, records_of
from archive.interchange.writing.shape import as_mapping
from archive.journal.history import system_account


def rows_of(*records: dict[str, Any]) -> tuple[Row, ...]:
    """These objects as the rows of a file."""
    return tuple(read("cables.jsonl", "".join(json.dumps(record) + "\n" for record in records).encode()).rows)


def brought(*records: dict[str, Any], mode: Mode = Mode.KEEP, **more: Any) -> Brought:
    """These objects are in the archive, published unless `publishing` says otherwise."""
    settled: dict[str, Any] = {"publishing": True, "reason": "a test"} | more
    return bring_in(rows_of(*records), by=system_account(), mode=mode, **settled)


def exported() -> list[dict[str, Any]]:
    """What a public export holds, without when it was changed."""
    mappings = [as_mapping(record) for record in records_of(published_keys())]
    return [{key: value for key, value in mapping.items() if key != "changed"} for mapping in mappings]


def cable(nth: int = 1, **changes: Any) -> dict[str, Any]:
    """A small record of its own."""
    return {"external_id": str(nth), "title": f"Cable No. {nth}, Kovalev to Stalin", "date": "1949-05-18"} | changes


class Emptied(Exception):
    """Takes everything back that was brought in."""


@contextmanager
def passing_archive() -> Iterator[None]:
    """Whatever is written inside is gone afterwards."""
    with suppress(Emptied), transaction.atomic():
        yield
        raise Emptied
