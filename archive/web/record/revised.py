"""When a record was last revised and by what kind of deed: what the journal says to readers, never who or why."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy

from archive.documents.full import FullRecord
from archive.journal.changes import fields_changed
from archive.journal.history import latest_of_document, revisions_of
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
    latest = latest_of_document(document.pk)
    if latest is None:
        return Revised(document.own_changed)
    at, kind = latest
    fields = _fields(document) if kind in _TOLD_BY_FIELDS else ()
    waited = fields and kind == Run.Kind.PUBLICATION  # an edit that waited for it
    return Revised(at, _DEEDS.get(Run.Kind.EDIT if waited else kind, ""), fields)


def _fields(document: FullRecord) -> tuple[str, ...]:
    """What the last run changed of the record, in words."""
    newest, *earlier = list(revisions_of("document", document.pk)[:2])
    if not earlier or newest.value is None or earlier[0].value is None:
        return ()
    return tuple(fields_changed("document", earlier[0].value, newest.value))
