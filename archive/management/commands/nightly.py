"""Nightly maintenance in a single command, for a timer; failures are reported by email."""

import datetime
import gzip
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.core.management import BaseCommand, call_command
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.documents.files.keeping import forget_taken_down, whole
from archive.documents.models import Document, StoredFile, TakenDown
from archive.editing import kept, publishing, staged
from archive.imprint.face import face
from archive.interchange.staging.kept import sweep
from archive.interchange.travelling import published_keys, records_of
from archive.interchange.writing.jsonl import lines_of
from archive.journal.history import system_account
from archive.keeping.copying import back_up
from archive.keeping.fixity import files_damaged
from archive.keeping.second_factors import forget_ended_sessions
from archive.search import engine

# Every file is verified once within this number of nights.
NIGHTS: Final = 30


class Command(BaseCommand):
    help = (
        "For cron or a timer: releases what was withheld until today, reads a part of the files under their SHA-256, "
        "writes the whole archive as one file, readies the index, sweeps the desk of what nobody saved; says by mail "
        "what went wrong, and ends with 1."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--backup", metavar="FOLDER", help="a backup is made there, too")

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localtime(timezone.now(), face().zone).date()
        steps: list[Callable[[], Iterator[str]]] = [
            lambda: self._release(today),
            lambda: _damaged(today),
            self._dump,
            _snapshot,
            _sessions,
            self._imports,
            _desk,
        ]
        if options["backup"]:
            steps.append(lambda: self._back_up(Path(options["backup"])))
        wrong = [sentence for step in steps for sentence in _done(step)]
        for sentence in wrong:
            self.stdout.write(sentence)
        if wrong:
            _write_to_administrators(wrong)
            sys.exit(1)
        self.stdout.write(_("The night's work is done; nothing is wrong."))

    def _release(self, today: datetime.date) -> Iterator[str]:
        """Publish the documents whose embargo or schedule has expired."""
        number, left = publishing.release(today, by=system_account())
        if number:
            self.stdout.write(_("Released: %(number)s.") % {"number": number})
        yield from left

    def _imports(self) -> Iterator[str]:
        """Delete imports left unfinished for a month."""
        if number := sweep():
            self.stdout.write(_("Unfinished imports thrown away: %(number)s.") % {"number": number})
        yield from ()

    def _dump(self) -> Iterator[str]:
        """Write all published documents to one file for download."""
        target = Path(settings.DATA_DIR) / "dump" / "documents.jsonl.gz"
        with whole(target) as file, gzip.open(file, "wt", encoding="utf-8", compresslevel=6) as packed:
            packed.writelines(lines_of(records_of(published_keys(), public=True)))
        yield from ()

    def _back_up(self, target: Path) -> Iterator[str]:
        back_up(target / f"archive-{timezone.now():%Y-%m-%d-%H%M%S}.tar", self.stdout.write)
        yield from ()


def _done(step: Callable[[], Iterator[str]]) -> list[str]:
    """Run a step and return its errors; an exception does not stop the other steps."""
    try:
        return list(step())
    except Exception as failed:  # noqa: BLE001 - any error is reported by email, and the other steps run
        return [f"{type(failed).__name__}: {failed}"]


def _damaged(today: datetime.date) -> Iterator[str]:
    tonight = today.toordinal() % NIGHTS
    gone = TakenDown.objects.filter(what=TakenDown.What.FILE).values("digest")
    every = StoredFile.objects.exclude(digest__in=gone).order_by("digest").values_list("digest", flat=True)
    for digest in files_damaged([digest for digest in every if int(digest[:8], 16) % NIGHTS == tonight]):
        names = ", ".join(Document.objects.filter(files__stored=digest).values_list("public_id", flat=True)[:3])
        words = _("A file of %(documents)s is missing or not what it was: %(digest)s")
        yield words % {"documents": names or "—", "digest": digest}


def _snapshot() -> Iterator[str]:
    engine.take_snapshot()
    yield from ()


def _sessions() -> Iterator[str]:
    """Delete expired sessions, with the addresses and browsers recorded for them."""
    call_command("clearsessions")
    forget_ended_sessions()
    yield from ()


def _desk() -> Iterator[str]:
    """Delete old autosaved input and staged files."""
    kept.sweep()
    staged.sweep()
    forget_taken_down()
    yield from ()


def _write_to_administrators(wrong: list[str]) -> None:
    found = User.objects.filter(groups__name="Administrators", is_active=True).exclude(email="")
    addresses = list(found.values_list("email", flat=True)) or [face().email]
    if settings.EMAIL_HOST and any(addresses):
        send_mail(_("Something is wrong with the archive"), "\n".join(wrong), None, addresses)
