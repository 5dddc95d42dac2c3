"""Undo a run of the journal, however large."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils.translation import gettext as _

from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.journal.undo import UndoRefused
from archive.management.accounts import acting


class Command(BaseCommand):
    help = "Undoes a run: its changes are reverted, except where something was changed since. It can be undone in turn."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("run", type=int, metavar="RUN", help="the number in the run's address at the desk")
        parser.add_argument("--reason", required=True, help="kept in the journal, and shown beside the run")
        parser.add_argument("--by", metavar="USER", default="", help="who does it; default: the archive itself")

    def handle(self, *args: Any, **options: Any) -> None:
        run = Run.objects.filter(pk=options["run"]).first()
        if run is None:
            raise CommandError(_("There is no run %(run)s.") % {"run": options["run"]})
        try:
            undone = undo_run(run, by=acting(options["by"]), reason=options["reason"], progress=self._say)
        except UndoRefused as refused:
            raise CommandError(str(refused)) from refused
        for sentence in undone.left:
            self.stdout.write(sentence)
        self.stdout.write(_("Undone, in run %(run)s.") % {"run": undone.run.pk})

    def _say(self, done: int, total: int) -> None:
        self.stderr.write(_("%(done)s of %(total)s records taken back") % {"done": f"{done:,}", "total": f"{total:,}"})
