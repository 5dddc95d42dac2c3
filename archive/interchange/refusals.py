"""What is wrong with a file, worded so that its owner can mend it."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST_LISTED = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: in which file, on which line or row, in which field, and what to do about it."""

    file: str
    number: int
    field: str
    why: str
    unit: str = "line"

    def __str__(self) -> str:
        place = f"{self.file}, {self.unit} {self.number:,}"
        return f"{place}, {self.field}: {self.why}" if self.field else f"{place}: {self.why}"


class FileRefused(ValueError):
    """Raised when a file cannot be read at all; the message says where it fails and what to do."""


class ImportRefused(ValueError):
    """Raised when nothing was written because of these faults."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(listed(faults)))


def listed(faults: Sequence[Fault]) -> list[str]:
    """Return the faults as lines to print, at most 200, and then how many more there are."""
    lines = [str(fault) for fault in faults[:MOST_LISTED]]
    if len(faults) > MOST_LISTED:
        lines.append(f"… and {len(faults) - MOST_LISTED:,} more.")
    return lines
