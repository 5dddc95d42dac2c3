"""Compare what is found with what is there."""

import sys
from typing import Any

from django.core.management import BaseCommand

from archive.search import engine


class Command(BaseCommand):
    help = "Compare the search index and the counts with the records. Ends with 1 where they differ."

    def handle(self, *args: Any, **options: Any) -> None:
        faults = engine.check()
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            self.stdout.write("Run `manage.py rebuild_search` to make the index anew.")
            sys.exit(1)
        self.stdout.write("The index agrees with the records.")
