"""The result of comparing two names: a score, a verdict, and reasons a curator can check."""

from dataclasses import dataclass, replace
from typing import Final, Literal

Verdict = Literal["probable", "possible", "different"]

PROBABLE_FROM: Final = 0.8
POSSIBLE_FROM: Final = 0.35


@dataclass(frozen=True)
class Likeness:
    """The likeness of two names, from 0 to 1, with the reasons for and against.

    `verdict` is `probable` from 0.8, `possible` from 0.35, else `different`: a statement on what was compared, not on
    the people. `alone`: a one-word name was all there was to compare. `shorter`: which of the two gives fewer given
    names, -1 the first, 1 the second, 0 neither. `by_initials`: no given name is written out in both. `generations`:
    one is called Jr., the other not. `misspelt`: the family names differ in letters that no other language or script
    explains.
    """

    score: float
    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    alone: bool = False
    shorter: int = 0
    by_initials: bool = False
    generations: bool = False
    misspelt: bool = False

    @property
    def verdict(self) -> Verdict:
        """Probable, possible or different, by the score."""
        if self.score >= PROBABLE_FROM:
            return "probable"
        return "possible" if self.score >= POSSIBLE_FROM else "different"

    def turned(self) -> "Likeness":
        """Return the likeness for the names in the other order."""
        return replace(self, shorter=-self.shorter) if self.shorter else self

    def at_most(self, score: float, because: str) -> "Likeness":
        """Return the likeness with this upper bound on the score, and the reason against."""
        return replace(self, score=min(self.score, score), against=(*self.against, because))

    def raised(self, by: float, because: str) -> "Likeness":
        """Return the likeness with a higher score, below certainty, and one more reason."""
        return replace(self, score=min(self.score + by, 0.99), reasons=(*self.reasons, because))


# Shared, since most pairs of an archive's names come to nothing.
NOTHING: Final = Likeness(0.0)


def different(because: str) -> Likeness:
    """Return the likeness of names that are not one person's, and why."""
    return Likeness(0.0, against=(because,))
