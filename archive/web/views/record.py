"""The page of a document, or its tombstone."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from archive.documents.full import FullRecord, full_record
from archive.documents.full.values import Heading
from archive.documents.models import Document
from archive.documents.vocabulary import Role
from archive.text.excerpts import opening_of
from archive.web import door
from archive.web.addresses import address
from archive.web.door import SentElsewhere
from archive.web.gate.freshness import changed_at
from archive.web.lines import Named, line_of, named
from archive.web.record.known import known_in
from archive.web.record.readings import readings
from archive.web.record.renderings import renderings
from archive.web.record.revised import revised
from archive.web.record.scans import scans
from archive.web.record.ties import nearest, related
from archive.web.record.within import PARAMETER, list_before, list_of, signed, within
from archive.web.wording import ROLES, Words, language_name


def shown(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The page of a document; for a reader who comes from a list, with links through it."""
    came_from = "" if request.META.get("QUERY_STRING") else list_before(request)
    if not came_from:
        return page(request, public_id)
    # As if the URL contained the list, so that no cached page depends on the Referer.
    request.META["QUERY_STRING"] = urlencode({PARAMETER: signed(came_from)})
    response = page(request, public_id)
    response.headers["Cache-Control"] = "private, no-cache"
    del response.headers["ETag"]
    del response.headers["X-Robots-Tag"]  # the address itself is the bare one
    patch_vary_headers(response, ["Referer"])
    return response


@door.page
def page(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """A published document in full; 410 for one that was public before, otherwise 404.

    Raises SentElsewhere if the URL has parameters other than a signed list.
    """
    asked = _list_asked(request)
    document = full_record(public_id)
    if document is None:
        return gone(request, public_id)
    context = {**context_of(document), "within": within(document, asked) if asked else None}
    response = render(request, "archive/documents/record.html", context)
    changed_at(response, document.changed)
    return response


def _list_asked(request: HttpRequest) -> str:
    """Return the query of the list in the URL; raises SentElsewhere for any other parameters."""
    query = request.META.get("QUERY_STRING", "")
    asked = dict(parse_qsl(query, keep_blank_values=True))
    named = list_of(asked.get(PARAMETER, "")) if len(asked) == 1 else None
    if query and named is None:
        raise SentElsewhere(request.path)
    return named or ""


def gone(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The tombstone: since when and why the document is not shown, and none of its content. 404 for all others."""
    stone = Document.objects.tombstones().filter(public_id=public_id).first()
    if stone is None:
        raise Http404(_("No document has this address."))
    return render(request, "archive/documents/gone.html", {"stone": stone}, status=410)


def context_of(document: FullRecord) -> dict[str, Any]:
    """Return the template context of a document's page."""
    names, known = named(document.names), known_in(document)
    before, after = nearest(document)
    return {
        "document": document,
        "known": known,
        "topics": _linked("topic", document.topics),
        "places": [(address("place", place.slug), place.noted, place.role) for place in document.places],
        "collections": _linked("collection", document.collections),
        "opening": next((opening_of(text.body, 150) for text in document.texts if text.body.strip()), ""),
        "line": line_of(names),
        "roles": _by_role(names),
        "renderings": renderings(document),
        "readings": readings(document, known),
        "scans": scans(document.files),
        "languages": [language_name(code) for code in document.languages],
        "related": related(document),
        "revised": revised(document),
        "before": before,
        "after": after,
    }


def _linked(kind: str, headings: Iterable[Heading]) -> list[tuple[str, str, str]]:
    """Return URL and name of each heading, with an empty note."""
    return [(address(kind, heading.slug), getattr(heading, "noted", heading.name), "") for heading in headings]


def _by_role(names: Iterable[Named]) -> list[tuple[Words, list[Named]]]:
    """Return the names grouped by role, in a fixed order of roles."""
    names = list(names)
    found = [(ROLES[role], [name for name in names if name.role == role]) for role in _ORDER]
    return [(heading, under) for heading, under in found if under]


_ORDER = (
    Role.AUTHOR, Role.SIGNATORY, Role.ON_BEHALF_OF, Role.RECIPIENT, Role.VIA, Role.PARTICIPANT, Role.TRANSLATOR,
    Role.MENTIONED,
)  # fmt: skip
