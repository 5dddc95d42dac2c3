"""What a full-text index promises, whichever database keeps it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from archive.search.index.tokens import AllOf

Ids = NDArray[np.int64]
# Titles weigh most, then names, then summaries and headings, then texts.
FIELDS = ("title", "summary", "names", "headings", "texts")
WEIGHTS = (10.0, 3.0, 5.0, 2.0, 1.0)


@dataclass(frozen=True, slots=True)
class Entry:
    """What is searchable of one document: for each of `FIELDS` the tokens in their order."""

    document: int
    fields: tuple[tuple[str, ...], ...]


class Backend(Protocol):
    """A full-text index of entries. One contract test class holds every promise on both databases."""

    most_ranked: int
    """Up to how many hits are ranked exactly."""

    ranks_filtered: bool
    """Whether only the hits that are asked about are ranked, and not all of them first."""

    def create(self) -> None:
        """The empty index exists; an old one is gone."""

    def claim(self, documents: Sequence[int]) -> None:
        """Serialise writers: nobody else writes the entries of these documents until the transaction ends."""

    def write(self, entries: Iterable[Entry], *, anew: bool = False) -> None:
        """These entries stand in the index in the place of earlier ones of the same documents; `anew` says that there
        are none."""

    def tidy(self) -> None:
        """Optimise the index for reading after a bulk write."""

    def remove(self, documents: Iterable[int]) -> None:
        """The index knows nothing of these documents."""

    def hits(self, asked: AllOf) -> Ids:
        """The documents in which every group is met, in no order; a pattern never reaches over the end of a field."""

    def title_hits(self, asked: AllOf) -> Ids:
        """Those in whose title every group is met."""

    def met(self, asked: AllOf, among: Sequence[int], *, in_titles: bool) -> Ids:
        """Those of these few documents in which, or in whose title, every group is met."""

    def ranked(self, asked: AllOf, among: Ids) -> Ids:
        """Those of `among` that are hits, best first: before all others those in whose title every group is met; meant
        for at most `most_ranked`."""

    def documents(self) -> Ids:
        """Every document the index has an entry of, in ascending order."""

    def held(self, among: Sequence[int]) -> Ids:
        """Those of these documents that the index has an entry of."""

    def size(self) -> int:
        """How many documents the index has an entry of."""

    def differing(self, entries: Iterable[Entry]) -> list[int]:
        """Those of these documents whose entry in the index is another, or missing."""
