"""Restore a backup."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, call_command
from django.utils.translation import gettext as _

from archive.authority.pouring import gather_statistics
from archive.keeping.copying import restore
from archive.keeping.package import PackageRefused
from archive.search import engine


class Command(BaseCommand):
    help = "Make the archive what a backup holds. Every byte of it is checked before anything here is touched."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="what `backup` wrote")
        parser.add_argument("--replace", action="store_true", help="also where records are here, which are then gone")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            contents = restore(Path(options["file"]), replace=options["replace"], tell=self.stdout.write)
        except (PackageRefused, OSError) as refused:
            raise CommandError(str(refused)) from refused
        call_command("migrate", verbosity=0, interactive=False)
        gather_statistics()
        if not engine.is_ready():
            call_command("rebuild_search", stdout=self.stdout)
        self.stdout.write(_("The archive is as it was on %(made)s. Start the server anew.") % {"made": contents.made})
        self.stdout.write(
            _("Ids given out since then may, very improbably, be given out again: see whether any was cited.")
        )
