"""Run as a program: converts an XLSX workbook to lines of JSON.

    python -I sheets.py MOST_COLUMNS HIGHEST_ROW < workbook > lines

For each sheet first an object (title, whether it is shown, its member of the package), then, where it is shown, each
row as a list of texts: dates are YYYY-MM-DD, formulas their last result. Exits with 0, or with the code of what is
wrong with the file; with BEYOND the last line is the title of the sheet.
"""

import datetime
import io
import json
import sys
import warnings
from typing import Any

DAMAGED, TOO_HARD, BEYOND = 3, 8, 9


def main(most_columns: int, highest_row: int) -> int:
    """Convert the workbook on standard input; return the exit code."""
    warnings.simplefilter("ignore")
    try:
        from openpyxl import load_workbook

        for sheet in load_workbook(io.BytesIO(sys.stdin.buffer.read()), read_only=True, data_only=True).worksheets:
            # A sheet's declared size is unreliable; without it, rows have their actual length.
            sheet.reset_dimensions()
            is_shown = sheet.sheet_state == "visible"
            member = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
            _write({"title": sheet.title, "is_shown": is_shown, "member": member})
            for number, row in enumerate(sheet.iter_rows(values_only=True) if is_shown else (), 1):
                if number > highest_row:
                    _write(sheet.title)
                    return BEYOND
                _write([_text(cell) for cell in row[: most_columns + 1]])
    except MemoryError:
        return TOO_HARD
    except Exception as broken:  # noqa: BLE001 - whatever a damaged file makes the libraries raise
        sys.stderr.write(f"{type(broken).__name__}: {broken}"[:300])
        return DAMAGED
    return 0


def _write(line: Any) -> None:
    sys.stdout.write(json.dumps(line) + "\n")


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


if __name__ == "__main__":
    code = main(int(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.flush()
    sys.exit(code)
