"""An index of an archive's names by key: which may be the same as a given one, within milliseconds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from archive.names.blocking import answers_alone, asked, asked_alone, blocks, other_side
from archive.names.findings import Likeness
from archive.names.glance import different_at_a_glance
from archive.names.likeness import likeness
from archive.names.parts import Name, parsed
from archive.names.records import NameRecord
from archive.names.slips import slips_asked, slips_kept

_CROWD: Final = 400  # a key that more names share is ignored; names written the same share another one
_CROWD_ALONE: Final = 100  # bearers of a family name that are compared
_ALONE_MOST: Final = 12  # a family name that more people bear proposes only the likeliest


@dataclass
class Form:
    """One written form with all its owners' records."""

    name: Name
    bearers: list[NameRecord] = field(default_factory=list)


class NameIndex:
    """An index of the forms of an archive, each once, by their keys.

    Adding and looking up take a fraction of a millisecond each. Not thread-safe.
    """

    def __init__(self, records: Iterable[NameRecord] = ()) -> None:
        self.forms: list[Form] = []
        self._number: dict[tuple[str, str], int] = {}
        self._blocks: dict[str, list[int]] = defaultdict(list)
        self._families: dict[str, list[int]] = defaultdict(list)
        for record in records:
            self.add(record)

    def add(self, record: NameRecord) -> int:
        """Add the record to its form, creating that if needed; return the number of the form."""
        known = self._number.get((record.form, record.kind))
        if known is not None:
            self.forms[known].bearers.append(record)
            return known
        name = parsed(record.form, kind=record.kind)
        number = len(self.forms)
        self._number[record.form, record.kind] = number
        self.forms.append(Form(name, [record]))
        for key in blocks(name):
            self._blocks[key].append(number)
        for key in answers_alone(name):
            self._families[key].append(number)
        return number

    def forms_with(self, key: str) -> list[Form]:
        """Return the forms that differ only in case, accents and points."""
        return [self.forms[number] for number in self._blocks.get("=" + key, ())]

    def numbers_under(self, key: str) -> list[int]:
        """Return the numbers of the forms with this key."""
        return self._blocks.get(key, [])

    def keyed(self) -> Iterator[tuple[str, Form]]:
        """Yield each key with each form it leads to; for slips the family name is stored once."""
        for found in (self._blocks, self._families):
            for key, numbers in found.items():
                for each in {key, other_side(key)} if not key.startswith("S") else ():
                    yield from ((each, self.forms[number]) for number in numbers)
        for form in self.forms:
            yield from ((key, form) for key in slips_kept(form.name))

    def asking(self) -> frozenset[str]:
        """Return the keys to query for whatever may be the same as one of these forms, one-letter slips included."""
        slips = (key for form in self.forms for key in slips_asked(form.name))
        return frozenset((*(key for key, _ in self.keyed()), *slips))

    def alike(self, name: Name, before: int | None = None) -> Iterator[tuple[int, Likeness]]:
        """Yield the numbers of the forms that may be the same as this name, with their likeness, possible or better.

        `before` excludes forms from that number on, so that each pair of an archive is compared once. A family name
        alone gives the likeliest twelve of its bearers.
        """
        for number in sorted(self._near(name, before)):
            other = self.forms[number].name
            if different_at_a_glance(name, other):
                continue
            found = likeness(name, other)
            if found.verdict != "different":
                yield number, found
        for number, found in self.bearers_of(name):
            if before is None or number < before or not self.forms[number].name.alone:
                yield number, found

    def bearers_of(self, name: Name) -> list[tuple[int, Likeness]]:
        """Return the forms that a family name alone may stand for, the likeliest first, at most twelve."""
        keys = asked_alone(name)
        numbers = self._who_answer(key for key in keys if key.startswith("F"))
        if len(numbers) <= _ALONE_MOST:
            numbers |= self._who_answer(keys)
        near = ((number, self.forms[number].name) for number in numbers)
        found = [(number, likeness(name, other)) for number, other in near if not different_at_a_glance(name, other)]
        kept = [pair for pair in found if pair[1].verdict != "different" and self.forms[pair[0]].name.form != name.form]
        kept.sort(key=lambda pair: (-pair[1].score, -len(self.forms[pair[0]].bearers), pair[0]))
        return kept[:_ALONE_MOST]

    def _who_answer(self, keys: Iterable[str]) -> set[int]:
        return {number for key in keys for number in self._families.get(key, ())[:_CROWD_ALONE]}

    def _near(self, name: Name, before: int | None) -> set[int]:
        numbers: set[int] = set()
        for key in asked(name):
            block = self._blocks.get(key, ())
            if len(block) <= _CROWD or key.startswith("="):
                numbers.update(block)
        return numbers if before is None else {number for number in numbers if number < before}
