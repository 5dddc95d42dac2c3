"""Check the consistency of derived data."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.documents.models import Document
from archive.editing.checking import faults
from archive.journal.models import Run
from archive.people.models import Alias, Person
from archive.search.engine import Depth


class Command(BaseCommand):
    help = (
        "Compare keys, names, addresses, identities, the search index and the journal with one another. Says in one "
        "line whether all is well; ends with 1 where it is not. An entry of the index is compared by digests: that it "
        "was made of what its record says today, by today’s rules, and is as it was written. Entries that earlier "
        "releases wrote are made anew and compared, until “manage.py rebuild_search” gives them their digests."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        words = "make every entry of the index anew, and see that words find what stands in the entries"
        parser.add_argument("--deep", action="store_true", help=words)

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(faults(Depth.ANEW if options["deep"] else Depth.DIGESTS))
        for fault in found:
            self.stdout.write(fault)
        if found:
            told = ngettext("%(n)s fault was found.", "%(n)s faults were found.", len(found)) % {"n": f"{len(found):,}"}
            self.stdout.write(told + " " + _("What concerns the index is mended by “manage.py rebuild_search”."))
            sys.exit(1)
        words = _("All is well: %(documents)s documents, %(people)s people, %(names)s names and %(runs)s runs agree.")
        sizes = {"documents": Document, "people": Person, "names": Alias, "runs": Run}
        self.stdout.write(words % {name: f"{model._default_manager.count():,}" for name, model in sizes.items()})
