"""Recompute candidate pairs and cards."""

import csv
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from archive.interchange.cells import guarded
from archive.management.counting import counted
from archive.management.tidying import tidied_seldom
from archive.merging.cards import desk
from archive.merging.cards.listing import COLUMNS as CARD_COLUMNS
from archive.merging.cards.listing import Listed, listed
from archive.merging.cards.outcomes import outcomes
from archive.merging.cards.up_to_date import bring_up_to_date, make_anew
from archive.merging.models import Candidate
from archive.merging.queue import Entry, entries, waiting

COLUMNS = (
    "kind", "person", "other", "person_external_id", "other_external_id", "name", "other_name", "verdict", "score",
    "reasons",
)  # fmt: skip
_CHUNK = 500


class Command(BaseCommand):
    help = "Find anew who might be one person, and whose the waiting names may be: the queue of the merging desk."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--csv", metavar="FILE", help="write the queue here too, decided pairs left out")
        parser.add_argument(
            "--cards", action="store_true", help="the queue of cards, brought up to date; a row a member"
        )

    @tidied_seldom()
    def handle(self, *args: Any, **options: Any) -> None:
        if options["cards"]:
            self._cards(options["csv"])
            return
        cards = make_anew(progress=self._told)
        number = Candidate.objects.count()
        self.stdout.write(f"{counted(number, 'pair of names', 'pairs of names')} may be one person's.")
        if options["csv"]:
            try:
                written = write_csv(Path(options["csv"]))
            except OSError as refused:
                raise CommandError(f"{options['csv']} cannot be written: {refused.strerror}.") from refused
            self.stdout.write(_waiting(written, options["csv"]))
        self.stdout.write(f"{counted(cards, 'card waits', 'cards wait')} at the desk.")

    def _cards(self, file: str | None) -> None:
        number = bring_up_to_date(progress=self._told)
        self.stdout.write(f"{counted(number, 'card waits', 'cards wait')}. {desk.progress().sentence()}")
        for each in outcomes():
            self.stdout.write(f"{each.label}: of {counted(each.cards, 'card')} like this {each.accepted:,} accepted.")
        if file:
            try:
                written = write_cards(Path(file))
            except OSError as refused:
                raise CommandError(f"{file} cannot be written: {refused.strerror}.") from refused
            self.stdout.write(f"{counted(written, 'row')} in {file}.")

    def _told(self, done: int, total: int) -> None:
        if total > _CHUNK and sys.stderr.isatty():
            self.stderr.write(f"\r{done:,} of {total:,} names compared", ending="\n" if done == total else "")
        elif total > _CHUNK and done % (20 * _CHUNK) == 0:
            self.stderr.write(f"{done:,} of {total:,} names compared")


def _waiting(number: int, file: str) -> str:
    if number == 1:
        return f"1 of them waits to be decided; it is in {file}."
    return f"{number:,} of them wait to be decided; they are in {file}."


def write_csv(path: Path) -> int:
    """Write the queue of candidate pairs, most likely first; return the number of rows."""
    written = 0
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        for entry in _entries():
            table.writerow([guarded(str(cell)) for cell in _row(entry)])
            written += 1
    return written


def write_cards(path: Path) -> int:
    """Write the queue of cards; return the number of rows."""
    written = 0
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(CARD_COLUMNS)
        for each in listed():
            table.writerow([guarded(str(cell)) for cell in _card_row(each)])
            written += 1
    return written


def _card_row(each: Listed) -> tuple[object, ...]:
    card, row = each.card, each.row
    return (
        card.key, card.gain, each.person, card.proposed_name, each.kind, each.member, "|".join(each.documents),
        "yes" if row.ticked else "no", "yes" if card.sure else "no", row.score, "; ".join(row.reasons),
        "; ".join(row.against),
    )  # fmt: skip


def _entries() -> Iterator[Entry]:
    seen: set[tuple[int, int]] = set()
    pks = list(waiting().order_by("-score", "pk").values_list("pk", flat=True))
    for start in range(0, len(pks), _CHUNK):
        some = Candidate.objects.filter(pk__in=pks[start : start + _CHUNK]).order_by("-score", "pk")
        some = some.select_related("name__person__identity", "other__person__identity")
        for entry in entries(some, with_members=False):
            other = entry.other.pk if entry.other else -entry.other_name.pk
            pair = (min(entry.person.pk, other), max(entry.person.pk, other))
            if pair not in seen:
                seen.add(pair)
                yield entry


def _row(entry: Entry) -> tuple[object, ...]:
    reasons = [*entry.candidate.reasons, *(f"but {reason}" for reason in entry.candidate.against)]
    if entry.perhaps:
        reasons.append(f"decided “perhaps”: {entry.perhaps.reason}")
    other = entry.other
    return (
        entry.kind, entry.person.slug, other.slug if other else "", entry.person.external_id,
        other.external_id if other else "", entry.name.form, entry.other_name.form, entry.candidate.verdict,
        entry.candidate.score, "; ".join(reasons),
    )  # fmt: skip
