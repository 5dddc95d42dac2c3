"""The line of correspondents of a document: each name as written, and the person behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from archive.documents.listed import CreditedName
from archive.documents.vocabulary import Certainty, Role
from archive.names.scripts import script_of
from archive.search.engine import called_here
from archive.text.folding import words
from archive.web.addresses import address

MOST_NAMES: Final = 6


@dataclass(frozen=True, slots=True)
class Named:
    """A name as written, with its person (`slug` and `person`), or what an editor supplied.

    `is_plain` says whether the name itself shows who is meant: “Kovalev” for Ivan Kovalev, not “Filippov” for Stalin.
    """

    written: str
    language: str = ""
    slug: str = ""
    person: str = ""
    supplied: str = ""
    certainty: str = Certainty.CERTAIN
    note: str = ""
    role: str = ""

    @property
    def address(self) -> str:
        """The URL of the person's page, or of the name's page if the person is unidentified."""
        return address("person", self.slug) if self.slug else address("name", self.written)

    @property
    def is_plain(self) -> bool:
        return bool(self.person) and set(words(self.written)) <= set(words(self.person))

    @property
    def is_sure(self) -> bool:
        return self.certainty == Certainty.CERTAIN

    @property
    def behind(self) -> str:
        """The text in brackets after the name; "" if the name itself shows who is meant."""
        return "" if self.is_plain else self.person or self.supplied


@dataclass(frozen=True, slots=True)
class Line:
    """Writers → recipients, with intermediaries; without writers, the participants."""

    writers: tuple[Named, ...] = ()
    recipients: tuple[Named, ...] = ()
    through: tuple[Named, ...] = ()
    present: tuple[Named, ...] = ()
    more: int = 0

    def __bool__(self) -> bool:
        return bool(self.writers or self.recipients or self.present)

    @property
    def names(self) -> tuple[Named, ...]:
        """All names of the line."""
        return (*self.writers, *self.recipients, *self.through, *self.present)


def named(names: Iterable[CreditedName]) -> list[Named]:
    """Return names of a record prepared for display."""
    here, found = called_here().by_slug, []
    for name in names:
        language, person = tag(name.language, name.written, name.script), name.person
        person = here.get(name.slug, person) if name.slug else person
        doubt = (name.supplied, name.certainty, name.note)
        found.append(Named(name.written, language, name.slug, person, *doubt, name.role))
    return found


def called(slug: str, name: str) -> str:
    """Return the display name, in the active language, of the person with this slug and recorded name."""
    return called_here().by_slug.get(slug, name) if slug else name


def line_of(names: Iterable[Named]) -> Line:
    """Return the line of a document; each person once per side, at the first mention."""
    by_role: dict[str, list[Named]] = {}
    for name in names:
        by_role.setdefault(name.role, []).append(name)
    writers = _once(name for role in (Role.AUTHOR, Role.ON_BEHALF_OF) for name in by_role.get(role, []))
    writers = writers or _once(by_role.get(Role.SIGNATORY, []))
    present = _once(by_role.get(Role.PARTICIPANT, [])) if not by_role.get(Role.RECIPIENT) else []
    return Line(
        tuple(writers[:MOST_NAMES]),
        tuple(_once(by_role.get(Role.RECIPIENT, []))[:MOST_NAMES]),
        tuple(_once(by_role.get(Role.VIA, []))[:MOST_NAMES]),
        tuple(present[:MOST_NAMES]),
        max(0, len(writers) - MOST_NAMES) + max(0, len(present) - MOST_NAMES),
    )


def tag(language: str, form: str, script: str = "") -> str:
    """Return the BCP 47 tag of a name: its language, else derived from its script; "" for Latin without a language."""
    if language:
        return language
    script = script or script_of(form)
    known = {"Jpan": "ja", "Hang": "ko"}
    return known.get(script, f"und-{script}" if script not in ("", "Latn", "Zyyy") else "")


def _once(names: Iterable[Named]) -> list[Named]:
    seen: dict[str, Named] = {}
    for name in names:
        seen.setdefault(name.slug or name.written, name)
    return list(seen.values())
