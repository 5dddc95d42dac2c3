"""Two states of a page as one: what came and what went, marked in the page as it will be."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Final

# Tags, and whole elements whose content is no text of the page.
_APART: Final = r"<!--.*?-->|<(?:script|style|title|template|textarea|select|svg)\b.*?</[^>]+>|<[^>]*>"
_WORDS: Final = re.compile(rf"{_APART}|[^<\s]+|\s+|<", re.S)
_LINES: Final = re.compile(rf"{_APART}|[^<\n]+|\n+|<", re.S)
# The comparison takes time with the square of the number: a longer page is compared by its lines.
_MOST: Final = 150_000


def marked(before: str, after: str) -> str:
    """The later HTML with the words that are new in it inside `ins`, and those that are gone inside `del` where they
    stood. The tags are those of the later page alone; what scripts and forms hold is left as it is."""
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
    """Words that came, marked between the tags that came with them."""
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
