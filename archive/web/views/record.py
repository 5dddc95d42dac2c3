"""One document, or the page that says why it is no longer shown."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from archive.documents.models import Document
from archive.documents.vocabulary import Role
from archive.web import door
from archive.web.lines import Named, line, named
from archive.web.record.readings import readings
from archive.web.record.revised import revised
from archive.web.record.scans import scans
from archive.web.record.ties import nearest, related
from archive.web.wording import ROLES, Words, language_name


@door.page
def shown(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """A published document in full; 410 for one the public once saw, 404 for everything else alike."""
    document = Document.objects.published().in_full().filter(public_id=public_id).first()
    if document is None:
        return gone(request, public_id)
    return render(request, "archive/documents/record.html", _context(document))


def gone(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The tombstone: that it was here, since when it is not, and why; nothing of what it said. 404 for all else."""
    stone = Document.objects.tombstones().filter(public_id=public_id).first()
    if stone is None:
        raise Http404(_("No document has this address."))
    return render(request, "archive/documents/gone.html", {"stone": stone}, status=410)


def _context(document: Document) -> dict[str, Any]:
    credits = list(document.credits.all())
    return {
        "document": document,
        "line": line(credits),
        "roles": _by_role([named(credit) for credit in credits]),
        "readings": readings(document),
        "scans": scans(document),
        "languages": [language_name(language.code) for language in document.languages.all()],
        "related": related(document),
        "revised": revised(document),
        "before": nearest(document, before=True),
        "after": nearest(document, before=False),
    }


def _by_role(names: Iterable[Named]) -> list[tuple[Words, list[Named]]]:
    """Names under the heading of what they do in the document, the roles in their order."""
    names = list(names)
    found = [(ROLES[role], [name for name in names if name.role == role]) for role in _ORDER]
    return [(heading, under) for heading, under in found if under]


_ORDER = (
    Role.AUTHOR, Role.SIGNATORY, Role.ON_BEHALF_OF, Role.RECIPIENT, Role.VIA, Role.PARTICIPANT, Role.TRANSLATOR,
    Role.MENTIONED,
)  # fmt: skip
