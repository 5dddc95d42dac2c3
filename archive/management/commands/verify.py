"""Verify the integrity of all stored data."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.documents.models import Content, Document, StoredFile
from archive.editing.checking import faults
from archive.journal.models import Run
from archive.keeping.copying import check
from archive.keeping.fixity import damage, surplus, told_of_taken_down
from archive.keeping.package import PackageRefused
from archive.search.engine import Depth


class Command(BaseCommand):
    help = (
        "Read everything once: the database's pages, its keys, the index, circles, the chain of the journal, and every "
        "text and file under its SHA-256. One line at the end says whether all is well; 1 where it is not."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--backup", metavar="FILE", help="look at a backup instead")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["backup"]:
            self._look_at(Path(options["backup"]))
            return
        found = list(damage())
        try:
            found += faults(Depth.WORDS)
        except DatabaseError as broken:
            found.append(_("The database cannot be read: %(why)s") % {"why": str(broken).split("\n", maxsplit=1)[0]})
        for fault in found:
            self.stdout.write(fault)
        if found:
            told = ngettext("%(n)s fault was found.", "%(n)s faults were found.", len(found)) % {"n": f"{len(found):,}"}
            self.stdout.write(told)
            sys.exit(1)
        if taken := told_of_taken_down():
            self.stdout.write(taken)
        if extra := surplus():
            words = _("%(number)s files belong to no record; they do no harm.")
            self.stdout.write(words % {"number": f"{len(extra):,}"})
        words = _("All is well: %(documents)s documents, %(texts)s texts, %(files)s files and %(runs)s runs are whole.")
        sizes = {"documents": Document, "texts": Content, "files": StoredFile, "runs": Run}
        self.stdout.write(words % {name: f"{model._default_manager.count():,}" for name, model in sizes.items()})

    def _look_at(self, package: Path) -> None:
        try:
            contents = check(package)
        except (PackageRefused, OSError) as refused:
            raise CommandError(str(refused)) from refused
        words = _("All is well: the backup of %(made)s holds the database and %(number)s files, each as it was.")
        self.stdout.write(words % {"made": contents.made, "number": f"{len(contents.members) - 1:,}"})
