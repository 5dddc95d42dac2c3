"""The A–Z register of people.

Each person has one entry under the family name, which includes the other names of that family; other names have “see”
references. Unidentified names are filed by their own form; offices and bodies have registers of their own.
"""

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
from archive.web.people.letters import OTHERS, collated, letter_of, letters_in_order
from archive.web.people.references import Reference
from archive.web.standing import Standing

_REFERRING: Final = (Kind.PEOPLE, Kind.BODIES)
WHOLE: Final = 600  # up to this many names are shown on one page
MOST_FOLDED: Final = 6
MOST_TOGETHER: Final = 10  # below the limit of twelve filter values per list


@dataclass(slots=True)
class Entry:
    """An entry: a person with other names, a “see” reference to one or several people, or an unidentified name."""

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
        """The URL of an unidentified name: its page or, with several spellings, the list of all their documents."""
        if len(self.waits) == 1:
            return address("name", self.waits[0])
        names = [(Facet.PERSON.value, f"{WAITING}{key}") for key in self.waits[:MOST_TOGETHER]]
        return of_the_list() + canonical([*names, (f"{Facet.PERSON}_match", "any")]).suffix

    @property
    def is_choice(self) -> bool:
        return len(self.see) > 1


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the register: everything, a letter, or a letter and the next character (`#` for other scripts).

    `kind` selects the register: people, offices, bodies, or what is no name.
    """

    letter: str = ""
    second: str = ""
    kind: Kind = Kind.PEOPLE

    def __str__(self) -> str:
        return f"{self.letter}{self.second}"

    @property
    def prefix(self) -> str:
        """The prefix of the section's keys."""
        return self.second if self.letter == OTHERS else f"{self.letter.lower()}{self.second}"

    def holds(self, key: str) -> bool:
        """Whether a name with this key belongs to the section."""
        return self.letter in ("", letter_of(key)) and key.startswith(self.prefix)


def _now() -> tuple[Version, str]:
    """Return the archive version and the active language, as a cache key."""
    return version_known(), get_language() or ""


def kinds_used() -> list[tuple[Kind, int]]:
    """Return the non-empty registers with their numbers of entries, people first."""
    counted = register_rows.of_kinds(*_now())
    return [(kind, sum(signs.values())) for kind, signs in counted.items() if signs]


def parts_used(part: Part) -> list[Part]:
    """Return the non-empty subsections of this one: letters, or the characters after a letter."""
    signs = [sign for sign in register_rows.of_kinds(*_now())[part.kind] if part.holds(sign)]
    others = [sign for kind, sign in register_rows.of_references(*_now(), part.letter) if kind is part.kind]
    if not part.letter:
        used = {*map(letter_of, signs), *others}
        return [Part(letter, kind=part.kind) for letter in letters_in_order() if letter in used]
    signs += filter(part.holds, others)
    at = 0 if part.letter == OTHERS else 1
    seconds = sorted({sign[at : at + 1] for sign in signs if sign[at : at + 1].strip()}, key=collated)
    return [Part(part.letter, second, part.kind) for second in seconds]


def is_short(part: Part) -> bool:
    """Whether all names of the section fit on one page."""
    counted = register_rows.of_kinds(*_now())[part.kind]
    return sum(number for sign, number in counted.items() if part.holds(sign)) <= WHOLE


def lines(part: Part) -> list[Entry]:
    """Return the entries of a section in order, without person records, which `with_people` adds."""
    entries = [
        Entry(place, heading, language, own=pk)
        for pk, place, heading, language in register_rows.people(version_known(), part.kind, part.holds)
        if part.holds(place)
    ]
    entries += _waiting(part)
    if part.kind in _REFERRING:
        rows = register_rows.references(version_known(), part.kind, part.prefix)
        entries += _references(row for row in rows if part.holds(row.key))
    ranks = {letter: rank for rank, letter in enumerate(letters_in_order())}
    return sorted(entries, key=lambda entry: (ranks[letter_of(entry.key)], collated(entry.key), not entry.own))


def with_people(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """Return the entries by letter, with the person and the other names of that family filled in."""
    entries = list(entries)
    keys = [entry.own for entry in entries if entry.own]
    people, folded = register_rows.records(keys)
    for entry in entries:
        entry.person = people.get(entry.own)
        entry.folded = folded.get(entry.own, [])[:MOST_FOLDED]
    kept = (entry for entry in entries if entry.person or not entry.own)
    return [(letter, list(under)) for letter, under in groupby(kept, key=lambda entry: letter_of(entry.key))]


def _waiting(part: Part) -> Iterable[Entry]:
    """Return one entry for all unidentified names filed alike, such as `John M.

    Allison` and `Allison, John M., Ambassador`.

    A bare family name has an entry for each office written with it, if there are several.
    """
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
    """Return one entry per name as written, with all its bearers."""
    entries: dict[str, Entry] = {}
    for row in rows:
        entry = entries.setdefault(row.key, Entry(row.key, row.form, row.language))
        if (person := Standing(row.slug, row.name)) not in entry.see:
            entry.see.append(person)
    for entry in entries.values():
        entry.see.sort(key=lambda person: person.name)
    return list(entries.values())
