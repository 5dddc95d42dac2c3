"""Where the paragraphs of a text are."""

import re

_BLANK = re.compile(r"\n\s*\n")
_SENTENCE_ENDS = (".", ":", ";", "?", "!", "”", '"', "’", ")", "]", "。", "！", "？")
# A line this long that ends in the middle of a sentence was broken by a machine, not by its author.
_SHORTEST_WRAPPED, _LONGEST_WRAPPED = 45, 100
# No sentence and no name ends with these.
_LEADS_ON = frozenset(["of", "the", "and", "to", "for", "in", "by", "from", "with", "on", "at", "a", "an"])


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text in their order, none empty.

    Blank lines part them. Where no line is blank, every line is a paragraph, except that lines broken in the middle of
    a sentence are joined again: so do transcripts arrive that were taken from pages or from the web.
    """
    text = text.strip()
    if _BLANK.search(text):
        return [block.strip() for block in _BLANK.split(text) if block.strip()]
    found: list[str] = []
    last = ""
    for line in filter(None, (line.strip() for line in text.splitlines())):
        if found and _goes_on(last, line):
            found[-1] += f" {line}"
        else:
            found.append(line)
        last = line
    return found


def _goes_on(line: str, following: str) -> bool:
    if line.rsplit(maxsplit=1)[-1] in _LEADS_ON:
        return True
    if len(line) > _LONGEST_WRAPPED or line.endswith(_SENTENCE_ENDS):
        return False
    if following.isupper() and len(following) > 1 and not line.isupper():
        return False  # a heading: PARTICIPANTS
    if following[0].islower():
        return True
    return len(line) >= _SHORTEST_WRAPPED or (line.endswith(",") and following[0].isdigit())
