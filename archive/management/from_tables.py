"""Commands that apply the rows of a CSV file atomically."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar, Protocol

from django.core.management import BaseCommand, CommandError

from archive.interchange.refusals import Fault, listed
from archive.management.counting import refused_of


class RefusedRow(Protocol):
    """A row that cannot be applied: its number in the file, and the reason."""

    @property
    def number(self) -> int: ...
    @property
    def why(self) -> str: ...


class FromTable(BaseCommand):
    """Base of commands `FILE.csv [--check] [--by USER]`; columns and exit codes are in the epilog."""

    epilog: ClassVar[str]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.epilog = self.epilog
        parser.add_argument("file", metavar="FILE.csv", help="UTF-8")
        parser.add_argument("--check", action="store_true", help="say what would happen, and write nothing")
        parser.add_argument("--by", default="", metavar="USER", help="who does it; default: the archive itself")

    def nothing_written(self, path: Path, refused: Iterable[RefusedRow], of: int, noun: str) -> CommandError:
        """Print the rejected rows to stderr; return the error to raise, with their number."""
        rows = list(refused)
        for line in listed([Fault(path.name, each.number, "", each.why, unit="row") for each in rows]):
            self.stderr.write(line)
        return CommandError(f"{refused_of(len(rows), of, noun)}; nothing was written.")
