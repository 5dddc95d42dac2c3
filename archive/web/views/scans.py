"""The files of a document: originals, previews, and a viewer page that works without JavaScript."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from archive.documents.files.keeping import path_of
from archive.documents.files.kinds import BY_TYPE
from archive.documents.files.previews import MEDIA_TYPE, Size, preview
from archive.documents.files.sending import sent
from archive.documents.full import full_record
from archive.documents.models import Document, File
from archive.web import door
from archive.web.record.scans import scans
from archive.web.views.formats import missing
from archive.web.views.formats_door import data
from archive.web.views.record import gone


class PreviewSize:
    """Path converter for preview sizes."""

    regex = "|".join(size.name.lower() for size in Size)

    def to_python(self, value: str) -> Size:
        return Size[value.upper()]

    def to_url(self, value: Size | str) -> str:
        return value if isinstance(value, str) else value.name.lower()


@data
def original(request: HttpRequest, public_id: str, number: int) -> HttpResponseBase:
    """The original file: images shown inline, PDF and TIFF as downloads."""
    file = _file(public_id, number)
    kind, path = BY_TYPE[file.stored.media_type], path_of(file.stored.digest)
    if not path.exists():
        raise Http404(_("This file cannot be found. Please write to the archive."))
    return sent(request, path, kind.media_type, etag=file.stored.digest, name=file.name, is_saved=not kind.is_shown)


@data
def picture(request: HttpRequest, public_id: str, number: int, size: Size) -> HttpResponseBase:
    """A preview of the file's first page."""
    stored = _file(public_id, number).stored
    path = preview(stored, size)
    if path is None:
        raise Http404(_("Of this file there is no picture."))
    etag = f"{stored.digest}-{size.name.lower()}"
    return sent(request, path, MEDIA_TYPE, etag=etag, name=f"{public_id}-{number}.webp", is_saved=False)


@door.page
def shown(request: HttpRequest, public_id: str, number: int) -> HttpResponseBase:
    """A scan on a page of its own, with links to the previous and next one."""
    door.require_plain(request)
    document = full_record(public_id)
    if document is None:
        return gone(request, public_id)
    every = {scan.number: scan for scan in scans(document.files)}
    if number not in every:
        raise Http404(_("The document has no such scan."))
    numbers = list(every)
    at = numbers.index(number)
    context = {
        "document": document,
        "scan": every[number],
        "place": at + 1,
        "total": len(numbers),
        "before": numbers[at - 1] if at else 0,
        "after": numbers[at + 1] if at + 1 < len(numbers) else 0,
    }
    return render(request, "archive/documents/scan.html", context)


def _file(public_id: str, number: int) -> File:
    """Return the file of a published document by its position; 410 and 404 as for the document.

    A restricted file is 404.
    """
    document = Document.objects.published().filter(public_id=public_id).first()
    if document is None:
        raise missing(public_id)
    files = list(document.files.select_related("stored"))
    if not 1 <= number <= len(files) or files[number - 1].is_restricted:
        raise Http404(_("The document has no such file."))
    return files[number - 1]
