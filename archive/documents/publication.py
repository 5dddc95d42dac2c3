"""Changes of the state of publication. These functions write rows; the deeds that call them journal it."""

import datetime
from collections.abc import Iterable

from django.db.models import F
from django.db.models.functions import Coalesce

from archive.documents.models import Document
from archive.documents.vocabulary import State


def publish(pks: Iterable[int], at: datetime.datetime) -> list[int]:
    """Publish these documents, keeping the time of first publication; return the keys of those not public before."""
    waiting = Document.objects.filter(pk__in=list(pks)).exclude(state=State.PUBLISHED)
    changed = list(waiting.order_by("pk").values_list("pk", flat=True))
    Document.objects.filter(pk__in=changed).update(
        state=State.PUBLISHED, published_at=Coalesce(F("published_at"), at), reason_shown="", withheld_until=None
    )
    return changed


def born_public(document: Document, at: datetime.datetime) -> None:
    """Mark an unsaved document as published."""
    document.state, document.published_at = State.PUBLISHED, at


def put_back(pks: Iterable[int], state: State) -> list[int]:
    """Move never published documents to draft or review, and return the keys of those changed."""
    waiting = Document.objects.filter(pk__in=list(pks), published_at=None).exclude(state=state)
    changed = list(waiting.order_by("pk").values_list("pk", flat=True))
    Document.objects.filter(pk__in=changed).update(state=state, withheld_until=None)
    return changed


def schedule(pks: Iterable[int], day: datetime.date) -> list[int]:
    """Schedule never published documents to be published from this day on, and return their keys."""
    waiting = Document.objects.filter(pk__in=list(pks), published_at=None)
    changed = list(waiting.order_by("pk").values_list("pk", flat=True))
    Document.objects.filter(pk__in=changed).update(state=State.SCHEDULED, withheld_until=day, reason_shown="")
    return changed


def due(day: datetime.date) -> list[int]:
    """Return documents held back until, or scheduled for, this day or an earlier one."""
    waiting = Document.objects.filter(state__in=[State.HELD, State.SCHEDULED], withheld_until__lte=day)
    return list(waiting.order_by("pk").values_list("pk", flat=True))


def close(pks: Iterable[int], state: State, reason: str, until: datetime.date | None = None) -> list[int]:
    """Withdraw or hold back documents, with the reason readers are told, and return the keys of those changed."""
    open_ones = Document.objects.filter(pk__in=list(pks)).exclude(state=state)
    changed = list(open_ones.order_by("pk").values_list("pk", flat=True))
    Document.objects.filter(pk__in=changed).update(state=state, reason_shown=reason, withheld_until=until)
    return changed
