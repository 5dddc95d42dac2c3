"""Import an exported archive into an empty one."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from archive.interchange.refusals import FileRefused
from archive.interchange.whole.reading import read_archive
from archive.management.counting import counted


class Command(BaseCommand):
    help = (
        "Read a folder written by export_archive into an archive without records and accounts, also of another kind "
        "of database. Everybody needs a new password then: manage.py changepassword NAME."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="DIR", help="the folder that export_archive wrote")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rows = read_archive(Path(options["folder"]), self._tell)
        except FileRefused as refused:
            raise CommandError(str(refused), returncode=2) from refused
        self.stdout.write(f"{counted(rows['document'], 'document')}, {sum(rows.values()):,} rows in all.")

    def _tell(self, done: int, of: int) -> None:
        if done == of or not done % 10_000:
            self.stderr.write(f"{done:,} of {of:,} documents indexed")
