"""Finding the names of a document in its text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from archive.citations.credited import Credited
from archive.names.mentions import Mentions, pieces

SHORTEST = 3


@dataclass(frozen=True)
class Marker:
    """Names as written, each with the one person who bears it in this document.

    With `marks` they are the names linked on the page, each with the slug of the person meant.
    """

    names: dict[str, Credited]
    pattern: re.Pattern[str] | None
    marks: Mentions[str] | None = None

    @classmethod
    def of(cls, names: Iterable[Credited], marks: Mentions[str] | None = None) -> Self:
        """Return a marker for the identified names of a document; a name two people bear is left out."""
        if marks is not None:
            return cls({name.slug: name for name in reversed(list(names)) if name.slug}, None, marks)
        bearers: dict[str, dict[str, Credited]] = {}
        for name in names:
            if name.slug and len(name.written) >= SHORTEST:
                bearers.setdefault(name.written, {}).setdefault(name.slug, name)
        known = {form: next(iter(several.values())) for form, several in bearers.items() if len(several) == 1}
        longest_first = sorted(known, key=len, reverse=True)
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)") if known else None
        return cls(known, pattern)

    def pieces(self, text: str) -> Iterator[tuple[str, Credited | None]]:
        """Yield the text in pieces, each with the person named there, or None; no piece is empty."""
        if self.marks is not None:
            for piece, slug in pieces(text, self.marks.places(text)):
                yield piece, self.names.get(slug or "")
            return
        end = 0
        for found in self.pattern.finditer(text) if self.pattern else ():
            if found.start() > end:
                yield text[end : found.start()], None
            yield found[0], self.names[found[0]]
            end = found.end()
        if end < len(text):
            yield text[end:], None
