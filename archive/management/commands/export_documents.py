"""Export documents."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand

from archive.documents.models import Document
from archive.interchange.travelling import published_keys, records_of
from archive.interchange.writing.jsonl import lines_of
from archive.interchange.writing.table import csv_lines
from archive.management.writing_files import write_out


class Command(BaseCommand):
    help = "Write all published documents, in the order they came in, as JSON Lines (nothing is lost) or CSV."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=["jsonl", "csv"], default="jsonl", help="default: jsonl")
        parser.add_argument("--output", default="-", metavar="FILE", help="default: the terminal")
        parser.add_argument("--all", action="store_true", help="drafts, held and withdrawn ones too, for staff")

    def handle(self, *args: Any, **options: Any) -> None:
        every = options["all"]
        pks = Document.objects.order_by("pk").values_list("pk", flat=True) if every else published_keys()
        records = records_of(pks, public=not every)
        lines = lines_of(records) if options["format"] == "jsonl" else csv_lines(records)
        write_out(lines, options["output"], self.stdout)
