"""Merging two versions of a page into one, with deletions and insertions marked."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Final

# Tags, and whole elements whose content is not text of the page.
_APART: Final = r"<!--.*?-->|<(?:script|style|title|template|textarea|select|svg)\b.*?</[^>]+>|<[^>]*>"
_WORDS: Final = re.compile(rf"{_APART}|[^<\s]+|\s+|<", re.S)
_LINES: Final = re.compile(rf"{_APART}|[^<\n]+|\n+|<", re.S)
# The comparison is quadratic: a longer page is compared by lines.
_MOST: Final = 150_000


def marked(before: str, after: str) -> str:
    """Return the later HTML with new words in `ins`, and removed words in `del` where they stood.

    Tags are those of the later page alone; the contents of scripts and forms are left as they are.
    """
    by = _WORDS if len(before) + len(after) < _MOST else _LINES
    was, now = by.findall(before), by.findall(after)
    written: list[str] = []
    for tag, one, two, three, four in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            written += now[three:four]
            continue
        written += _wrapped("del", (token for token in was[one:two] if not _is_tag(token)))
        written += _runs(now[three:four])
    return "".join(written)


def _runs(tokens: Iterable[str]) -> Iterator[str]:
    """Yield new words, marked between the tags that came with them."""
    words: list[str] = []
    for token in tokens:
        if _is_tag(token):
            yield from _wrapped("ins", words)
            words = []
            yield token
        else:
            words.append(token)
    yield from _wrapped("ins", words)


def _wrapped(tag: str, words: Iterable[str]) -> Iterator[str]:
    said = "".join(words)
    if said.strip():
        yield f"<{tag}>{said}</{tag}>"
    elif said and tag == "ins":
        yield said  # space that is there afterwards


def _is_tag(token: str) -> bool:
    return token.startswith("<") and len(token) > 1
