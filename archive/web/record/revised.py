"""When a record was last revised and by what kind of deed: what the journal says to readers, never who or why."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy

from archive.documents.full import FullRecord
from archive.journal.history import latest_of_document
from archive.journal.models import Run
from archive.web.wording import Words

_DEEDS: Final[Mapping[str, Words]] = {
    Run.Kind.EDIT: gettext_lazy("the record was edited"),
    Run.Kind.IMPORT: gettext_lazy("the record was brought in from its source"),
    Run.Kind.IDENTIFY: gettext_lazy("a name was identified"),
    Run.Kind.MERGE: gettext_lazy("people were brought together"),
    Run.Kind.SPLIT: gettext_lazy("names were told apart"),
    Run.Kind.BATCH: gettext_lazy("several records were edited together"),
    Run.Kind.PUBLICATION: gettext_lazy("the record was published"),
    Run.Kind.UNDO: gettext_lazy("a change was taken back"),
}


@dataclass(frozen=True, slots=True)
class Revised:
    """The last revision of a record."""

    at: datetime.datetime
    deed: Words = ""


def revised(document: FullRecord) -> Revised:
    """The latest revision of the record itself; where the journal has none, the moment it was last changed."""
    latest = latest_of_document(document.pk)
    return Revised(latest[0], _DEEDS.get(latest[1], "")) if latest else Revised(document.own_changed)
