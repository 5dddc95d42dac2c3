"""Merge the people listed in a table."""

from pathlib import Path
from typing import Any

from archive.interchange.applying.attempts import attempted
from archive.interchange.cells import parted
from archive.interchange.reading.csv import table_of
from archive.interchange.reading.files import bytes_of, text_of, unpacked
from archive.interchange.reading.tables import read_table
from archive.management.accounts import acting
from archive.management.counting import counted
from archive.management.from_tables import FromTable
from archive.management.reading_files import paths_of, refusing
from archive.merging.many import MergesRefused, Wish, merge_many

_COLUMNS = ("survivor", "absorbed", "reason")
_EPILOG = """
columns: survivor, absorbed (slugs, as in /people/joseph-stalin/; several absorbed with | between), reason.

Every row is a run that can be undone by itself; two who are one already count as done. Somebody merged since is not
merged again: name who they are now. Rows may build on one another. Either all rows are merged or none.
exit codes: 0 all are merged (or could be); 1 a row was refused, nothing was written; 2 the file cannot be read.
"""


class Command(FromTable):
    help = "Merge the people of a list, each row of a CSV file one merge."
    epilog = _EPILOG

    def handle(self, *args: Any, **options: Any) -> None:
        by = acting(options["by"])
        (path,) = paths_of([options["file"]])
        wishes = refusing(path, lambda: _wishes(path))
        try:
            done = attempted(lambda: merge_many(wishes, by=by, check=options["check"]))
        except MergesRefused as refused:
            raise self.nothing_written(path, refused.refused, len(wishes), "merge") from refused
        ending = "can be made. Nothing was written." if options["check"] else "made."
        self.stdout.write(f"{counted(done, 'merge')} {ending}")


def _wishes(path: Path) -> list[Wish]:
    table = read_table(table_of(text_of(unpacked(bytes_of(path)))), _COLUMNS, required=_COLUMNS)
    return [
        Wish(number, row.get("survivor", "").strip(), absorbed, row.get("reason", ""))
        for number, row in table
        for absorbed in parted(row.get("absorbed", "")) or [""]
    ]
