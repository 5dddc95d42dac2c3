"""Rebuild the search index from the records."""

from typing import Any

from django.core.management import BaseCommand

from archive.management.tidying import tidied_seldom
from archive.search import engine


class Command(BaseCommand):
    help = "Make the search index anew from the records. Readers find the old one until it is done."

    @tidied_seldom()
    def handle(self, *args: Any, **options: Any) -> None:
        engine.rebuild(self._tell)
        engine.take_snapshot()
        self.stdout.write("The index is made.")

    def _tell(self, done: int, of: int) -> None:
        if done == of or not done % 10_000:
            self.stdout.write(f"{done:,} of {of:,} documents")
