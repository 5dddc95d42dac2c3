"""Accept the cards listed in a table."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from archive.interchange.applying.attempts import attempted
from archive.interchange.cells import parted
from archive.interchange.reading.csv import table_of
from archive.interchange.reading.files import bytes_of, text_of, unpacked
from archive.interchange.reading.tables import read_table
from archive.management.accounts import acting
from archive.management.counting import counted
from archive.management.from_tables import FromTable
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


class Command(FromTable):
    help = "Accept the cards of a table as they are ticked there, as one run."
    epilog = _EPILOG

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--reason", default="", help="why; default: that they stand so in the file")

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
            raise self.nothing_written(path, refused.refused, len({row.card for row in rows}), "card") from refused
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
