"""The protocol of a full-text index, whichever database stores it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from archive.search.index.tokens import AllOf

Ids = NDArray[np.int64]
# Titles weigh most, then names, then summaries and headings, then texts.
FIELDS = ("title", "summary", "names", "headings", "texts")
WEIGHTS = (10.0, 3.0, 5.0, 2.0, 1.0)
PROOF = 16  # bytes of the digest kept beside an entry


@dataclass(frozen=True, slots=True)
class Entry:
    """What is searchable of one document: for each of `FIELDS` its tokens in order, and the digest of their source."""

    document: int
    fields: tuple[tuple[str, ...], ...]
    source: bytes


class Backend(Protocol):
    """A full-text index of entries. One contract test class verifies every promise on both databases."""

    table: str
    """Where the entries are."""

    most_ranked: int
    """Up to how many hits are ranked exactly."""

    ranks_filtered: bool
    """Whether only the hits that are asked about are ranked, and not all of them first."""

    def create(self) -> None:
        """Create the empty index, dropping an old one."""

    def claim(self, documents: Sequence[int]) -> None:
        """Serialise writers: nobody else writes the entries of these documents until the transaction ends."""

    def write(self, entries: Iterable[Entry], *, anew: bool = False) -> None:
        """Write these entries, replacing earlier ones of the same documents; `anew` says that there are none."""

    def taken_over(self, table: str, sources: Mapping[int, bytes]) -> set[int]:
        """Write the entries of these documents that another table has, if they are proven as in `proven`.

        Returns the documents whose entries were: of all others none is written. The other table keeps its own.
        """

    def tidy(self) -> None:
        """Optimise the index for reading after a bulk write."""

    def remove(self, documents: Iterable[int]) -> None:
        """Remove these documents."""

    def hits(self, asked: AllOf) -> Ids:
        """Return the documents in which every group matches, in no order; a pattern never spans two fields."""

    def title_hits(self, asked: AllOf) -> Ids:
        """Return those in whose title every group matches."""

    def met(self, asked: AllOf, among: Sequence[int], *, in_titles: bool) -> Ids:
        """Return those of these few documents in which, or in whose title, every group matches."""

    def ranked(self, asked: AllOf, among: Ids) -> Ids:
        """Return the hits among these, best first, those with every group in the title before all others.

        Meant for at most `most_ranked`.
        """

    def documents(self) -> Ids:
        """Return every indexed document, in ascending order."""

    def held(self, among: Sequence[int]) -> Ids:
        """Return those of these documents that are indexed."""

    def size(self) -> int:
        """Return the number of indexed documents."""

    def proven(self, sources: Mapping[int, bytes]) -> set[int]:
        """Return those of these documents whose entry was made of a source of this digest, and is as it was written.

        Entries of older releases are never among them.
        """

    def is_sound(self) -> bool:
        """Return whether what words find agrees with the entries; writers wait meanwhile, for seconds at most."""

    def differing(self, entries: Iterable[Entry]) -> list[int]:
        """Return those of these documents whose indexed entry differs or is missing."""
