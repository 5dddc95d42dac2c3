"""Reading JSON Lines: one object a line, in the travelling shape or in that of a profile."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from archive.interchange.reading.rows import Row, row_of
from archive.interchange.reading.shape import Remark, record_from
from archive.interchange.record import Record

Reshape = Callable[[dict[str, Any]], tuple[Record | None, list[Remark]]]


class NotOneObject(ValueError):
    """A line is not one JSON object; the message says what it is."""


def read_jsonl(file: str, text: str, reshape: Reshape = record_from) -> Iterator[Row]:
    """Each line that is not blank as a row; a line that is no object is a refused row with its number."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield row_of(file, number, _read(line, reshape), {"row": line})


def object_of(line: str) -> dict[str, Any]:
    """The object on a line. Raises NotOneObject where it is none, or names a key twice."""
    try:
        value = json.loads(line, object_pairs_hook=_once_each)
    except json.JSONDecodeError as problem:
        raise NotOneObject(f"is not JSON: {problem.msg} at character {problem.colno:,}.") from problem
    except ValueError as problem:
        # Python reads no number of more than 4,300 digits; no column holds one of more than eighteen.
        raise NotOneObject("holds a number that is too long.") from problem
    except RecursionError as problem:
        raise NotOneObject("is nested too deeply.") from problem
    if not isinstance(value, dict):
        raise NotOneObject("is not a JSON object: it should begin with { and end with }.")
    return value


def _read(line: str, reshape: Reshape) -> tuple[Record | None, list[Remark]]:
    try:
        return reshape(object_of(line))
    except NotOneObject as refused:
        return None, [Remark("", str(refused))]


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise NotOneObject(f"names the key “{twice}” twice.")
    return found
