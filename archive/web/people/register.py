"""The register of people from A to Z: under his own name once, under every other with “see”."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from django.db.models.functions import Substr

from archive.authority.models import AuthorityRecord
from archive.documents.publicity import public_names, public_people
from archive.names.keys import name_key
from archive.people.models import Alias, Person
from archive.people.querysets import AliasQuerySet, PersonQuerySet
from archive.web.lines import tag

OTHERS: Final = "#"  # what no Latin letter begins
LETTERS: Final = (*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", OTHERS)
MOST_FOUND: Final = 100
_UNLISTED: Final = (Alias.Kind.MISSPELLING, Alias.Kind.TITLE)


@dataclass(slots=True)
class Entry:
    """A line of the register: a person, or a name that leads to one or several, or to nobody yet."""

    key: str
    heading: str
    language: str = ""
    person: Person | None = None
    see: list[AuthorityRecord] = field(default_factory=list)
    nobody: bool = False

    @property
    def is_choice(self) -> bool:
        return len(self.see) + self.nobody > 1


def letters_used() -> list[str]:
    """The letters under which anything stands."""
    keys = _names().order_by().values_list(Substr("key", 1, 1), flat=True).distinct()
    own = (_own(person).key for person in _headed(public_people()))
    first = {letter_of(key) for key in (*keys, *own)}
    return [letter for letter in LETTERS if letter in first]


def how_many() -> int:
    """How many lines the register may have in all."""
    return public_people().count() + _names().count()


def letter_of(key: str) -> str:
    """The letter of the register for a folded key; # for what no Latin letter begins."""
    letter = key[:1].upper()
    return letter if letter in LETTERS else OTHERS


def under(letter: str) -> list[tuple[str, list[Entry]]]:
    """The lines under a letter, in order; under every letter where none is named."""
    own = [_own(person) for person in _headed(public_people())]
    entries = [*own, *_references(_beginning(_names(), letter) if letter else _names())]
    ranked = sorted(entries, key=lambda entry: (LETTERS.index(letter_of(entry.key)), entry.key, entry.person is None))
    parts = [(each, list(lines)) for each, lines in groupby(ranked, key=lambda entry: letter_of(entry.key))]
    return [(each, lines) for each, lines in parts if letter in ("", each)]


def _names() -> AliasQuerySet:
    return public_names(Alias.objects.exclude(kind__in=_UNLISTED))


def searched(typed: str) -> list[Entry]:
    """Everybody who bore a name with these words, under each such name."""
    names = public_names(Alias.objects.all())
    for word in name_key(typed).split():
        names = names.filter(key__contains=word)
    entries = _references(names.order_by("key")[:MOST_FOUND], shortened=False)
    return sorted(entries, key=lambda entry: entry.key)


def _headed(people: PersonQuerySet) -> PersonQuerySet:
    return people.only("slug", "name", "name_key", "sort_name", "born", "died", "description", "kind", "identity")


def _own(person: Person) -> Entry:
    heading = person.sort_name or person.name
    return Entry(name_key(heading) if person.sort_name else person.name_key, heading, tag("", heading), person)


def _beginning(names: AliasQuerySet, letter: str) -> AliasQuerySet:
    if letter != OTHERS:
        return names.filter(key__startswith=letter.lower())
    return names.exclude(key__regex="^[a-z]")


def _references(names: Iterable[Alias], *, shortened: bool = True) -> list[Entry]:
    """One line for each name as written; with `shortened`, none beside the person's own line that says the same."""
    entries: dict[str, Entry] = {}
    for alias in names:
        person = alias.person.identity or alias.person if alias.person else None
        if shortened and person and _says_the_same(alias, person):
            continue
        language = tag(alias.language, alias.form, alias.script)
        entry = entries.setdefault(alias.form, Entry(alias.key, alias.form, language))
        if person is None:
            entry.nobody = True
        elif person not in entry.see:
            entry.see.append(person)
    return list(entries.values())


def _says_the_same(alias: Alias, person: AuthorityRecord) -> bool:
    sorted_by: str = getattr(person, "sort_name", "")
    own = name_key(sorted_by) if sorted_by else person.name_key
    return alias.key in (own, person.name_key) or own.startswith(f"{alias.key} ")
