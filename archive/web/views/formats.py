"""One document as data: `/documents/<id>.<format>`."""

import json
import re
from collections.abc import Iterable
from typing import Final

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from archive.citations.formats import FORMATS
from archive.citations.further_names import further_names
from archive.citations.source import source_of
from archive.documents.full import full_record
from archive.documents.models import Document
from archive.interchange.travelling import Surroundings
from archive.interchange.writing.shape import as_mapping
from archive.web.gate.freshness import changed_at
from archive.web.record.known import known_in
from archive.web.record.mentioned import marks
from archive.web.views.formats_door import Gone, data, etag_of, publisher_of, sent, unchanged


class RecordFormat:
    """Path converter for the format suffix of a record."""

    regex = "|".join(map(re.escape, (*FORMATS, "json")))

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


TEI: Final = "tei.xml"
_OF_NAMES: Final = ("jsonld", TEI)


@data
def record(request: HttpRequest, public_id: str, ending: str) -> HttpResponseBase:
    """A published document in one format; 410 for one that was public before, otherwise 404, whatever the reason."""
    known = full_record(public_id)
    if known is None:
        raise missing(public_id)
    publisher = publisher_of(request)
    written, marked = object(), None
    if ending == "json":
        written = as_mapping(Surroundings([known], public=True).record(known))
        media_type, pieces, is_saved = "application/json", _as_json(written), False
    else:
        public = known_in(known) if ending in _OF_NAMES else ()
        names, marked = further_names(public) if public else None, marks(known, public) if ending == TEI else None
        written, form = source_of(known, publisher, other_names=names, marks=marked), FORMATS[ending]
        media_type, pieces, is_saved = form.media_type, form.whole([written]), form.is_saved
    etag = etag_of(ending, written, marked)
    answer = unchanged(request, etag) or sent(
        request, pieces, media_type, f"{public_id}.{ending}", etag=etag, is_saved=is_saved
    )
    answer.headers["Link"] = f'<{publisher.document(public_id)}>; rel="canonical"'
    changed_at(answer, known.changed)
    return answer


def missing(public_id: str) -> Exception:
    stone = Document.objects.tombstones().filter(public_id=public_id).first()
    if stone is None:
        return Http404(_("No document has this address."))
    until = _("It is withheld until %s.") % stone.withheld_until.isoformat() if stone.withheld_until else ""
    return Gone(" ".join(filter(None, [_("This document is no longer shown."), until, stone.reason_shown])))


def _as_json(mapping: object) -> Iterable[str]:
    return (json.dumps(mapping, ensure_ascii=False, indent=1), "\n")
