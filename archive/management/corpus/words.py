"""Generated words, names and dates with a realistic frequency distribution: few common ones, many rare ones."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

COMMON, RARE, PHRASE = "government", "quicksilver", "mutual assistance"
_HEADS = (
    "b",
    "ch",
    "d",
    "f",
    "g",
    "h",
    "k",
    "kh",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "sh",
    "st",
    "t",
    "tr",
    "v",
    "y",
    "z",
    "zh",
)
_VOWELS = ("a", "e", "i", "o", "u", "ya")
_TAILS = ("n", "r", "l", "v", "k", "m", "s", "ng", "t", "z")
_FIRST, _LAST = np.datetime64("1938-01-01"), np.datetime64("1991-12-31")


@dataclass(frozen=True)
class Dates:
    """Dates of documents: EDTF, first and last day, None if undated."""

    edtf: list[str | None]
    earliest: list[str | None]
    latest: list[str | None]


class Chance:
    """The random generator: everything is drawn from one seed in a fixed order."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)

    def words(self, number: int) -> list[str]:
        """Return this number of words, nearly all distinct: different syllables may give the same word."""
        syllables = [head + vowel + tail for head in _HEADS for vowel in _VOWELS for tail in ("", *_TAILS)]
        picks = self.random.permutation(len(syllables) ** 2)[:number]
        return [syllables[pick // len(syllables)] + syllables[pick % len(syllables)] for pick in picks.tolist()]

    def often(self, of: int, number: int, steepness: float = 1.0) -> NDArray[np.int64]:
        """Return numbers below `of`, low ones most often (Zipf's law)."""
        weights = np.cumsum(1.0 / np.arange(1, of + 1) ** steepness)
        return np.searchsorted(weights / weights[-1], self.random.random(number)).astype(np.int64)

    def some(self, of: int, rows: int, most: int) -> list[list[int]]:
        """Return for each row up to `most` distinct numbers below `of`, at least one for most rows."""
        lengths = np.minimum(self.random.poisson(most / 2, rows), most)
        drawn = self.often(of, int(lengths.sum())).tolist()
        ends = np.cumsum(lengths).tolist()
        return [
            list(dict.fromkeys(drawn[end - length : end])) for end, length in zip(ends, lengths.tolist(), strict=True)
        ]

    def sentences(self, vocabulary: NDArray[np.str_], rows: int, length: int) -> list[str]:
        """Return lines of this number of words."""
        drawn = vocabulary[self.often(len(vocabulary), rows * length, 0.9)].reshape(rows, length)
        return [" ".join(line) for line in drawn.tolist()]

    def dates(self, rows: int) -> Dates:
        """Return mostly days; also months, years and intervals; one in twenty undated."""
        days = _FIRST + self.random.integers(0, (_LAST - _FIRST).astype(int), rows)
        kinds = self.random.choice(5, rows, p=[0.65, 0.15, 0.1, 0.05, 0.05])
        found = Dates([], [], [])
        for day, kind in zip(days.astype(str).tolist(), kinds.tolist(), strict=True):
            edtf, earliest, latest = _date(day, kind)
            found.edtf.append(edtf)
            found.earliest.append(earliest)
            found.latest.append(latest)
        return found


def _date(day: str, kind: int) -> tuple[str | None, str | None, str | None]:
    year, month = day[:4], day[:7]
    if kind == 0:
        return day, day, day
    if kind == 1:
        return month, f"{month}-01", str((np.datetime64(month) + 1).astype("M8[D]") - 1)
    if kind == 2:
        return year, f"{year}-01-01", f"{year}-12-31"
    if kind == 3:
        return f"{year}/{int(year) + 2}", f"{year}-01-01", f"{int(year) + 2}-12-31"
    return None, None, None
