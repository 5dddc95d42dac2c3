"""Check the consistency of derived data."""

import sys
from typing import Any

from django.core.management import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.documents.models import Document
from archive.editing.checking import faults
from archive.journal.models import Run
from archive.people.models import Alias, Person


class Command(BaseCommand):
    help = (
        "Compare keys, names, addresses, identities, the search index and the journal with one another. Says in one "
        "line whether all is well; ends with 1 where it is not."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(faults())
        for fault in found:
            self.stdout.write(fault)
        if found:
            told = ngettext("%(n)s fault was found.", "%(n)s faults were found.", len(found)) % {"n": f"{len(found):,}"}
            self.stdout.write(told + " " + _("What concerns the index is mended by “manage.py rebuild_search”."))
            sys.exit(1)
        words = _("All is well: %(documents)s documents, %(people)s people, %(names)s names and %(runs)s runs agree.")
        sizes = {"documents": Document, "people": Person, "names": Alias, "runs": Run}
        self.stdout.write(words % {name: f"{model._default_manager.count():,}" for name, model in sizes.items()})
