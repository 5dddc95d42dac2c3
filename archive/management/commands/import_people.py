"""Import people from a table."""

from pathlib import Path
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.management import CommandError

from archive.authority.pouring import gather_statistics
from archive.interchange.applying.attempts import attempted
from archive.interchange.applying.people import SOURCE, enrol_people, known_external_ids
from archive.interchange.reading.csv import table_of
from archive.interchange.reading.files import bytes_of, text_of, unpacked
from archive.interchange.reading.people import PersonRow, read_people
from archive.interchange.refusals import listed
from archive.journal.models import Run
from archive.journal.runs import open_run
from archive.management.accounts import acting
from archive.management.counting import counted, refused_of
from archive.management.from_tables import FromTable
from archive.management.reading_files import paths_of, refusing
from archive.management.tidying import tidied_seldom

_COLUMNS = """
columns: id (what the file calls the person), name, names (others, with | between), kind (person, body or group),
         born, died (as exactly as known: 1878, c. 1880), description (one line for readers), note (for staff),
         identifiers (viaf:12345|wikidata:Q855).
         id and name are required, the others may be missing.

Every row is one person; nobody is merged with anybody, however alike. Whose id came in before stays as they are.
exit codes: 0 everybody is in (or would be); 1 a row was refused, nothing was written; 2 the file cannot be read.
"""


class Command(FromTable):
    help = "Bring in people, each row of a CSV file one person."
    epilog = _COLUMNS

    @tidied_seldom()
    def handle(self, *args: Any, **options: Any) -> None:
        by = acting(options["by"])
        (path,) = paths_of([options["file"]])
        rows = refusing(path, lambda: _rows(path))
        faults = [fault for row in rows for fault in row.faults]
        if faults:
            for line in listed(faults):
                self.stderr.write(line)
            refused = sum(bool(row.faults) for row in rows)
            raise CommandError(f"{refused_of(refused, len(rows), 'row')}; nothing was written.", returncode=1)
        news = len(_new(rows)) if options["check"] else attempted(lambda: _enrol(rows, path.name, by))
        if not options["check"]:
            gather_statistics()
        ending = " Nothing was written." if options["check"] else ""
        self.stdout.write(f"{counted(len(rows), 'row')}: {news:,} new, {len(rows) - news:,} here already.{ending}")


def _rows(path: Path) -> list[PersonRow]:
    return list(read_people(path.name, table_of(text_of(unpacked(bytes_of(path))))))


def _new(rows: list[PersonRow]) -> list[PersonRow]:
    known = known_external_ids(SOURCE, [row.record.external_id for row in rows if row.record])
    return [row for row in rows if row.record and row.record.external_id not in known]


def _enrol(rows: list[PersonRow], file: str, by: AbstractBaseUser) -> int:
    with open_run(Run.Kind.IMPORT, by=by, reason=f"Import of {file}") as run:
        news = _new(rows)
        enrol_people([row.record for row in news if row.record], run, SOURCE)
        run.run.told = {"imported": {"people": len(news)}}
    return len(news)
