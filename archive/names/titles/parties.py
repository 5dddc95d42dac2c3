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
    """The state of reading; `role` is "" once the title turns to its subject."""

    heading: Heading
    role: str = ""
    certainty: str = ""
    last: str = ""  # the previous role, on which some markers depend
    told: str = "parties"  # or aside (`in Moscow`), subject (`on grain`), event (`at a meeting`), conveyed (a message)
    row: list[Token] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    places: list[tuple[Token, ...]] = field(default_factory=list)
    number: str = ""

    @property
    def past(self) -> bool:
        """Whether the title has reached what the document is about."""
        return self.told in {"subject", "event"}

    @property
    def unsigned(self) -> bool:
        """Whether no writer was found so far."""
        return self.role != "author" and all(phrase.role != "author" for phrase in self.phrases)

    def close(self) -> None:
        """Take the words since the last marker as names in their role, if they are names at all."""
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
