"""Documents in the interchange shape: the list, and a single document."""

from dataclasses import astuple

from django.http import HttpRequest

from archive.documents.models import Document
from archive.interchange.travelling import records_of
from archive.interchange.writing.shape import as_mapping
from archive.search import engine
from archive.search.engine import Mark, mark_of, passed
from archive.web.api.door import Told, api
from archive.web.api.windows import window
from archive.web.asking import ask_for_data
from archive.web.gate.marks import Seat, takes_seat
from archive.web.views.formats import missing


@takes_seat(Seat.LIST)
@api
def documents(request: HttpRequest) -> Told:
    """The same documents in the same order as on `/documents/` for the same parameters."""
    selection = ask_for_data(request).selection
    asked = window(request, f"documents/{selection.sort}", page=selection.page, per_page=selection.per_page)
    keys = engine.keys_found(selection)
    asked.refuse_past_the_end(len(keys))
    start = passed(keys, Mark(*asked.after), selection.sort) if asked.after else asked.before
    end = start + asked.per_page
    last = mark_of(int(keys[end - 1]), end) if end < len(keys) else None
    items = [as_mapping(record) for record in records_of(keys[start:end].tolist())]
    return asked.told(len(keys), items, astuple(last) if last else None)


@api
def document(request: HttpRequest, public_id: str) -> Told:
    """A published document; 410 for one that was public before, otherwise 404, whatever the reason."""
    pk = Document.objects.published().filter(public_id=public_id).values_list("pk", flat=True).first()
    record = next(records_of([pk]), None) if pk is not None else None
    if record is None:
        raise missing(public_id)
    return as_mapping(record)
