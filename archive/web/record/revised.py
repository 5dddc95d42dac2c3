"""The date and kind of the last revision of a record. Readers see neither the editor nor the reason."""

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
# For these kinds the changed fields are listed.
_TOLD_BY_FIELDS: Final = frozenset({Run.Kind.EDIT, Run.Kind.BATCH, Run.Kind.PUBLICATION, Run.Kind.UNDO})


@dataclass(frozen=True, slots=True)
class Revised:
    """The last revision of a record."""

    at: datetime.datetime
    deed: Words = ""
    fields: tuple[str, ...] = ()


def revised(document: FullRecord) -> Revised:
    """Return the latest revision of the record itself; without one in the journal, the time of its last change."""
    latest = latest_of_document(document.pk)
    if latest is None:
        return Revised(document.own_changed)
    at, kind = latest
    fields = _fields(document) if kind in _TOLD_BY_FIELDS else ()
    waited = fields and kind == Run.Kind.PUBLICATION  # an edit that became visible with the publication
    return Revised(at, _DEEDS.get(Run.Kind.EDIT if waited else kind, ""), fields)


def _fields(document: FullRecord) -> tuple[str, ...]:
    """Return the labels of the fields changed by the last run."""
    newest, *earlier = list(revisions_of("document", document.pk)[:2])
    if not earlier or newest.value is None or earlier[0].value is None:
        return ()
    return tuple(fields_changed("document", earlier[0].value, newest.value))
