"""Make a backup."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.keeping.copying import back_up
from archive.keeping.package import PackageRefused


class Command(BaseCommand):
    help = "Copy the whole archive, database and files, into FILE, while people go on working."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="a file, or a folder in which it gets a name with the hour")

    def handle(self, *args: Any, **options: Any) -> None:
        target = Path(options["file"])
        if target.is_dir():
            target /= f"archive-{_stamp()}.tar"
        try:
            contents = back_up(target, self.stdout.write)
        except (PackageRefused, OSError) as refused:
            raise CommandError(str(refused)) from refused
        words = _("%(file)s is a whole backup: the database and %(number)s files, %(size)s MB.")
        size = f"{target.stat().st_size / 10**6:,.1f}"
        self.stdout.write(words % {"file": target, "number": f"{len(contents.members) - 1:,}", "size": size})


def _stamp() -> str:
    return timezone.now().strftime("%Y-%m-%d-%H%M%S")
