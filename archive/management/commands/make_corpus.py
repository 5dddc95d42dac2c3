"""Fill an empty archive with generated documents, for benchmarks."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import transaction

from archive.documents.models import Document
from archive.management.corpus.making import Corpus
from archive.people.models import Person
from archive.search import engine


class Command(BaseCommand):
    help = "Fill an empty archive with made-up documents, the same for the same seed. For benchmarks only."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--documents", type=int, default=20_000, metavar="N", help="default: 20,000")
        parser.add_argument("--people", type=int, metavar="P", help="default: one for every ten documents")
        seed = "the same seed makes the same archive; default: 1"
        parser.add_argument("--seed", type=int, default=1, metavar="S", help=seed)

    def handle(self, *args: Any, **options: Any) -> None:
        if options["documents"] < 1:
            raise CommandError("Ask for at least one document.")
        if Document.objects.exists() or Person.objects.exists():
            raise CommandError("This archive holds something already. Make-believe is written into an empty one only.")
        with transaction.atomic():
            Corpus(options["documents"], options["seed"], options["people"]).write(self.stdout.write)
            engine.rebuild(self._tell)
        engine.take_snapshot()

    def _tell(self, done: int, of: int) -> None:
        if done == of or not done % 20_000:
            self.stdout.write(f"{done:,} of {of:,} indexed")
