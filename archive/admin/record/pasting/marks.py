"""Shelfmarks among pasted words: which lines are one, and what stands beside it."""

import re
from typing import Final

from archive.text.shelfmark import names_archive, taken_apart

LONGEST: Final = 200
_LINK: Final = re.compile(r"\s*\(?https?://\S+\)?")
_PUBLISHER: Final = re.compile(r"(?i)(?:^|,\s*)((?:[\w’'.-]+ ){0,4}digital archive)(?=,|$)")
_NUMBER: Final = re.compile(r"\d")
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
    repository, reference, behind = _archive_behind(line)
    remark = _REMARK.fullmatch(reference)
    reference, note = (remark[1], remark[2].rstrip(".")) if remark else (reference, "")
    note = "; ".join(filter(None, (note, behind, published and published[1])))
    return {"repository": repository, "reference": reference} | ({"note": note} if note else {})


def _archive_behind(line: str) -> tuple[str, str, str]:
    """Return repository, reference, and what stands behind both: books name the archive last, and who publishes it.

    `Box 65, Acheson Papers, Harry S. Truman Library, Independence` and `GARF, f. 1, l. 2, Archive of the Fleet`.
    """
    mark = taken_apart(line)
    pieces = mark.reference.split(", ")
    start = next((at for at, piece in enumerate(pieces) if at and _is_archive(piece)), len(pieces))
    before, behind = ", ".join(pieces[:start]), pieces[start:]
    if not behind or not _NUMBER.search(before) or any(map(_NUMBER.search, behind)):
        return mark.repository, mark.reference, ""
    if mark.repository:
        return mark.repository, before, ", ".join(behind)
    return behind[0], before, ", ".join(behind[1:])


def _is_archive(piece: str) -> bool:
    return not _NUMBER.search(piece) and names_archive(piece)
