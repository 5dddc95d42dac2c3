"""Records that somebody said a row is take over the id by which the row's source knows them."""

from collections.abc import Mapping
from typing import Final

from archive.documents.models import Document
from archive.documents.vocabulary import State
from archive.interchange.recognising import Key
from archive.journal.runs import OpenRun

# What stands for an id where a row had none of its own.
MADE_UP: Final = "row:"


def take_over(ids: Mapping[int, Key], run: OpenRun, *, changes_public: bool) -> list[int]:
    """Those of these documents that had no id of their own bear these now; their keys are returned. An id that another
    document bears, and that by which another source knows a record, stay."""
    taken = []
    for pk, (source, external_id) in sorted(ids.items()):
        mine = Document.objects.filter(pk=pk)
        mine = mine.filter(external_id="") | mine.filter(external_id__startswith=MADE_UP)
        if not changes_public:
            mine = mine.exclude(state=State.PUBLISHED)
        if not Document.objects.filter(source=source, external_id=external_id).exists():
            taken += [pk] * mine.update(source=source, external_id=external_id)
    run.record("document", taken)
    return taken
