"""Reading: a file of any known format becomes rows, each with a record or with its faults.

Nothing here queries the database; planning checks whether names and addresses are known.
"""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO

from django.utils.translation import gettext as _

from archive.interchange.reading import csv, frus, listing, tables, xlsx
from archive.interchange.reading.files import require_few, text_of, unpacked
from archive.interchange.reading.formats import Format, format_of
from archive.interchange.reading.frus import frus_record
from archive.interchange.reading.jsonl import read_jsonl
from archive.interchange.reading.lines import lines_of, require_lines
from archive.interchange.reading.listing import read_listing
from archive.interchange.reading.rows import Incoming, Row
from archive.interchange.reading.shape import record_from
from archive.interchange.reading.tables import read_documents
from archive.interchange.refusals import FileRefused
from archive.interchange.spilled import Spilled

__all__ = ["PROFILES", "Format", "Incoming", "Row", "read"]

PROFILES = (tables.PROFILE, listing.PROFILE, frus.PROFILE)
# Called with the rows read, the total (0 if unknown), and the number refused.
Progress = Callable[[int, int, int], None]


def read(
    file: str,
    data: bytes | BinaryIO,
    *,
    written_as: str = Format.AUTO,
    profile: str = "",
    progress: Progress | None = None,
) -> Incoming:
    """Return the file's rows, in order; records without a source get the profile's.

    Line formats of an open file are read line by line, and the rows are on disk. A listing may be empty: somebody
    copied an empty list. Raises FileRefused where the file as a whole cannot be read: too large, empty, cut off, or of
    another encoding or format.
    """
    held = io.BytesIO(unpacked(data)) if isinstance(data, bytes) else data
    held.seek(0)
    kind = format_of(file, held.read(4096)) if written_as == Format.AUTO else Format(written_as)
    profile = profile or _DEFAULT_PROFILES.get(kind, tables.PROFILE)
    _require_known(kind, profile)
    rows = Spilled[Row](weigh=Row.weight)
    filled = 0 if kind == Format.XLSX else require_lines(held)
    refused, total = 0, filled if kind == Format.JSONL else 0  # the total of other formats is unknown before reading
    told: list[str] = []
    for row in _rows(file, held, kind, profile, told):
        rows.append(_sourced(row, profile))
        refused += bool(row.faults)
        if progress:
            progress(len(rows), total, refused)
    if not rows and kind != Format.LISTING:
        raise FileRefused(_("There is no document in it."))
    return Incoming(file, profile, rows, tuple(told))


def _require_known(kind: Format, profile: str) -> None:
    if profile not in _FORMATS_OF:
        said = _("There is no profile “%(profile)s”. Known are: %(known)s.")
        raise FileRefused(said % {"profile": profile, "known": ", ".join(PROFILES)})
    if kind not in _FORMATS_OF[profile]:
        said = _("The profile “%(profile)s” does not read %(kind)s files.")
        raise FileRefused(said % {"profile": profile, "kind": kind})


def _rows(file: str, held: BinaryIO, kind: Format, profile: str, told: list[str]) -> Iterator[Row]:
    if kind in {Format.XLSX, Format.LISTING}:
        held.seek(0)
        data = held.read()
        return _sheets(file, xlsx.Workbook(data, told)) if kind == Format.XLSX else read_listing(file, text_of(data))
    if kind == Format.CSV:
        require_few(csv.table_of(lines_of(held)))
        return read_documents(file, csv.table_of(lines_of(held)))
    require_few(line for line in lines_of(held) if line.strip())
    return read_jsonl(file, lines_of(held), frus_record if profile == frus.PROFILE else record_from)


def _sheets(file: str, workbook: xlsx.Workbook) -> Iterator[Row]:
    """Yield the rows of every sheet that is read; where there are several, each names its sheet."""
    tables = list(workbook.tables())
    for name, table in tables:
        yield from read_documents(file, table, name if len(tables) > 1 else "")


def _sourced(row: Row, profile: str) -> Row:
    if row.record is None or row.record.source:
        return row
    return replace(row, record=replace(row.record, source=profile))


_DEFAULT_PROFILES = {Format.LISTING: listing.PROFILE}
_FORMATS_OF = {
    tables.PROFILE: (Format.CSV, Format.XLSX, Format.JSONL),
    listing.PROFILE: (Format.LISTING,),
    frus.PROFILE: (Format.JSONL,),
}
