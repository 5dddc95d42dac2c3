"""The register of people from A to Z: each person once, under the family name, with the other names of that family
folded in; names that stand elsewhere with “see”; names of nobody yet by their own form, offices and bodies apart."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from django.utils.translation import get_language

from archive.names.filing import Part as Kind
from archive.names.keys import name_key
from archive.people.models import Person
from archive.search.engine import version_known
from archive.search.query import WAITING, Facet, Version
from archive.web.addresses import address, of_the_list
from archive.web.parameters import canonical
from archive.web.people import register_rows
from archive.web.people.letters import LETTERS, OTHERS, letter_of
from archive.web.people.register_rows import Reference
from archive.web.standing import Standing

_REFERRING: Final = (Kind.PEOPLE, Kind.BODIES)
WHOLE: Final = 600  # so many names still stand on one page
MOST_FOLDED: Final = 6
MOST_TOGETHER: Final = 10  # a list is narrowed by twelve values at most


@dataclass(slots=True)
class Entry:
    """A line of the register: a person with other names, a name that leads to one or several, or to nobody yet."""

    key: str
    heading: str
    language: str = ""
    beside: str = ""
    own: int = 0
    person: Person | None = None
    folded: list[tuple[str, str]] = field(default_factory=list)
    see: list[Standing] = field(default_factory=list)
    waits: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Of a name of nobody: its page, or where it is written in several ways the list of all their documents."""
        if len(self.waits) == 1:
            return address("name", self.waits[0])
        names = [(Facet.PERSON.value, f"{WAITING}{key}") for key in self.waits[:MOST_TOGETHER]]
        return of_the_list() + canonical([*names, (f"{Facet.PERSON}_match", "any")]).suffix

    @property
    def is_choice(self) -> bool:
        return len(self.see) > 1


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the register: all, a letter, or a letter and what follows it; of other scripts `#` and a sign. `kind`
    says of which register: people, offices, bodies, or what is no name."""

    letter: str = ""
    second: str = ""
    kind: Kind = Kind.PEOPLE

    def __str__(self) -> str:
        return f"{self.letter}{self.second}"

    @property
    def prefix(self) -> str:
        """How its keys begin."""
        return self.second if self.letter == OTHERS else f"{self.letter.lower()}{self.second}"

    def holds(self, key: str) -> bool:
        """Whether a name of this key stands in it."""
        return self.letter in ("", letter_of(key)) and key.startswith(self.prefix)


def _now() -> tuple[Version, str]:
    """Of which version of the archive, and in which language, the register is read."""
    return version_known(), get_language() or ""


def kinds_used() -> list[tuple[Kind, int]]:
    """The registers in which anything stands, each with how many do: people first."""
    counted = register_rows.of_kinds(*_now())
    return [(kind, sum(signs.values())) for kind, signs in counted.items() if signs]


def parts_used(part: Part) -> list[Part]:
    """The parts into which this one falls and in which anything stands: letters, or what follows a letter."""
    signs = [sign for sign in register_rows.of_kinds(*_now())[part.kind] if part.holds(sign)]
    others = register_rows.of_references(*_now())
    signs += [sign for kind, sign in others if kind is part.kind and part.holds(sign)]
    if not part.letter:
        used = {letter_of(sign) for sign in signs}
        return [Part(letter, kind=part.kind) for letter in LETTERS if letter in used]
    at = 0 if part.letter == OTHERS else 1
    seconds = sorted({sign[at : at + 1] for sign in signs if sign[at : at + 1].strip()})
    return [Part(part.letter, second, part.kind) for second in seconds]


def is_short(part: Part) -> bool:
    """Whether all its names stand on one page."""
    counted = register_rows.of_kinds(*_now())[part.kind]
    return sum(number for sign, number in counted.items() if part.holds(sign)) <= WHOLE


def lines(part: Part) -> list[Entry]:
    """The lines of a part in their order, those of people without their records: `with_people` brings them."""
    entries = [
        Entry(place, heading, language, own=pk)
        for pk, place, heading, language in register_rows.people(version_known(), part.kind, part.letter)
        if part.holds(place)
    ]
    entries += _waiting(part)
    if part.kind in _REFERRING:
        rows = register_rows.references(part.kind, part.prefix)
        entries += _references(row for row in rows if part.holds(row.key))
    return sorted(entries, key=lambda entry: (LETTERS.index(letter_of(entry.key)), entry.key, not entry.own))


def with_people(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """The lines by letter, each person's own line with the person and other names of that family."""
    entries = list(entries)
    keys = [entry.own for entry in entries if entry.own]
    people, folded = register_rows.records(keys)
    for entry in entries:
        entry.person = people.get(entry.own)
        entry.folded = folded.get(entry.own, [])[:MOST_FOLDED]
    kept = (entry for entry in entries if entry.person or not entry.own)
    return [(letter, list(under)) for letter, under in groupby(kept, key=lambda entry: letter_of(entry.key))]


def _waiting(part: Part) -> Iterable[Entry]:
    """One line for all names of nobody that are filed alike, `John M. Allison` and `Allison, John M., Ambassador`. A
    family name alone has a line for each office that is written beside it, where there are several."""
    rows = [row for row in register_rows.waiting(version_known(), part.kind, part.prefix) if part.holds(row[1])]
    offices: dict[str, set[str]] = defaultdict(set)
    for _key, _place, heading, beside, _language in rows:
        offices[heading] |= {beside} - {""}
    entries: dict[tuple[str, str], Entry] = {}
    for key, place, heading, beside, language in rows:
        is_apart = len(offices[heading]) > 1 and "," not in heading
        line = name_key(heading), beside if is_apart else ""
        entry = entries.setdefault(line, Entry(place, heading, language))
        entry.beside = max(entry.beside, beside, key=len)
        entry.waits.append(key)
    return entries.values()


def _references(rows: Iterable[Reference]) -> list[Entry]:
    """One line for each name as written, with everybody who bears it."""
    entries: dict[str, Entry] = {}
    for row in rows:
        entry = entries.setdefault(row.key, Entry(row.key, row.form, row.language))
        if (person := Standing(row.slug, row.name)) not in entry.see:
            entry.see.append(person)
    for entry in entries.values():
        entry.see.sort(key=lambda person: person.name)
    return list(entries.values())
