"""Values of a facet encoded as small integers, and the lineage: which codes count for which others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from archive.search.catalogue.columns import Codes, Column, Entries, column_of


@dataclass(frozen=True)
class Codebook:
    """`keys[code]` is the value's primary key (a language's tag).

    The first `in_order` keys ascend; later ones were appended.

    A code once assigned never changes.
    """

    keys: NDArray[Any]
    in_order: int
    later: Mapping[Any, int] = field(default_factory=dict)

    @classmethod
    def of(cls, keys: NDArray[Any]) -> Self:
        """Return a book of these keys."""
        known = np.unique(keys)
        return cls(known, len(known))

    def __len__(self) -> int:
        return len(self.keys)

    def code(self, key: Any) -> int | None:
        """Return the code of a key, None where no document ever had it."""
        place = int(np.searchsorted(self.keys[: self.in_order], key))
        if place < self.in_order and self.keys[place] == key:
            return place
        return self.later.get(key)

    def codes_known(self, keys: NDArray[Any]) -> Codes:
        """Return the code of each of these keys, -1 where no document ever had it."""
        if not self.in_order:
            return np.full(len(keys), -1, np.int32)
        places = np.searchsorted(self.keys[: self.in_order], keys).clip(max=self.in_order - 1)
        codes = np.where(self.keys.take(places) == keys, places, -1).astype(np.int32)
        if self.later:
            missing = np.flatnonzero(codes < 0)
            codes[missing] = [self.later.get(key, -1) for key in keys[missing].tolist()]
        return codes

    def codes(self, keys: NDArray[Any]) -> Codes:
        """Return the codes of keys that are all in the book."""
        if not self.later:
            return np.searchsorted(self.keys, keys).astype(np.int32)
        each, where = np.unique(keys, return_inverse=True)
        return np.array([self.code(key) for key in each.tolist()], np.int32)[where]

    def with_more(self, keys: Iterable[Any]) -> "Codebook":
        """Return the book with missing keys appended."""
        new = [key for key in dict.fromkeys(keys) if self.code(key) is None]
        if not new:
            return self
        if not len(self.keys):
            return Codebook.of(np.array(new))
        later = {**self.later, **{key: len(self.keys) + place for place, key in enumerate(new)}}
        return Codebook(np.concatenate([self.keys, np.array(new)]), self.in_order, later)


@dataclass(frozen=True)
class Lines:
    """A ragged array (CSR): the codes of line `code` are `flat[offsets[code]:offsets[code + 1]]`."""

    offsets: NDArray[np.int32]
    flat: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def lengths(self) -> NDArray[np.int32]:
        """Return the length of each line."""
        return np.diff(self.offsets)

    def gather(self, codes: Codes) -> NDArray[np.int32]:
        """Return the concatenated lines of these codes."""
        lengths = self.lengths().take(codes)
        starts = np.repeat(self.offsets.take(codes) - np.cumsum(lengths) + lengths, lengths)
        return self.flat.take(starts + np.arange(len(starts)))


@dataclass(frozen=True)
class Lineage:
    """For each code the codes it is counted under: its identity first, then everything broader.

    None is the identity.
    """

    lines: Lines | None = None

    @classmethod
    def of(cls, book: Codebook, ancestors: Mapping[Any, Sequence[Any]]) -> Self:
        """Return the lineage in which these keys count for those others; the rest for themselves."""
        if not ancestors:
            return cls()
        lines = {code: line for key, line in ancestors.items() if (code := book.code(key)) is not None}
        lengths = np.ones(len(book), np.int32)
        lengths[list(lines)] = [len(line) for line in lines.values()]
        offsets = np.zeros(len(book) + 1, np.int32)
        np.cumsum(lengths, out=offsets[1:])
        flat = np.repeat(np.arange(len(book), dtype=np.int32), lengths)
        for code, line in lines.items():
            flat[offsets[code] : offsets[code + 1]] = [known for key in line if (known := book.code(key)) is not None]
        return cls(Lines(offsets, flat))

    @property
    def is_plain(self) -> bool:
        return self.lines is None

    def identity(self, code: int) -> int:
        """Return the code of the value's present identity."""
        return code if self.lines is None else int(self.lines.flat[self.lines.offsets[code]])

    def identities(self, codes: Codes) -> Codes:
        """Return the codes of the values' present identities."""
        return codes if self.lines is None else self.lines.flat.take(self.lines.offsets.take(codes))

    def over(self, book: Codebook) -> "Lineage":
        """Return the lineage extended to codes appended to the book; each counts for itself until the next reading."""
        if self.lines is None or len(self.lines) == len(book):
            return self
        more = np.arange(len(self.lines), len(book), dtype=np.int32)
        offsets = np.concatenate(
            [self.lines.offsets, self.lines.offsets[-1] + 1 + np.arange(len(more), dtype=np.int32)]
        )
        return Lineage(Lines(offsets, np.concatenate([self.lines.flat, more])))

    def differing(self, other: "Lineage") -> Codes:
        """Return the codes whose line differs from that of another lineage over the same book or a prefix of it."""
        mine, theirs = self._as_lines(other), other._as_lines(self)
        known = min(len(mine), len(theirs))
        lengths = np.diff(mine.offsets[: known + 1]) != np.diff(theirs.offsets[: known + 1])
        same = np.flatnonzero(~lengths)
        wrong = np.flatnonzero(mine.gather(same) != theirs.gather(same))
        ends = np.cumsum(np.diff(mine.offsets).take(same))
        codes = [np.flatnonzero(lengths), same[np.searchsorted(ends, wrong, "right")], np.arange(known, len(mine))]
        return np.unique(np.concatenate(codes)).astype(np.int32)

    def _as_lines(self, other: "Lineage") -> Lines:
        """Return these lines; the identity is written out to the length of the other."""
        if self.lines is not None:
            return self.lines
        number = len(other.lines) if other.lines is not None else 0
        return Lines(np.arange(number + 1, dtype=np.int32), np.arange(number, dtype=np.int32))

    def spread(self, raw: Column, layers: int = 0) -> Column:
        """Return the column with each value replaced by all codes it counts for, without duplicates in a row."""
        if self.lines is None:
            return raw
        entries = raw.entries()
        lengths = self.lines.lengths().take(entries.codes)
        sure = None if entries.sure is None else np.repeat(entries.sure, lengths)
        return column_of(
            raw.rows, Entries(np.repeat(entries.rows, lengths), self.lines.gather(entries.codes), sure), layers
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Lineage):
            return NotImplemented
        if self.lines is None or other.lines is None:
            return self.lines is other.lines
        return np.array_equal(self.lines.offsets, other.lines.offsets) and np.array_equal(
            self.lines.flat, other.lines.flat
        )

    __hash__ = None  # type: ignore[assignment]
