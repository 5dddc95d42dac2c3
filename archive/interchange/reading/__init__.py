"""Reading: a file of any known format becomes rows, each with a record or with what is wrong with it.

Nothing here asks the database anything; whether a name or an address is known is for planning.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from archive.interchange.reading import csv, frus, listing, tables, xlsx
from archive.interchange.reading.files import require_few, require_short_lines, text_of, unpacked
from archive.interchange.reading.formats import Format, format_of
from archive.interchange.reading.frus import frus_record
from archive.interchange.reading.jsonl import read_jsonl
from archive.interchange.reading.listing import read_listing
from archive.interchange.reading.rows import Incoming, Row
from archive.interchange.reading.tables import read_documents
from archive.interchange.refusals import FileRefused

__all__ = ["PROFILES", "Format", "Incoming", "Row", "read"]

PROFILES = (tables.PROFILE, listing.PROFILE, frus.PROFILE)
# Told the rows read, of how many (0 where that is not known), and how many of them are refused.
Progress = Callable[[int, int, int], None]


def read(
    file: str, data: bytes, *, written_as: str = Format.AUTO, profile: str = "", progress: Progress | None = None
) -> Incoming:
    """The file's rows, in its order; records that name no source have the profile's. `progress` is told how
    far it is.

    A listing may have none: somebody copied a list that is empty.
    Raises FileRefused where the file as a whole cannot be read: too large, empty, cut off, another encoding or format.
    """
    data = unpacked(data)
    kind = format_of(file, data) if written_as == Format.AUTO else Format(written_as)
    profile = profile or _DEFAULT_PROFILES.get(kind, tables.PROFILE)
    rows: list[Row] = []
    refused, total = 0, _total(kind, data)
    told: list[str] = []
    for row in _rows(file, data, kind, profile, told):
        rows.append(_sourced(row, profile))
        refused += bool(row.faults)
        if progress:
            progress(len(rows), total, refused)
    if not rows and kind != Format.LISTING:
        raise FileRefused("There is no document in it.")
    return Incoming(file, profile, tuple(rows), tuple(told))


def _rows(file: str, data: bytes, kind: Format, profile: str, told: list[str]) -> Iterator[Row]:
    if profile not in _FORMATS_OF:
        raise FileRefused(f"There is no profile “{profile}”. Known are: {', '.join(PROFILES)}.")
    if kind not in _FORMATS_OF[profile]:
        raise FileRefused(f"The profile “{profile}” does not read {kind} files.")
    if kind == Format.XLSX:
        return _sheets(file, xlsx.Workbook(data, told))
    require_short_lines(data)
    text = text_of(data)
    if kind == Format.LISTING:
        return read_listing(file, text)
    if kind == Format.CSV:
        require_few(csv.table_of(text))
        return read_documents(file, csv.table_of(text))
    return read_jsonl(file, text, frus_record) if profile == frus.PROFILE else read_jsonl(file, text)


def _sheets(file: str, workbook: xlsx.Workbook) -> Iterator[Row]:
    """The rows of every sheet that is read; where there are several, each says of which it is."""
    tables = list(workbook.tables())
    for name, table in tables:
        yield from read_documents(file, table, name if len(tables) > 1 else "")


def _total(kind: Format, data: bytes) -> int:
    """How many rows there will be, where that is known without reading them: in JSON Lines."""
    return sum(1 for line in data.split(b"\n") if line.strip()) if kind == Format.JSONL else 0


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
