"""The pages of the desk over the archive of this environment, one process: CPU milliseconds an answer, and queries.

Prints JSON. The archive gains one record with fifty names, which is saved again and again, and one member of staff.
"""

import json
import logging
import os
import random
import sys
from collections.abc import Mapping, Sequence
from typing import Any, Final

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ["ARCHIVE_LIMITS"] = "off"
django.setup()

from django.db.models import Max, Min  # noqa: E402
from django.test import Client  # noqa: E402

from archive.documents.models import Document  # noqa: E402
from archive.editing.saving import version_of  # noqa: E402
from archive.merging.cards.models import Card  # noqa: E402
from archive.people.models import Person  # noqa: E402
from tests.admin.forms import shown  # noqa: E402
from tests.benchmarks.answers import Answer, Row, measured, page  # noqa: E402
from tests.hands import letter, staff  # noqa: E402

TIMES: Final = 15
TITLE: Final = "Minutes of a meeting of fifty delegates"
DESK: Final = "/admin/archive"


def main() -> None:
    """Prints what was measured."""
    logging.disable(logging.INFO)  # each save is told in a line of the log
    editor = Client(headers={"host": "127.0.0.1"})
    editor.force_login(staff("bench", "Curators", "Reviewers", "Name editors", "Administrators"))
    minutes = _minutes()
    table: dict[str, Row] = {
        name: measured([page(editor, each) for each in several]) for name, several in addresses(minutes).items()
    }
    table["save"] = measured(saves(editor, minutes))
    json.dump(table, sys.stdout)


def addresses(minutes: Document) -> Mapping[str, Sequence[str]]:
    """The pages by their sort; the queue only where cards were made (`manage.py suggest_merges`)."""
    chance = random.Random(7)
    people, documents = _some(Person, chance), _some(Document, chance)
    of_minutes = f"{DESK}/document/{minutes.pk}"
    return {
        "home": ["/admin/"] * TIMES,
        "list": [f"{DESK}/document/?p={number + 1}" for number in range(TIMES)],
        "list, filtered": [
            f"{DESK}/document/?{asked}" for asked in ("state=draft", "before=1949", "q=cable", "state=review")
        ],
        "form": [f"{DESK}/document/{each}/change/" for each in documents],
        "form, 50 names": [f"{of_minutes}/change/"] * TIMES,
        "history": [f"{of_minutes}/history/"] * TIMES,
        "review": [f"{DESK}/document/review/"] * TIMES,
        "people": [f"{DESK}/person/?p={number + 1}" for number in range(TIMES)],
        "person": [f"{DESK}/person/{each}/change/" for each in people],
        "journal": [f"{DESK}/run/"] * TIMES,
        "queue": [f"{DESK}/person/candidates/?page={number + 1}" for number in range(TIMES)]
        if Card.objects.exists()
        else [],
    }


def _some(model: Any, chance: random.Random) -> list[int]:
    """A few keys, without a list of all of them, which would leave the process's memory full of holes."""
    ends = model.objects.aggregate(first=Min("pk"), last=Max("pk"))
    drawn = chance.sample(range(ends["first"], ends["last"] + 1), min(ends["last"] - ends["first"], 20 * TIMES))
    return list(model.objects.filter(pk__in=drawn).order_by("pk").values_list("pk", flat=True)[:TIMES])


def saves(editor: Client, minutes: Document) -> Sequence[Answer]:
    """Saves of one record, each with another summary, as its form would send them."""
    form = f"{DESK}/document/{minutes.pk}/change/"

    def saving(number: int) -> Answer:
        def answer() -> int:
            version = version_of("document", minutes.pk)
            response = editor.post(form, {**sent, "version": version, "summary": f"No. {number}", "_save": "1"})
            if response.status_code != 302:
                raise RuntimeError(f"a save answered {response.status_code}")
            return len(response.content)

        return answer

    sent = shown(editor, form)
    return [saving(number) for number in range(TIMES)]


def _minutes() -> Document:
    found = Document.objects.filter(title=TITLE).first()
    return found or letter(TITLE, *((f"Delegate {number}", "participant") for number in range(50)), date="May 1952")


if __name__ == "__main__":
    main()
