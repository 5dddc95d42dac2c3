"""One document, or the page that says why it is no longer shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from archive.documents.models import Document, Relation, Text
from archive.documents.vocabulary import Role, TextKind
from archive.text.paragraphs import paragraphs
from archive.web import door
from archive.web.lines import Named, line, named
from archive.web.wording import ROLES, Words, language_name


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a text with its number, which is its address."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the page prints it."""

    anchor: str
    kind: str
    language: str
    language_name: str
    credit: str
    paragraphs: tuple[Paragraph, ...]


@door.page
def shown(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """A published document in full; 410 for one the public once saw, 404 for everything else alike."""
    document = Document.objects.published().in_full().filter(public_id=public_id).first()
    if document is None:
        return _gone(request, public_id)
    return render(request, "archive/documents/record.html", _context(document))


def _gone(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The tombstone: that it was here, since when it is not, and why; nothing of what it said."""
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
        "readings": _readings(document.texts.all()),
        "languages": [language_name(language.code) for language in document.languages.all()],
        "related": _related(document),
        "before": _nearest(document, before=True),
        "after": _nearest(document, before=False),
    }


def _nearest(document: Document, *, before: bool) -> Document | None:
    """The document that stands next to this one in the order of time, on one side; none beside the undated."""
    place = (document.date_earliest, document.date_latest, document.title_key, document.pk)
    if document.date_earliest is None:
        return None
    side = "lt" if before else "gt"
    tied = Q()
    beside = Q()
    for field, value in zip(("date_earliest", "date_latest", "title_key", "pk"), place, strict=True):
        beside |= tied & Q(**{f"{field}__{side}": value})
        tied &= Q(**{field: value})
    beside_it = Document.objects.published().filter(beside)
    return beside_it.last() if before else beside_it.first()


def _by_role(names: Iterable[Named]) -> list[tuple[Words, list[Named]]]:
    """Names under the heading of what they do in the document, the roles in their order."""
    names = list(names)
    found = [(ROLES[role], [name for name in names if name.role == role]) for role in _ORDER]
    return [(heading, under) for heading, under in found if under]


_ORDER = (
    Role.AUTHOR, Role.SIGNATORY, Role.ON_BEHALF_OF, Role.RECIPIENT, Role.VIA, Role.PARTICIPANT, Role.TRANSLATOR,
    Role.MENTIONED,
)  # fmt: skip


def _readings(texts: Iterable[Text]) -> list[Reading]:
    """The texts, the original before what was made of it; a text taken down by law is left out."""
    order = [TextKind.TRANSCRIPT, TextKind.ORIGINAL, TextKind.TRANSLATION]
    ordered = sorted(texts, key=lambda text: (order.index(TextKind(text.kind)), text.position))
    return [_reading(number, text) for number, text in enumerate(ordered, 1) if text.content.body.strip()]


def _reading(number: int, text: Text) -> Reading:
    blocks = tuple(Paragraph(at, block) for at, block in enumerate(paragraphs(text.content.body), 1))
    anchor = "text" if number == 1 else f"text-{number}"
    language = language_name(text.language) if text.language else ""
    return Reading(anchor, text.get_kind_display(), text.language, language, text.credit, blocks)


def _related(document: Document) -> list[tuple[str, bool, Document]]:
    """Published documents tied to this one: the kind of tie, whether it is read from the other's side, the other."""
    relations: list[tuple[Relation, Document | None, bool]] = [
        *((relation, relation.other, False) for relation in document.relations.all()),
        *((relation, relation.document, True) for relation in document.relations_from_others.all()),
    ]
    return [(relation.kind, turned, other) for relation, other, turned in relations if other and other.is_public]
