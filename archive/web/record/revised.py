"""When a record was last revised and by what kind of deed: what the journal says to readers, never who or why."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy

from archive.documents.full import FullRecord
from archive.journal.changes import fields_changed
from archive.journal.history import revisions_of
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
# Of these it is told which fields they changed.
_TOLD_BY_FIELDS: Final = frozenset({Run.Kind.EDIT, Run.Kind.BATCH, Run.Kind.PUBLICATION, Run.Kind.UNDO})


@dataclass(frozen=True, slots=True)
class Revised:
    """The last revision of a record."""

    at: datetime.datetime
    deed: Words = ""
    fields: tuple[str, ...] = ()


def revised(document: FullRecord) -> Revised:
    """The latest revision of the record itself; where the journal has none, the moment it was last changed."""
    latest = list(revisions_of("document", document.pk)[:2])
    if not latest:
        return Revised(document.own_changed)
    newest, before = latest[0], latest[-1]
    deed = _DEEDS.get(newest.run.kind, "")
    if newest.value is None or before.value is None or newest.run.kind not in _TOLD_BY_FIELDS:
        return Revised(newest.run.at, deed)
    fields = tuple(fields_changed("document", before.value, newest.value))
    is_change = fields and newest.run.kind == Run.Kind.PUBLICATION  # one that waited
    return Revised(newest.run.at, _DEEDS[Run.Kind.EDIT] if is_change else deed, fields)
