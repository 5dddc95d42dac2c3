"""Identify the names listed in a table."""

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
from archive.management.reading_files import Telling, paths_of, refusing
from archive.management.tidying import tidied_seldom
from archive.merging.deeds.from_list import NamesRefused, NameWish, identify_many

_COLUMNS = ("name", "person", "new_name", "documents", "reason")
_EPILOG = """
columns: name (as written), person (slug, as in /people/joseph-stalin/) or new_name (rows with the same new name make
         one person), documents (public ids with | between; empty: all in which the name still waits), reason.

All rows are one run that can be undone as one; rows that are so already count as done.
exit codes: 0 all are done (or could be); 1 a row was refused, nothing was written; 2 the file cannot be read.
"""


class Command(FromTable):
    help = "Identify names from a list, whole or document by document, as one run."
    epilog = _EPILOG

    @tidied_seldom()
    def handle(self, *args: Any, **options: Any) -> None:
        by = acting(options["by"])
        (path,) = paths_of([options["file"]])
        wishes = refusing(path, lambda: _wishes(path))
        telling = Telling(self.stderr, lambda done: f"{done:,} of {len(wishes):,} rows done")
        try:
            done = attempted(lambda: identify_many(wishes, by=by, check=options["check"], progress=telling))
        except NamesRefused as refused:
            raise self.nothing_written(path, refused.refused, len(wishes), "row") from refused
        ending = "can be identified. Nothing was written." if options["check"] else "identified."
        self.stdout.write(f"{counted(done, 'row')} {ending}")


def _wishes(path: Path) -> list[NameWish]:
    table = read_table(table_of(text_of(unpacked(bytes_of(path)))), _COLUMNS, required=("name",))
    return [
        NameWish(
            number,
            row.get("name", "").strip(),
            row.get("person", "").strip(),
            row.get("new_name", "").strip(),
            tuple(parted(row.get("documents", ""))),
            row.get("reason", ""),
        )
        for number, row in table
    ]
