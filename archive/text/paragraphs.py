"""Splitting a text into paragraphs."""

import re
from itertools import pairwise

_BLANK = re.compile(r"\n\s*\n")
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")  # never the spaces before the following line
_GAP = re.compile(r"\t|(?<=[^\s.!?]) {3,}")
_SENTENCE_ENDS = (".", ":", ";", "?", "!", "”", '"', "’", ")", "]", "。", "！", "？")
# A line this long that ends inside a sentence was broken by a machine, not by its author.
_SHORTEST_WRAPPED, _LONGEST_WRAPPED = 45, 100
# No sentence and no name ends with these.
_LEADS_ON = frozenset(["of", "the", "and", "to", "for", "in", "by", "from", "with", "on", "at", "a", "an"])


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text in order, none empty.

    Blank lines separate them. Without any, every line is a paragraph, except that lines broken inside a sentence are
    joined again: transcripts taken from pages or the web come like that. Lines of verse, indented as verse is, stay
    together. Indentation stays.
    """
    if _BLANK.search(text.strip()):
        return [block.strip("\n").rstrip() for block in _BLANK_LINES.split(text) if block.strip()]
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    return ["\n".join(lines)] if _is_verse(lines) else _joined(lines)


def is_set(block: str) -> bool:
    """Return whether spaces and tabs of a paragraph are significant: indented lines, tabs, or gaps within lines."""
    lines = block.splitlines()
    if any(line[:1] in (" ", "\t") for line in lines):
        return True
    # Nearly every paragraph has neither a tab nor so many spaces, which is told faster.
    return ("\t" in block or "   " in block) and any(map(_GAP.search, lines))


def _joined(lines: list[str]) -> list[str]:
    found: list[str] = []
    last = ""
    for line in lines:
        if found and _goes_on(last, line):
            found[-1] += f" {line}"
        else:
            found.append(line)
        last = line
    return found


def _is_verse(lines: list[str]) -> bool:
    """Return whether these are several short lines, some indented, none continued in the next."""
    return (
        any(line[0] in " \t" for line in lines[1:])
        and all(len(line) <= _LONGEST_WRAPPED for line in lines)
        and not any(_goes_on(line, following) for line, following in pairwise(lines))
    )


def _goes_on(line: str, following: str) -> bool:
    if following[0] in " \t":
        return False  # indented, so it begins anew
    if line.rsplit(maxsplit=1)[-1] in _LEADS_ON:
        return True
    if len(line) > _LONGEST_WRAPPED or line.endswith(_SENTENCE_ENDS):
        return False
    if following.isupper() and len(following) > 1 and not line.isupper():
        return False  # a heading: PARTICIPANTS
    if following[0].islower():
        return True
    return len(line) >= _SHORTEST_WRAPPED or (line.endswith(",") and following[0].isdigit())
