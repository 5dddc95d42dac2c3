"""Commands that do what a CSV file says, all of it or nothing."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar, Protocol

from django.core.management import BaseCommand, CommandError

from archive.interchange.refusals import Fault, listed
from archive.management.counting import refused_of


class RefusedRow(Protocol):
    """A row that cannot be done, by its number in the file, and why."""

    @property
    def number(self) -> int: ...
    @property
    def why(self) -> str: ...


class FromTable(BaseCommand):
    """`FILE.csv [--check] [--by USER]`, with the columns and exit codes explained below the options."""

    epilog: ClassVar[str]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.epilog = self.epilog
        parser.add_argument("file", metavar="FILE.csv", help="UTF-8")
        parser.add_argument("--check", action="store_true", help="say what would happen, and write nothing")
        parser.add_argument("--by", default="", metavar="USER", help="who does it; default: the archive itself")

    def nothing_written(self, path: Path, refused: Iterable[RefusedRow], of: int, noun: str) -> CommandError:
        """Lists the refused rows on stderr; returns the error to raise, which says how many of how many they are."""
        rows = list(refused)
        for line in listed([Fault(path.name, each.number, "", each.why, unit="row") for each in rows]):
            self.stderr.write(line)
        return CommandError(f"{refused_of(len(rows), of, noun)}; nothing was written.")
