"""Shelfmarks among pasted words: which lines are one, and what stands beside it."""

import re
from typing import Final

from archive.text.shelfmark import names_archive, taken_apart

LONGEST: Final = 200
_LINK: Final = re.compile(r"\s*\(?https?://\S+\)?")
_PUBLISHER: Final = re.compile(r"(?i)(?:^|,\s*)((?:[\w’'.-]+ ){0,4}digital archive)(?=,|$)")
_REMARK: Final = re.compile(r"(.*\d[\w)\]–-]*)\.\s+(\D{3,})")


def is_shelfmark(line: str) -> bool:
    """Return whether a line of its own is a shelfmark: two levels, or an archive with a number in it."""
    if len(line) > LONGEST:
        return False
    mark = taken_apart(line)
    return len(mark.parts) > 1 or (names_archive(mark.repository) and any(map(str.isdigit, mark.reference)))


def holding(line: str) -> dict[str, str]:
    """Return repository and reference, and as a note who publishes it and what the original is."""
    line = _LINK.sub("", line)
    published = _PUBLISHER.search(line)
    if published:
        line = f"{line[: published.start()]}{line[published.end() :]}".strip(" ,")
    mark = taken_apart(line)
    remark = _REMARK.fullmatch(mark.reference)
    reference, note = (remark[1], remark[2].rstrip(".")) if remark else (mark.reference, "")
    note = "; ".join(filter(None, (note, published and published[1])))
    return {"repository": mark.repository, "reference": reference} | ({"note": note} if note else {})
