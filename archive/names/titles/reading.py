"""The result of reading a title: proposals for a curator, never decisions."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NameInTitle:
    """A name as it stands in a title, and its likely role.

    `form` is the name outside the brackets as written, without honorific and article; `supplied` is what stands in its
    brackets. Which of the two is the cover name is not decided: `Filippov [Stalin]` and `Stalin [Kuznetsov]` are read
    alike. A name that is only in brackets is both. `start` and `end` are offsets in the title as given.
    """

    form: str
    role: str  # author recipient via on_behalf_of participant signatory mentioned translator
    supplied: str = ""
    certainty: str = "certain"  # certain probable possible
    kind: str = "person"  # person body title; a title (`Soviet Ambassador`) is an office and not a name of its own
    honorific: str = ""
    nickname: str = ""
    anonymous: bool = False  # `Unknown`, `illegible`: says that nobody is named
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class TitleReading:
    """The type, number, names and places that a title gives; each empty where it gives none."""

    type: str = ""
    number: str = ""
    names: tuple[NameInTitle, ...] = ()
    places: tuple[str, ...] = ()
    draft: bool = False
    excerpt: bool = False

    def named(self, role: str) -> tuple[NameInTitle, ...]:
        """Return the names in this role, in the order of the title."""
        return tuple(name for name in self.names if name.role == role)
