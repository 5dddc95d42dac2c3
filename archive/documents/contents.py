"""Keeping a text under its SHA-256."""

import hashlib
from collections.abc import Iterable

from archive.documents.models import Content


def digest_of(body: str) -> str:
    """SHA-256 (hexadecimal) of a text's UTF-8 bytes."""
    return hashlib.sha256(body.encode()).hexdigest()


def keep(bodies: Iterable[str]) -> list[str]:
    """Each text is in the store; the digests come back in the same order. One that was there is not kept twice."""
    texts = {digest_of(body): body for body in bodies}
    rows = [Content(digest=digest, body=body) for digest, body in texts.items()]
    Content.objects.bulk_create(rows, ignore_conflicts=True, batch_size=200)
    return list(texts)


def keep_one(body: str) -> Content:
    """The stored text that says exactly this."""
    content, _ = Content.objects.get_or_create(digest=digest_of(body), defaults={"body": body})
    return content
