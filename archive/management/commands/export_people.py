"""Export people."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand

from archive.interchange.writing.people import csv_lines, json_lines, standing_people
from archive.management.writing_files import write_out


class Command(BaseCommand):
    help = "Write everybody with all names, notes for staff included, as JSON Lines or as CSV for import_people."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=["jsonl", "csv"], default="jsonl", help="default: jsonl")
        parser.add_argument("--output", default="-", metavar="FILE", help="default: the terminal")

    def handle(self, *args: Any, **options: Any) -> None:
        write = json_lines if options["format"] == "jsonl" else csv_lines
        write_out(write(standing_people(), for_staff=True), options["output"], self.stdout)
