"""Remove a second factor when no Administrator can sign in."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management import BaseCommand, CommandError

from archive.keeping.second_factors import take_away


class Command(BaseCommand):
    help = "Removes the second factor of an account, and ends its sessions: for the last Administrator who lost theirs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--remove", metavar="USER", required=True, help="the account whose second factor was lost")

    def handle(self, *args: Any, **options: Any) -> None:
        account = User.objects.filter(username=options["remove"]).first()
        if account is None:
            raise CommandError(f"No account is called {options['remove']}.")
        take_away(account, by="the command line")
        self.stdout.write(f"{account.username} signs in with the password alone, until a second factor is set up anew.")
