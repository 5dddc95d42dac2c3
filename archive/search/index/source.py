"""What an entry of the text index is made of, and how. Its digest shows that it is up to date without making it."""

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from archive.search.index import tokens as rules
from archive.search.index.backends.base import PROOF, Entry
from archive.search.index.tokens import apart, tokens
from archive.text import folding, pieces

MOST_TOKENS: Final = 100_000  # of the texts of one document
# By other rules the same words make another entry.
_RULES: Final = (folding.__file__, pieces.__file__, rules.__file__, __file__)


class Source(NamedTuple):
    """What an entry is made of, as the records say it."""

    title: str
    number: str
    summary: str
    names: Sequence[str]
    headings: Sequence[str]
    texts: Sequence[str]


def entry_of(
    pk: int,
    *,
    title: str,
    summary: str,
    names: Iterable[str],
    headings: Iterable[str],
    texts: Iterable[str],
    number: str = "",
) -> Entry:
    """Return the entry of a document with these contents."""
    return made_of(pk, Source(title, number, summary, list(names), list(headings), list(texts)))


def made_of(pk: int, source: Source) -> Entry:
    """Return the entry of a document. A phrase matches within one name, heading or text only."""
    fields: tuple[Sequence[str], ...] = (
        apart([source.title, source.number]),
        tokens(source.summary),
        apart(dict.fromkeys(source.names)),
        apart(dict.fromkeys(source.headings)),
        apart(source.texts)[:MOST_TOKENS],
    )
    return Entry(pk, tuple(tuple(field) for field in fields), digest_of(source))


def digest_of(source: Source) -> bytes:
    """Return the digest (BLAKE2b, 16 bytes) of these words and of the rules by which they are cut into tokens."""
    said = json.dumps(source, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(said, digest_size=PROOF, key=_rules()).digest()


@cache
def _rules() -> bytes:
    """Return the digest of the modules that make an entry, and of their Unicode tables."""
    digest = hashlib.blake2b(unicodedata.unidata_version.encode(), digest_size=PROOF)
    for path in _RULES:
        digest.update(Path(path).read_bytes())
    return digest.digest()
