"""The rows an import left out, as a table to mend and import again."""

from collections.abc import Iterable

from archive.interchange.planning import Planned
from archive.interchange.reading.tables import REFUSED_ROW, REFUSED_WHY
from archive.interchange.writing.table import BYTE_ORDER_MARK, csv_line


def refused_rows(refused: Iterable[Planned]) -> str:
    """Return CSV of these rows as in their file, each with its number and faults; "" without any.

    The two added columns in front are ignored when the table is read.
    """
    rows = [_row(planned) for planned in refused]
    if not rows:
        return ""
    columns = list(dict.fromkeys([REFUSED_ROW, REFUSED_WHY, *(column for row in rows for column in row)]))
    lines = [csv_line([row.get(column, "") for column in columns]) for row in rows]
    return BYTE_ORDER_MARK + csv_line(columns) + "".join(lines)


def _row(planned: Planned) -> dict[str, str]:
    why = " ".join(f"{fault.field} {fault.why}".strip() for fault in planned.faults)
    written = {column: cell for column, cell in planned.row.written.items() if column}
    return {REFUSED_ROW: str(planned.row.number), REFUSED_WHY: why, **written}
