"""Claims: who works on which card, for ten minutes, outside the journal and the change log."""

import datetime
from typing import Final

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.merging.cards.models import Card, Claim
from archive.merging.refusals import CardChanged, CardRefused

MINUTES: Final = 10


def claim(key: str, *, by: AbstractBaseUser) -> Claim:
    """Reserve the card for this user for ten minutes.

    Raises CardRefused where another user holds it, CardChanged where it is gone.
    """
    now = timezone.now()
    with transaction.atomic():
        if not Card.objects.filter(key=key).exists():
            raise CardChanged(_("This card is decided already, or its names have changed."), key)
        found = Claim.objects.select_for_update().filter(key=key).select_related("by").first()
        if found and found.by_id != by.pk and found.until > now:
            words = _("%(user)s works on this card until %(time)s.")
            raise CardRefused(words % {"user": found.by, "time": timezone.localtime(found.until).strftime("%H:%M")})
        made, _new = Claim.objects.update_or_create(
            key=key, defaults={"by_id": by.pk, "until": now + datetime.timedelta(minutes=MINUTES)}
        )
        Claim.objects.filter(until__lt=now).delete()
    return made


def release(key: str, *, by: AbstractBaseUser) -> None:
    """End this user's claim on the card, if they hold it."""
    Claim.objects.filter(key=key, by=by.pk).delete()
