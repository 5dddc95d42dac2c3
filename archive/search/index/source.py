"""The digest of what an entry of the text index is made of: it shows that an entry is up to date without making it."""

import hashlib
import json
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from archive.text import folding, pieces

SIZE: Final = 16  # bytes
# By other rules the same words make another entry.
_RULES: Final = (
    folding.__file__,
    pieces.__file__,
    *(str(Path(__file__).with_name(n)) for n in ("entry.py", "tokens.py")),
)


def digest_of(source: Sequence[str | Sequence[str]]) -> bytes:
    """Return the digest (BLAKE2b, 16 bytes) of these words and of the rules by which they are cut into tokens."""
    said = json.dumps(source, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(said, digest_size=SIZE, key=_rules()).digest()


@cache
def _rules() -> bytes:
    """Return the digest of the modules that make an entry, and of their Unicode tables."""
    rules = hashlib.blake2b(unicodedata.unidata_version.encode(), digest_size=SIZE)
    for path in _RULES:
        rules.update(Path(path).read_bytes())
    return rules.digest()
