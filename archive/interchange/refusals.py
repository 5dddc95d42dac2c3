"""What is wrong with a file, said so that the person who has it can mend it."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST_LISTED = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: in which file, on which line or row, in which field, and what to do about it."""

    file: str
    number: int
    field: str
    why: str
    unit: str = "line"

    def __str__(self) -> str:
        place = f"{self.file}, {self.unit} {self.number:,}"
        return f"{place}, {self.field}: {self.why}" if self.field else f"{place}: {self.why}"


class FileRefused(ValueError):
    """The file cannot be read at all; the message says where it stops making sense and what to do."""


class ImportRefused(ValueError):
    """Nothing was written, because of these faults."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(listed(faults)))


def listed(faults: Sequence[Fault]) -> list[str]:
    """The faults as lines to print, at most 200 and then how many more there are."""
    lines = [str(fault) for fault in faults[:MOST_LISTED]]
    if len(faults) > MOST_LISTED:
        lines.append(f"… and {len(faults) - MOST_LISTED:,} more.")
    return lines
