"""Import documents from files."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.management import BaseCommand, CommandError

from archive.interchange.applying import Brought, bring_in
from archive.interchange.applying.attempts import ImportInterrupted
from archive.interchange.mapping.by_profile import maps, read_mapped
from archive.interchange.mapping.profiles import SHIPPED
from archive.interchange.planning import Mode, Plan, plan
from archive.interchange.reading import Format, Incoming, Row, read
from archive.interchange.reading.files import bytes_of, opened_file
from archive.interchange.refusals import Fault, ImportRefused, listed
from archive.interchange.spilled import Spilled
from archive.interchange.writing.planned import plan_in_words, planned_lines
from archive.interchange.writing.refused import refused_rows
from archive.management.accounts import acting
from archive.management.counting import counted, refused_of
from archive.management.reading_files import Telling, paths_of, refusing
from archive.management.tidying import tidied_seldom

_EXAMPLES = """
examples:
  manage.py import_documents listing-1.txt listing-2.txt --format listing --publish
  manage.py import_documents documents.jsonl --check
  manage.py import_documents documents.jsonl --mode fill --plan plan.csv
  manage.py import_documents volume.jsonl.gz --profile frus --publish
  manage.py import_documents cables.xlsx --accept-good      (writes cables.xlsx.refused.csv)

A record is known again by its source and external id, so the same file brought in twice adds nothing. If any row is
refused, nothing at all is written, unless --accept-good says to leave the refused rows out. Files are UTF-8.

exit codes: 0 everything is in (or would be); 1 a row was refused; 2 a file cannot be read.
"""


class Command(BaseCommand):
    help = "Bring in documents from listings, JSON Lines, CSV or XLSX. Several files are one run, undone as one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.epilog = _EXAMPLES
        parser.add_argument("files", nargs="+", metavar="FILE", help="also gzipped")
        parser.add_argument("--format", choices=[*Format], default="auto", help="default: told by the file itself")
        parser.add_argument(
            "--profile", default="", metavar="NAME",
            help=f"whose shape the rows have: {', '.join(SHIPPED)}, or a mapping saved at the desk; default: ours",
        )  # fmt: skip
        parser.add_argument("--source", default="", help="whose external ids these are; default: the profile's name")
        parser.add_argument(
            "--mode", choices=[*Mode], default=Mode.KEEP,
            help="what is here already: keep it (default), overwrite it, or fill only its empty fields",
        )  # fmt: skip
        parser.add_argument("--check", action="store_true", help="print what would happen, and write nothing")
        parser.add_argument("--plan", default="", metavar="FILE", help="write what would happen, as CSV")
        parser.add_argument("--publish", action="store_true", help="make the records public at once")
        parser.add_argument("--accept-good", action="store_true", help="leave refused rows out, into FILE.refused.csv")
        parser.add_argument("--by", default="", metavar="USER", help="who does it; default: the archive itself")

    @tidied_seldom()
    def handle(self, *args: Any, **options: Any) -> None:
        by = acting(options["by"])
        incoming = [self._read(path, options) for path in paths_of(options["files"])]
        rows = _together(incoming)
        for one in incoming:
            for sentence in one.told:
                self.stderr.write(f"{one.file}: {sentence}")
            if not one.rows:
                self.stdout.write(f"{one.file} is a list without documents.")
        if options["check"] or options["plan"] or not rows:
            planned = plan(rows, mode=Mode(options["mode"]), source=options["source"])
            self._tell_plan(planned, options)
            self.stdout.write(f"{counted(len(rows), 'row')}: {planned.sentence()}. Nothing was written.")
        else:
            brought = self._bring_in(rows, incoming, options, by)
            planned = brought.plan
            self._tell_faults(planned.faults)
            self.stdout.write(self.style.SUCCESS(f"{counted(len(rows), 'row')}: {brought.sentence()}."))
            self._write_refused(planned, options["files"])
        if planned.faults and not (options["accept_good"] and len(planned.refused) < len(rows)):
            raise CommandError(_refused(planned.refused, rows), returncode=1)

    def _read(self, path: Path, options: dict[str, Any]) -> Incoming:
        tell = Telling(self.stderr, partial(_reading, path.name))
        profile = options["profile"]
        if refusing(path, lambda: maps(profile)):
            return refusing(path, lambda: read_mapped(path.name, bytes_of(path), profile))

        def reading() -> Incoming:
            with opened_file(path) as file:
                return read(path.name, file, written_as=options["format"], profile=profile, progress=tell)

        return refusing(path, reading)

    def _bring_in(
        self, rows: Sequence[Row], incoming: list[Incoming], options: dict[str, Any], by: AbstractBaseUser
    ) -> Brought:
        try:
            return bring_in(
                rows,
                reason=f"Import of {', '.join(one.file for one in incoming)}",
                mode=Mode(options["mode"]),
                accept_good=options["accept_good"],
                publishing=options["publish"],
                progress=Telling(self.stderr, "{:,} of {:,} records written".format),
                by=by,
                source=options["source"],
            )
        except ImportRefused as refused:
            self._tell_faults(refused.faults)
            bad = {(fault.file, fault.number) for fault in refused.faults}
            raise CommandError(_refused(bad, rows) + " Nothing was written.", returncode=1) from refused
        except ImportInterrupted as interrupted:
            raise CommandError(str(interrupted), returncode=1) from interrupted

    def _tell_plan(self, planned: Plan, options: dict[str, Any]) -> None:
        """Print errors, changes and the resolution of names; write the whole plan to a file if requested."""
        self._tell_faults(planned.faults)
        for line in plan_in_words(planned):
            self.stdout.write(line)
        if name := options["plan"]:
            with Path(name).open("w", encoding="utf-8", newline="") as file:
                file.writelines(planned_lines(planned))
            self.stdout.write(f"The plan is in {name}.")

    def _tell_faults(self, faults: tuple[Fault, ...] | list[Fault]) -> None:
        for line in listed(faults):
            self.stderr.write(line)

    def _write_refused(self, planned: Plan, files: list[str]) -> None:
        for name in files:
            if text := refused_rows(one for one in planned.refused if one.row.file == Path(name).name):
                target = Path(f"{name}.refused.csv")
                target.write_text(text, encoding="utf-8", newline="")
                where = "there, and bring that file in" if Path(name).suffix in {".csv", ".xlsx"} else f"in {name}"
                self.stdout.write(f"The refused rows and what is wrong with them are in {target}. Mend them {where}.")


def _reading(file: str, read_: int, total: int, refused: int) -> str:
    """Return the progress message: “1,240 of 4,017 rows read, 3 refused”."""
    of = f" of {total:,}" if total else ""
    return f"{file}: {read_:,}{of} {'row' if (total or read_) == 1 else 'rows'} read, {refused:,} refused"


def _together(incoming: Sequence[Incoming]) -> Sequence[Row]:
    """Return the rows of all files; several files are spilled to disk."""
    return (
        incoming[0].rows
        if len(incoming) == 1
        else Spilled((row for one in incoming for row in one.rows), weigh=Row.weight)
    )


def _refused(refused: Any, rows: Sequence[Row]) -> str:
    return f"{refused_of(len(refused), len(rows), 'row')}; the lines above say why."
