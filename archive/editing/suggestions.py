"""Suggestions of readers: accepting them, and recording what came of them."""

import datetime
from typing import Final

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from archive.documents.models import Document, Suggestion

# More in a day is not a reader, and nobody at the desk could read them.
MOST_ABOUT_ONE, MOST_IN_ALL = 20, 500
_DAY: Final = datetime.timedelta(days=1)


class SuggestionRefused(ValueError):
    """Raised when a suggestion is not accepted; the message says why."""


def suggest(document: Document, message: str, email: str = "") -> Suggestion:
    """Create a suggestion that waits at the desk. Raises SuggestionRefused beyond the daily limits."""
    today = Suggestion.objects.filter(sent__gte=timezone.now() - _DAY)
    if today.filter(document=document).count() >= MOST_ABOUT_ONE or today.count() >= MOST_IN_ALL:
        raise SuggestionRefused(
            _("Too many suggestions came in today. Please try again tomorrow; keep what you wrote.")
        )
    return Suggestion.objects.create(document=document, message=message, email=email)


def answer(suggestion: Suggestion, *, accepted: bool, note: str, by: AbstractBaseUser) -> None:
    """Close the suggestion as taken up or not, with a note that only the desk sees."""
    suggestion.state, suggestion.is_accepted = Suggestion.State.DONE, accepted
    suggestion.note = "\n".join(filter(None, [suggestion.note, note]))
    settle(suggestion, by=by)


def reason_of(pk: int, document: int) -> str:
    """Return the reason the history gives for an edit that takes up this suggestion; "" where it was not accepted."""
    found = Suggestion.objects.filter(pk=pk, document=document, is_accepted=True).first()
    if found is None:
        return ""
    words = _("A reader suggested on %(day)s: “%(message)s”")
    message = " ".join(str(found.message).split())
    return words % {"day": date_format(timezone.localtime(found.sent), "j E Y"), "message": message[:300]}


def settle(suggestion: Suggestion, *, by: AbstractBaseUser) -> None:
    """Record who closed the suggestion and when, or clear both where it is open again."""
    done = suggestion.state == Suggestion.State.DONE
    suggestion.answered_by, suggestion.answered_at = (by, timezone.now()) if done else (None, None)  # type: ignore[assignment]
    suggestion.save()
