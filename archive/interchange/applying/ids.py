"""Taking over external ids: a record that somebody matched with a row gets the id the row's source knows it by."""

from collections.abc import Mapping
from typing import Final

from archive.documents.models import Document
from archive.documents.vocabulary import State
from archive.interchange.recognising import Key
from archive.journal.runs import OpenRun

# The prefix of ids made for rows without one.
MADE_UP: Final = "row:"


def take_over(ids: Mapping[int, Key], run: OpenRun, *, changes_public: bool) -> list[int]:
    """Set these ids on documents that have none of their own, and return the keys of those changed.

    An id that another document has is not taken, and an id from another source is not replaced.
    """
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
