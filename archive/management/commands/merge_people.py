"""Merge the people of a list."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from archive.interchange.applying.attempts import attempted
from archive.interchange.cells import parted
from archive.interchange.reading.csv import table_of
from archive.interchange.reading.files import bytes_of, text_of, unpacked
from archive.interchange.reading.tables import read_table
from archive.interchange.refusals import Fault, listed
from archive.management.accounts import acting
from archive.management.counting import counted, refused_of
from archive.management.reading_files import paths_of, refusing
from archive.merging.many import MergesRefused, Wish, merge_many

_COLUMNS = ("survivor", "absorbed", "reason")
_EPILOG = """
columns: survivor, absorbed (slugs, as in /people/joseph-stalin/; several absorbed with | between), reason.

Every row is a run that can be undone by itself; two who are one already count as done. Somebody merged into another
since is not merged again: name who he is now. Rows
may build on one another. Either all rows are merged or none.
exit codes: 0 all are merged (or could be); 1 a row was refused, nothing was written; 2 the file cannot be read.
"""


class Command(BaseCommand):
    help = "Merge the people of a list, each row of a CSV file one merge."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.epilog = _EPILOG
        parser.add_argument("file", metavar="FILE.csv", help="UTF-8")
        parser.add_argument("--check", action="store_true", help="say what would happen, and write nothing")
        parser.add_argument("--by", default="", metavar="USER", help="who does it; default: the archive itself")

    def handle(self, *args: Any, **options: Any) -> None:
        by = acting(options["by"])
        (path,) = paths_of([options["file"]])
        wishes = refusing(path, lambda: _wishes(path))
        try:
            done = attempted(lambda: merge_many(wishes, by=by, check=options["check"]))
        except MergesRefused as refused:
            for line in listed([Fault(path.name, each.number, "", each.why, unit="row") for each in refused.refused]):
                self.stderr.write(line)
            told = refused_of(len(refused.refused), len(wishes), "merge")
            raise CommandError(f"{told}; nothing was written.") from refused
        ending = "can be made. Nothing was written." if options["check"] else "made."
        self.stdout.write(f"{counted(done, 'merge')} {ending}")


def _wishes(path: Path) -> list[Wish]:
    table = read_table(table_of(text_of(unpacked(bytes_of(path)))), _COLUMNS, required=_COLUMNS)
    return [
        Wish(number, row.get("survivor", "").strip(), absorbed, row.get("reason", ""))
        for number, row in table
        for absorbed in parted(row.get("absorbed", "")) or [""]
    ]
