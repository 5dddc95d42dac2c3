"""What a timer does every night, a step after the other; one that fails does not keep the others from their work."""

import sys
from collections.abc import Callable, Iterator
from typing import Any

from django.core.management import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.editing import publishing
from archive.interchange.staging.kept import sweep
from archive.journal.history import system_account

Step = Callable[[], Iterator[str]]


class Command(BaseCommand):
    help = (
        "For a timer, once a day: release what was held back until today. Safe to repeat; ends with 1 where a step "
        "failed."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        failed = False
        for name, step in STEPS.items():
            try:
                for sentence in step():
                    self.stdout.write(sentence)
            except Exception as broken:  # noqa: BLE001 the other steps have their own work to do
                failed = True
                self.stderr.write(f"{name}: {broken}")
        if failed:
            sys.exit(1)


def release() -> Iterator[str]:
    """Records held back until today or to be published today are public."""
    number, left = publishing.release(timezone.localdate(), by=system_account())
    yield _("Released: %(number)s.") % {"number": number}
    yield from left


def imports() -> Iterator[str]:
    """Imports that nobody finished for a month are thrown away."""
    if number := sweep():
        yield _("Unfinished imports thrown away: %(number)s.") % {"number": number}


# In this order.
STEPS: dict[str, Step] = {"release": release, "imports": imports}
