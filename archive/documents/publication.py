"""How records come before readers and leave them again. These functions write rows; the deeds that call them record."""

import datetime
from collections.abc import Iterable

from django.db.models import F
from django.db.models.functions import Coalesce

from archive.documents.models import Document
from archive.documents.vocabulary import State


def publish(pks: Iterable[int], at: datetime.datetime) -> list[int]:
    """These documents are public; when each was first published stays as it was, or is now. Those that were not
    public before are returned."""
    waiting = Document.objects.filter(pk__in=list(pks)).exclude(state=State.PUBLISHED)
    changed = list(waiting.order_by("pk").values_list("pk", flat=True))
    Document.objects.filter(pk__in=changed).update(
        state=State.PUBLISHED, published_at=Coalesce(F("published_at"), at), reason_shown="", withheld_until=None
    )
    return changed


def born_public(document: Document, at: datetime.datetime) -> None:
    """The document, not written yet, will be public from the first."""
    document.state, document.published_at = State.PUBLISHED, at


def put_back(pks: Iterable[int], state: State) -> list[int]:
    """These documents, never public so far, are drafts or in review; those that were public stay as they are."""
    waiting = Document.objects.filter(pk__in=list(pks), published_at=None).exclude(state=state)
    changed = list(waiting.order_by("pk").values_list("pk", flat=True))
    Document.objects.filter(pk__in=changed).update(state=state, withheld_until=None)
    return changed


def schedule(pks: Iterable[int], day: datetime.date) -> list[int]:
    """These documents, never public so far, will be public from this day on; those that were are left alone."""
    waiting = Document.objects.filter(pk__in=list(pks), published_at=None)
    changed = list(waiting.order_by("pk").values_list("pk", flat=True))
    Document.objects.filter(pk__in=changed).update(state=State.SCHEDULED, withheld_until=day, reason_shown="")
    return changed


def due(day: datetime.date) -> list[int]:
    """Documents held back until this day or an earlier one, or to be published by then."""
    waiting = Document.objects.filter(state__in=[State.HELD, State.SCHEDULED], withheld_until__lte=day)
    return list(waiting.order_by("pk").values_list("pk", flat=True))


def close(pks: Iterable[int], state: State, reason: str, until: datetime.date | None = None) -> list[int]:
    """These documents are withdrawn or held back; readers who knew them are told the reason, or until when."""
    open_ones = Document.objects.filter(pk__in=list(pks)).exclude(state=state)
    changed = list(open_ones.order_by("pk").values_list("pk", flat=True))
    Document.objects.filter(pk__in=changed).update(state=state, reason_shown=reason, withheld_until=until)
    return changed
