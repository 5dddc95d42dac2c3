"""Keeping a text under its SHA-256, and never again what was taken down."""

import hashlib
from collections.abc import Iterable

from django.utils.translation import gettext as _

from archive.documents.models import Content, TakenDown


class TakenDownRefused(ValueError):
    """What is to be kept was taken down by law; the message says so."""


def digest_of(body: str) -> str:
    """SHA-256 (hexadecimal) of a text's UTF-8 bytes."""
    return hashlib.sha256(body.encode()).hexdigest()


def keep(bodies: Iterable[str]) -> list[str]:
    """Each text is in the store; the digests come back in the same order. One that was there is not kept twice."""
    texts = {digest_of(body): body for body in bodies}
    if taken_down(TakenDown.What.TEXT, texts):
        raise TakenDownRefused(_("This text was taken down for good, and is not taken again."))
    rows = [Content(digest=digest, body=body) for digest, body in texts.items()]
    Content.objects.bulk_create(rows, ignore_conflicts=True, batch_size=200)
    return list(texts)


def keep_one(body: str) -> Content:
    """The stored text that says exactly this."""
    (digest,) = keep([body])
    return Content(digest=digest, body=body)


def taken_down(what: TakenDown.What, digests: Iterable[str]) -> set[str]:
    """Those of these digests under which only a blank is left."""
    found = TakenDown.objects.filter(what=what, digest__in=list(digests))
    return set(found.values_list("digest", flat=True))
