"""Export the whole archive into a folder."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from archive.interchange.refusals import FileRefused
from archive.interchange.whole.writing import write_archive
from archive.management.counting import counted


class Command(BaseCommand):
    help = (
        "Write everything into a new folder, for staff: drafts and what waits, files, merges, decisions, addresses, "
        "journal, and accounts without passwords. The same archive makes the same bytes in every database."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="DIR", help="the folder to write, not there yet or empty")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rows = write_archive(Path(options["folder"]))
        except FileRefused as refused:
            raise CommandError(str(refused), returncode=2) from refused
        self.stdout.write(f"{counted(rows['document'], 'document')}, {sum(rows.values()):,} rows in all.")
