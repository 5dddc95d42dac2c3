"""Accept the cards of a table."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from archive.interchange.applying.attempts import attempted
from archive.interchange.cells import parted
from archive.interchange.reading.csv import table_of
from archive.interchange.reading.files import bytes_of, text_of, unpacked
from archive.interchange.reading.tables import read_table
from archive.interchange.refusals import Fault, listed
from archive.management.accounts import acting
from archive.management.counting import counted, refused_of
from archive.management.reading_files import paths_of, refusing
from archive.management.tidying import tidied_seldom
from archive.merging.cards.listing import COLUMNS
from archive.merging.cards.up_to_date import bring_up_to_date
from archive.merging.deeds.from_cards import CardRow, CardsRefused, decide_cards

_EPILOG = """
columns: as “suggest_merges --cards --csv FILE” writes them; edit “ticked” (yes or no) and “proposed_name”. A card
without a tick stays as it is.

All cards are one run that can be undone as one. A card that has changed since the table was written is refused.
exit codes: 0 all are accepted (or could be); 1 a card was refused, nothing was written; 2 the file cannot be read.
"""


class Command(BaseCommand):
    help = "Accept the cards of a table as they are ticked there, as one run."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.epilog = _EPILOG
        parser.add_argument("file", metavar="FILE.csv", help="UTF-8")
        parser.add_argument("--check", action="store_true", help="say what would happen, and write nothing")
        parser.add_argument("--reason", default="", help="why; default: that they stand so in the file")
        parser.add_argument("--by", default="", metavar="USER", help="who does it; default: the archive itself")

    @tidied_seldom()
    def handle(self, *args: Any, **options: Any) -> None:
        by = acting(options["by"])
        (path,) = paths_of([options["file"]])
        rows = refusing(path, lambda: _rows(path))
        reason = options["reason"] or f"Accepted as ticked in {path.name}"
        bring_up_to_date()
        try:
            done = attempted(lambda: decide_cards(rows, by=by, reason=reason, check=options["check"]))
        except CardsRefused as refused:
            for line in listed([Fault(path.name, each.number, "", each.why, unit="row") for each in refused.refused]):
                self.stderr.write(line)
            told = refused_of(len(refused.refused), len({row.card for row in rows}), "card")
            raise CommandError(f"{told}; nothing was written.") from refused
        if not options["check"]:
            bring_up_to_date()
        ending = "can be accepted. Nothing was written." if options["check"] else "accepted."
        self.stdout.write(f"{counted(done, 'card')} {ending}")


def _rows(path: Path) -> list[CardRow]:
    wanted = ("card", "member_kind", "member", "ticked")
    table = read_table(table_of(text_of(unpacked(bytes_of(path)))), COLUMNS, required=wanted)
    return [
        CardRow(
            number,
            row.get("card", "").strip(),
            row.get("proposed_name", "").strip(),
            row.get("member_kind", "").strip(),
            row.get("member", ""),
            frozenset(parted(row.get("documents", ""))),
            row.get("ticked", "").strip().lower() == "yes",
        )
        for number, row in table
    ]
