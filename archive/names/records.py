"""Input and output of the pairing: names with their owners, brackets as evidence, candidate pairs."""

from dataclasses import dataclass, field
from typing import Literal

from archive.names.findings import Likeness, Verdict

Ground = Literal["spelling", "brackets", "identifiers"]


@dataclass(frozen=True, slots=True)
class NameRecord:
    """One name of one owner: a person, a body, or an unidentified name, which is its own owner.

    `owner` is any number the caller chooses. `cover` marks a cover name: it may be somebody else's real name, so its
    spelling proposes nothing. `about` are words that describe the owner (a note, an office), used as evidence.
    """

    owner: int
    form: str
    kind: str = ""
    cover: bool = False
    born: int | None = None
    died: int | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Brackets:
    """The evidence that documents say `form [supplied]`, as in `Filippov [Stalin]`, and how many do."""

    form: str
    supplied: str
    documents: int = 1


@dataclass(frozen=True)
class Candidate:
    """Two owners that may be one, by which of their names, and how strongly."""

    owner: int
    other: int
    name: str
    other_name: str
    likeness: Likeness
    ground: Ground = field(default="spelling")

    @property
    def score(self) -> float:
        """From 0 to 1; the queue is in the order of the scores."""
        return self.likeness.score

    @property
    def verdict(self) -> Verdict:
        """Probable or possible."""
        return self.likeness.verdict

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the two may be one, in words."""
        return self.likeness.reasons

    @property
    def against(self) -> tuple[str, ...]:
        """Why they may be two, in words."""
        return self.likeness.against
