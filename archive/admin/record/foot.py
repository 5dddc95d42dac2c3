"""The footer of the record form: the state, and only those buttons that are permitted."""

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
    """The state of the record and the permitted actions.

    `state` and `waits` are in words; the other fields say whether the user can submit the record for review, can
    publish it, or needs a colleague to publish it because two people must see every change.
    """

    state: str
    waits: str
    may_submit: bool
    may_publish: bool
    asks_colleague: bool


def foot(request: HttpRequest, document: Document | None, waits: PendingVersion | None) -> Foot:
    """Return the footer for this user and record."""
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
    """Whether it can be submitted: new records, drafts, and changes of public records.

    Excluded are those already in review, and withdrawn records, which only a reviewer restores.
    """
    if waits is not None:
        return not waits.is_offered
    return document is None or document.is_public or (document.state == State.DRAFT and not document.published_at)


def _is_own(request: HttpRequest, document: Document | None, waits: PendingVersion | None) -> bool:
    """Whether two people must see every change, and this is the user's own."""
    by = staff(request)
    if not settings.FOUR_EYES or document is None:
        return bool(settings.FOUR_EYES)
    return by.pk in waits.editors if waits else bool(own_edits_since_published([document.pk], by))
