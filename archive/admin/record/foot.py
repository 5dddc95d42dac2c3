"""The foot of the record's form: where the record stands, and the buttons that would do what they say."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from archive.admin.staff import staff
from archive.documents.models import Document
from archive.documents.vocabulary import State
from archive.editing.models import PendingVersion
from archive.journal.history import own_edits_since_published


@dataclass(frozen=True, slots=True)
class Foot:
    """`state` and `waits` in words; whether it can be submitted to a reviewer, or published, by whoever looks at it;
    whether a colleague has to publish it, since two people see every change."""

    state: str
    waits: str
    may_submit: bool
    may_publish: bool
    asks_colleague: bool


def foot(request: HttpRequest, document: Document | None, waits: PendingVersion | None) -> Foot:
    """What is so for this member of staff at this moment."""
    decides, is_own = request.user.has_perm("archive.publish_document"), _is_own(request, document, waits)
    is_open = waits is not None or document is None or not document.is_public
    return Foot(
        state=str(State(document.state).label) if document else _("new"),
        waits=_waits(waits),
        may_submit=_may_submit(document, waits),
        may_publish=decides and is_open and not is_own,
        asks_colleague=decides and is_open and is_own,
    )


def _waits(waits: PendingVersion | None) -> str:
    if waits is None:
        return ""
    return _("a change waits for a reviewer") if waits.is_offered else _("a change waits")


def _may_submit(document: Document | None, waits: PendingVersion | None) -> bool:
    """New records and drafts, and changes of what readers see; not what waits for a reviewer already, nor what only a
    reviewer brings back."""
    if waits is not None:
        return not waits.is_offered
    return document is None or document.is_public or (document.state == State.DRAFT and not document.published_at)


def _is_own(request: HttpRequest, document: Document | None, waits: PendingVersion | None) -> bool:
    """Whether two people are to see every change, and one of them is looking at their own."""
    by = staff(request)
    if not settings.FOUR_EYES or document is None:
        return bool(settings.FOUR_EYES)
    return by.pk in waits.editors if waits else bool(own_edits_since_published([document.pk], by))
