"""Records from the rows of a listing page: the title gives type, number and names; the whole row gives the id."""

import hashlib
from collections.abc import Iterator

from archive.interchange.reading.pages import ListedRow, listed_rows
from archive.interchange.reading.rows import Row, row_of
from archive.interchange.reading.shape import Remark, record_from
from archive.interchange.record import Record
from archive.names.titles import TitleReading, read_title
from archive.text.folding import fold_each

PROFILE = "listing"
# What the page gives; the rest is read from the title, for new records only.
GIVEN = frozenset({"external_id", "title", "date", "date_text", "summary"})


def listing_id(date_text: str, title: str, summary: str) -> str:
    """Return the id of a row without one: `listing:` and the SHA-256 (hexadecimal) of its folded contents.

    The three parts are joined by line ends, so that moving a word from one to another changes the id; accents, case,
    and kinds of dashes and spaces make no difference.
    """
    return "listing:" + hashlib.sha256(fold_each(date_text, title, summary).encode()).hexdigest()


def read_listing(file: str, text: str) -> Iterator[Row]:
    """Yield the rows of a listing as records. Raises FileRefused as `listed_rows` does."""
    for listed in listed_rows(text):
        written = {"date": listed.date_text, "title": listed.title, "summary": listed.summary}
        read = (None, [Remark("date", listed.trouble)]) if listed.trouble else _record(listed)
        yield row_of(file, listed.number, read, written)


def _record(listed: ListedRow) -> tuple[Record | None, list[Remark]]:
    reading = read_title(listed.title)
    return record_from(
        {
            "external_id": listing_id(listed.date_text, listed.title, listed.summary),
            "title": listed.title,
            "date": listed.date.edtf if listed.date else "",
            "date_text": listed.date_text,
            "summary": listed.summary,
            **proposals(reading),
        },
        given=GIVEN,
    )


def proposals(reading: TitleReading) -> dict[str, object]:
    """Return what a title says of its document, under keys of the travelling shape.

    A name that is only in brackets is its own supplied name.
    """
    return {
        "type": reading.type,
        "number": reading.number,
        "credits": [
            {"name": name.form, "supplied": name.supplied, "role": name.role, "certainty": name.certainty}
            for name in reading.names
            if not name.anonymous
        ],
        "places": list(reading.places),
    }
