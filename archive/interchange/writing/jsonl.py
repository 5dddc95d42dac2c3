"""Records as JSON Lines."""

import json
from collections.abc import Iterable, Iterator

from archive.interchange.record import Record
from archive.interchange.writing.shape import as_mapping


def lines_of(records: Iterable[Record]) -> Iterator[str]:
    """Yield each record as one line of JSON with its line end; letters of every script are not escaped."""
    for record in records:
        yield json.dumps(as_mapping(record), ensure_ascii=False) + "\n"
