"""The parties of a document, gathered while its title is read."""

from dataclasses import dataclass, field

from archive.names.titles.heading import Heading
from archive.names.titles.lists import taken_apart
from archive.names.titles.naming import Phrase
from archive.names.titles.phrases import bare, is_place
from archive.names.titles.tokens import Token
from archive.names.titles.vocabulary import CITIES


@dataclass
class Parties:
    """What is found while reading; `role` is empty once the title speaks of its subject."""

    heading: Heading
    role: str = ""
    certainty: str = ""
    last: str = ""  # the role before a small word that depends on it
    told: str = "parties"  # or aside (`in Moscow`), subject (`on grain`), event (`at a meeting`), conveyed (a message)
    row: list[Token] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    places: list[tuple[Token, ...]] = field(default_factory=list)
    number: str = ""

    @property
    def past(self) -> bool:
        """Whether the title has gone on to what the document is about."""
        return self.told in {"subject", "event"}

    @property
    def unsigned(self) -> bool:
        """Whether nobody wrote it so far."""
        return self.role != "author" and all(phrase.role != "author" for phrase in self.phrases)

    def close(self) -> None:
        """The words since the last small word are names in their role, if they are names at all."""
        row, self.row = self.row, []
        if row and self.role:
            phrases, places = taken_apart(row, self.role, self.certainty)
            self.phrases += phrases
            self.places += places
            self.last = self.role
        elif row and self.told == "aside":
            self.places += [tuple(bare(row[:2]))] if row[0].key in CITIES or is_place(row) else []
        self.certainty = ""

    def turn(self, told: str, role: str = "") -> None:
        self.close()
        self.told, self.role = told, role
