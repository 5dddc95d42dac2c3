"""What readers suggest: taking it in, and saying what came of it."""

import datetime
from typing import Final

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from archive.documents.models import Document, Suggestion

# More in a day is no reader, and nobody at the desk could read it.
MOST_ABOUT_ONE, MOST_IN_ALL = 20, 500
_DAY: Final = datetime.timedelta(days=1)


class SuggestionRefused(ValueError):
    """What was written is not taken in; the message says why."""


def suggest(document: Document, message: str, email: str = "") -> Suggestion:
    """The suggestion waits at the desk. Raises SuggestionRefused where more came in a day than anybody could read."""
    today = Suggestion.objects.filter(sent__gte=timezone.now() - _DAY)
    if today.filter(document=document).count() >= MOST_ABOUT_ONE or today.count() >= MOST_IN_ALL:
        raise SuggestionRefused(
            _("Too many suggestions came in today. Please try again tomorrow; keep what you wrote.")
        )
    return Suggestion.objects.create(document=document, message=message, email=email)


def answer(suggestion: Suggestion, *, accepted: bool, note: str, by: AbstractBaseUser) -> None:
    """The suggestion is dealt with: taken up, or not, with a note that only the desk sees."""
    suggestion.state, suggestion.is_accepted = Suggestion.State.DONE, accepted
    suggestion.note = "\n".join(filter(None, [suggestion.note, note]))
    settle(suggestion, by=by)


def reason_of(pk: int, document: int) -> str:
    """What the history says of an edit that takes up this suggestion, "" where it is none for the document."""
    found = Suggestion.objects.filter(pk=pk, document=document, is_accepted=True).first()
    if found is None:
        return ""
    words = _("A reader suggested on %(day)s: “%(message)s”")
    message = " ".join(str(found.message).split())
    return words % {"day": date_format(timezone.localtime(found.sent), "j E Y"), "message": message[:300]}


def settle(suggestion: Suggestion, *, by: AbstractBaseUser) -> None:
    """The suggestion says who dealt with it and when; one that waits again says nothing of that."""
    done = suggestion.state == Suggestion.State.DONE
    suggestion.answered_by, suggestion.answered_at = (by, timezone.now()) if done else (None, None)  # type: ignore[assignment]
    suggestion.save()
