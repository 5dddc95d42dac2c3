"""Step 3: the faulty rows, whose cells can be corrected in place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from archive.admin.importing.asking import asked, may_publish, onward, page
from archive.interchange.mapping.fields import columns_of
from archive.interchange.mapping.mapped import Column
from archive.interchange.planning import Planned
from archive.interchange.reading.formats import Format
from archive.interchange.staging.kept import Staged
from archive.interchange.staging.saying import label
from archive.interchange.staging.seen import Seen, seen

SHOWN: Final = 50  # rows per page: corrected ones make room for the next
LONGEST_CELL: Final = 100_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a faulty row; `name` is the field name if it can be edited."""

    words: str
    name: str = ""
    is_faulty: bool = False
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class Faulty:
    """A row of the grid: its cells by column, and the error message."""

    number: int
    cells: Sequence[Cell]
    said: Sequence[tuple[str, str]]


def grid_view(request: HttpRequest, key: str) -> HttpResponse:
    """Show the first faulty rows, store corrections, and continue once none is left."""
    one = asked(request, key)
    if request.method == "POST":
        if "lacking" in request.POST:
            one.lacking = True
            one.keep()
            return onward("plan", one)
        _mend(request, one)
    found = seen(one, changes_public=may_publish(request))
    refused = found.plan.refused
    if not refused:
        one.lacking = False
        one.keep()
        return onward("plan", one)
    context = {
        "headings": _headings(found),
        "rows": [_faulty(planned, found) for planned in refused[:SHOWN]],
        "refused": len(refused),
        "total": len(found.rows),
    }
    return page(request, "grid", context, one, status=409 if request.method == "POST" else 200)


def _mend(request: HttpRequest, one: Staged) -> None:
    """Store the corrected cells, separately from the file."""
    for name, value in request.POST.items():
        what, _sign, place = name.partition("-")
        if what == "cell":
            number, _sign, at = place.partition("-")
            if _is_number(number) and _is_number(at):
                one.cells.setdefault(number, {})[at] = str(value)[:LONGEST_CELL]
        elif what == "line" and _is_number(place):
            one.lines[place] = str(value)[:LONGEST_CELL]
    one.keep()


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 7


def _headings(found: Seen) -> list[tuple[str, str]]:
    """Return the column headings with their fields; none for line-based formats."""
    columns = [column for column in found.laid.columns if column.field]
    return [(column.heading, label(column.field)) for column in columns]


def _faulty(planned: Planned, found: Seen) -> Faulty:
    said = [(label(fault.field) if fault.field else "", fault.why) for fault in planned.faults]
    table = found.laid.opened.table
    if table is None:
        return Faulty(planned.row.number, _line(planned, found.laid.opened.written_as), said)
    faulty = frozenset[str]().union(*(columns_of(fault.field) for fault in planned.faults))
    is_whole = any(not fault.field for fault in planned.faults)
    known = dict(_texts(planned.row.written, found.laid.columns))
    cells = [
        _cell(planned.row.number, at, column, known.get(at, ""), is_faulty=is_whole or column.field in faulty)
        for at, column in enumerate(found.laid.columns)
        if column.field
    ]
    return Faulty(planned.row.number, cells, said)


def _texts(written: Mapping[str, str], columns: Sequence[Column]) -> list[tuple[int, str]]:
    return [(at, written.get(column.heading or f"column {at + 1}", "")) for at, column in enumerate(columns)]


def _cell(number: int, at: int, column: Column, words: str, *, is_faulty: bool) -> Cell:
    is_long = len(words) > 60 or "\n" in words
    return Cell(words, f"cell-{number}-{at}" if is_faulty else "", is_faulty, is_long)


def _line(planned: Planned, written_as: Format) -> list[Cell]:
    """Return the cells of a row without columns: a JSON line can be edited, a pasted listing only at its source."""
    written = planned.row.written
    if written_as == Format.JSONL:
        return [Cell(written.get("row", ""), f"line-{planned.row.number}", is_faulty=True, is_long=True)]
    return [Cell(", ".join(filter(None, written.values())) or _("an empty row"))]
