"""What a reader returns: one row of a file, read or refused, with its position and its cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from archive.interchange.reading.shape import Remark
from archive.interchange.record import Record
from archive.interchange.refusals import Fault

_ROW, _PART = 1_200, 250  # bytes, measured


@dataclass(frozen=True, slots=True)
class Row:
    """One row: either `record`, or `faults` that say why not; `written` is the row as it stood in the file."""

    file: str
    number: int
    record: Record | None
    faults: tuple[Fault, ...] = ()
    written: Mapping[str, str] = field(default_factory=dict)
    unit: str = "line"

    def fault(self, about: str, why: str) -> Fault:
        """Return a fault of this row."""
        return Fault(self.file, self.number, about, why, self.unit)

    def weight(self) -> int:
        """Return about how many bytes it takes in memory."""
        texts, parts = sum(map(_bytes, self.written.values())), 0
        if record := self.record:
            texts += _bytes(record.title) + _bytes(record.summary) + sum(_bytes(text.text) for text in record.texts)
            many = (record.texts, record.credits, record.topics, record.places, record.holdings, record.related)
            parts = sum(map(len, many))
        return _ROW + _PART * parts + texts


def _bytes(text: str) -> int:
    """Return what Python keeps a text of this length in, but for characters beyond 16 bits."""
    return len(text) if text.isascii() else 2 * len(text)


def row_of(
    file: str,
    number: int,
    read: tuple[Record | None, list[Remark]],
    written: Mapping[str, str],
    *,
    unit: str = "line",
) -> Row:
    """Return the row, with each remark as a fault at its position."""
    record, remarks = read
    faults = tuple(Fault(file, number, remark.field, remark.why, unit) for remark in remarks)
    return Row(file, number, record, faults, written, unit)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that was read: its rows, and the profile that read them."""

    file: str
    profile: str
    rows: Sequence[Row]
    # Sentences on what in the file was not read, or not as it looks.
    told: tuple[str, ...] = ()

    @property
    def refused(self) -> list[Row]:
        """The rows that are refused as they stand."""
        return [row for row in self.rows if row.faults]
