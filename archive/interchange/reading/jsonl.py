"""Reading JSON Lines: one object a line, in the travelling shape or in that of a profile."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from archive.imprint.figures import figure
from archive.interchange.reading.rows import Row, row_of
from archive.interchange.reading.shape import Remark, record_from
from archive.interchange.record import Record

Reshape = Callable[[dict[str, Any]], tuple[Record | None, list[Remark]]]


class NotOneObject(ValueError):
    """Raised when a line is not one JSON object; the message says what it is."""


def read_jsonl(file: str, lines: Iterable[str], reshape: Reshape = record_from) -> Iterator[Row]:
    """Yield each line that is not blank as a row; a line that is not an object is a refused row."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            plain = line.rstrip("\n")
            yield row_of(file, number, _read(plain, reshape), {"row": plain})


def object_of(line: str) -> dict[str, Any]:
    """Return the object on a line. Raises NotOneObject where it is not one, or names a key twice."""
    try:
        value = json.loads(line, object_pairs_hook=_once_each)
    except json.JSONDecodeError as problem:
        said = _("is not JSON: %(why)s at character %(n)s.")
        raise NotOneObject(said % {"why": problem.msg, "n": figure(problem.colno)}) from problem
    except NotOneObject:
        raise
    except ValueError as problem:
        said = _("holds a number of thousands of digits; put it in quotation marks, as text.")
        raise NotOneObject(said) from problem
    except RecursionError as problem:
        raise NotOneObject(_("is nested too deeply.")) from problem
    if not isinstance(value, dict):
        raise NotOneObject(_("is not a JSON object: it should begin with { and end with }."))
    return value


def _read(line: str, reshape: Reshape) -> tuple[Record | None, list[Remark]]:
    try:
        return reshape(object_of(line))
    except NotOneObject as refused:
        return None, [Remark("", str(refused))]


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _value in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise NotOneObject(_("names the key “%(key)s” twice.") % {"key": twice[:60]})
    return found
