"""The store of texts, under their SHA-256; texts taken down by law are never accepted again."""

import hashlib
from collections.abc import Iterable

from django.utils.translation import gettext as _

from archive.documents.models import Content, TakenDown


class TakenDownRefused(ValueError):
    """Raised when a text or file to be stored was taken down by law."""


def digest_of(body: str) -> str:
    """Return the SHA-256 (hexadecimal) of a text's UTF-8 bytes."""
    return hashlib.sha256(body.encode()).hexdigest()


def keep(bodies: Iterable[str]) -> list[str]:
    """Store the texts and return the digest of each, in the same order; equal texts are stored once.

    Raises TakenDownRefused for a text that was taken down.
    """
    texts, digests = dict[str, str](), list[str]()
    for body in bodies:
        digests.append(digest_of(body))
        texts[digests[-1]] = body
    if taken_down(TakenDown.What.TEXT, texts):
        raise TakenDownRefused(_("This text was taken down for good, and is not taken again."))
    rows = [Content(digest=digest, body=body) for digest, body in texts.items()]
    Content.objects.bulk_create(rows, ignore_conflicts=True, batch_size=200)
    return digests


def keep_one(body: str) -> Content:
    """Store the text and return its row. Raises TakenDownRefused likewise."""
    (digest,) = keep([body])
    return Content(digest=digest, body=body)


def taken_down(what: TakenDown.What, digests: Iterable[str]) -> set[str]:
    """Return those of these digests that were taken down."""
    found = TakenDown.objects.filter(what=what, digest__in=list(digests))
    return set(found.values_list("digest", flat=True))
