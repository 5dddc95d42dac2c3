"""Take records down for legal reasons."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils.translation import gettext as _

from archive.documents.models import Document
from archive.editing.taking_down import KIND, TakeDownRefused, holds, take_down
from archive.management.accounts import acting


class Command(BaseCommand):
    help = (
        "Takes records down for good, as a court or a law asks: texts, files, description and history are blanked; "
        "ids and digests are kept. It cannot be undone. Without --sure it only says what would go."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("ids", nargs="+", metavar="ID", help="the eight characters in the record's address")
        parser.add_argument("--reason", required=True, help="readers of a record that was public are shown it")
        parser.add_argument("--by", metavar="USER", default="", help="who answers for it")
        parser.add_argument("--sure", action="store_true", help="do it")

    def handle(self, *args: Any, **options: Any) -> None:
        found = {document.public_id: document for document in Document.objects.filter(public_id__in=options["ids"])}
        for asked in options["ids"]:
            if asked not in found:
                raise CommandError(_("No document has the id %(id)s.") % {"id": asked})
        pks = [document.pk for document in found.values()]
        self._say(found, pks)
        if not options["sure"]:
            self.stdout.write(_("Nothing was done. It cannot be undone: say --sure where you are."))
            return
        try:
            run = take_down(pks, by=acting(options["by"]), reason=options["reason"])
        except TakeDownRefused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(
            _("Taken down for good, in run %(run)s. Backups made before still hold it.") % {"run": run.pk}
        )

    def _say(self, found: dict[str, Document], pks: list[int]) -> None:
        for public_id, document in found.items():
            self.stdout.write(f"{public_id}  {document.title}")
        held = holds(pks)
        words = _(
            "To be blanked: the description, %(texts)s texts, %(files)s files, %(versions)s versions of %(kind)s."
        )
        sizes = {"texts": len(held.texts), "files": len(held.files), "versions": held.versions}
        self.stdout.write(words % {**sizes, "kind": KIND})
