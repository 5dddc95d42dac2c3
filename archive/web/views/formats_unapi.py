"""unAPI (revision 1, 2006), with which Zotero imports all records of a page in full."""

from typing import Final
from xml.etree.ElementTree import Element

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from archive.citations.descriptions.xml import child, laid_out
from archive.citations.formats import FORMATS
from archive.documents import public_id
from archive.web.door import QueryRefused
from archive.web.views.formats import record
from archive.web.views.formats_door import data

# unAPI format names in order of preference, with our format suffixes.
_NAMES: Final = {"ris": "ris", "bibtex": "bib", "oai_dc": "dc.xml", "tei": "tei.xml"}


@data
def unapi(request: HttpRequest) -> HttpResponseBase:
    """The available formats; with `id` those of a record (300, as specified); with `id` and `format` the record."""
    key, name = request.GET.get("id", ""), request.GET.get("format", "")
    if name and name not in _NAMES:
        raise QueryRefused(f"There is no such format; there are {', '.join(_NAMES)}.")
    if key and not public_id.is_well_formed(key):
        raise Http404("No document has this address.")
    if key and name:
        return record(request, key, _NAMES[name])
    return HttpResponse(_formats(key), content_type="application/xml; charset=utf-8", status=300 if key else 200)


def _formats(key: str) -> str:
    root = Element("formats", {"id": key} if key else {})
    for name, ending in _NAMES.items():
        child(root, "format", name=name, type=FORMATS[ending].media_type)
    return laid_out(root)
