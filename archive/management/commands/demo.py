"""Set up a demo archive with accounts, and start the server."""

import logging
import os
import secrets
import socket
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import transaction

from archive.interchange.demonstration import (
    DEMO_REASON,
    DEMO_SOURCE,
    DESK_REASON,
    DESK_SOURCE,
    HARD_SOURCE,
    NAMES_REASON,
    NAMES_SOURCE,
    SHOWCASE_REASON,
    SHOWCASE_SOURCE,
    WAITING_REASON,
    WAITING_SOURCE,
    ArchiveNotEmpty,
    lay_fixtures,
    lay_waiting,
    require_empty_or_demo,
)
from archive.journal.history import system_account
from archive.management.accounts import DEMO, enrol_demo_accounts
from archive.management.demonstration.deeds import play
from archive.merging.cards.up_to_date import bring_up_to_date

HOST = "127.0.0.1"
WHAT = "names: many names to decide upon; showcase: an invented collection with texts, scans and cover names"


@contextmanager
def _deeds_unlogged() -> Iterator[None]:
    """Suppress the log lines of the generated runs, which would hide the account list printed afterwards."""
    log = logging.getLogger("archive.journal.runs")
    before = log.level
    log.setLevel(logging.WARNING)
    try:
        yield
    finally:
        log.setLevel(before)


class Command(BaseCommand):
    help = "Fill an empty archive with the demo, make its accounts, and serve it on this machine. Safe to repeat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", nargs="?", choices=["names", "showcase"], help=WHAT)
        parser.add_argument("--no-run", action="store_true", help="fill the archive, and do not start the server")
        parser.add_argument("--port", default=os.environ.get("PORT") or "8000", help="default: PORT, or 8000")
        parser.add_argument("--hard-cases", action="store_true", help="add the made-up records of every difficulty")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["no_run"]:
            _require_free(options["port"])
        call_command("migrate", verbosity=0, interactive=False)
        password = os.environ.get("ARCHIVE_DEMO_PASSWORD") or secrets.token_urlsafe(12)
        with _deeds_unlogged(), transaction.atomic():
            self._refuse_another_archive()
            enrol_demo_accounts(password)
            self._lay(options["what"] or "", hard_cases=options["hard_cases"])
        self._introduce(options["port"], password, serving=not options["no_run"])
        if not options["no_run"]:
            _serve(options["port"])

    def _refuse_another_archive(self) -> None:
        try:
            require_empty_or_demo()
        except ArchiveNotEmpty as refused:
            raise CommandError(str(refused)) from refused

    def _lay(self, what: str, *, hard_cases: bool) -> None:
        fixtures, by = settings.ROOT / "fixtures", system_account()
        lay_fixtures(fixtures / "demo", source=DEMO_SOURCE, reason=DEMO_REASON, by=by)
        if hard_cases or what == "names":
            lay_fixtures(fixtures / "hard-cases", source=HARD_SOURCE, reason="The hard cases", by=by)
        lay_waiting(fixtures / "waiting", source=WAITING_SOURCE, reason=WAITING_REASON, by=by)
        if lay_waiting(fixtures / "desk", source=DESK_SOURCE, reason=DESK_REASON, by=by):
            play(fixtures / "desk", source=DESK_SOURCE)
        if what == "names":
            lay_waiting(fixtures / "names", source=NAMES_SOURCE, reason=NAMES_REASON, by=by)
        showcase = fixtures / "showcase"
        if what == "showcase" and lay_fixtures(showcase, source=SHOWCASE_SOURCE, reason=SHOWCASE_REASON, by=by):
            play(showcase, source=SHOWCASE_SOURCE)
        bring_up_to_date()

    def _introduce(self, port: str, password: str, *, serving: bool) -> None:
        address = f"http://{HOST}:{port}/"
        self.stdout.write(f"\n  Sobriquet, the demo{' is at ' + self.style.SUCCESS(address) if serving else ''}")
        if serving:
            self.stdout.write(f"  The desk is at {address}admin/ — stop the server with Ctrl-C.")
        self.stdout.write("\n  Accounts, all with the password " + self.style.SUCCESS(password))
        for username, group in DEMO.items():
            self.stdout.write(f"    {username:<10}{group or 'staff without any right'}")
        self.stdout.write("")
        self.stdout.flush()


def _require_free(port: str) -> None:
    """Raise CommandError if the port is in use."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(port)))
        except (OSError, ValueError, OverflowError) as taken:
            raise CommandError(f"Port {port} cannot be had ({taken}). Take another: PORT=8001 make demo") from taken


def _serve(port: str) -> None:
    """Replace this process with the production server, using the same settings."""
    command = [sys.executable, "-m", "gunicorn", "-c", str(settings.ROOT / "gunicorn.conf.py"), "-b", f"{HOST}:{port}"]
    os.chdir(settings.ROOT)
    os.execv(sys.executable, command)  # noqa: S606 no shell is wanted
