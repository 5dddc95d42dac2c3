"""The search for people by a typed name."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from archive.documents.publicity import public_names
from archive.names.keys import name_key, transliterate
from archive.people.models import Alias, Person
from archive.people.querysets import AliasQuerySet
from archive.search.engine import documents_naming
from archive.web.lines import tag

MOST: Final = 200


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person, or None for an unidentified name, with the matching names, their languages, and the document count."""

    person: Person | None
    forms: tuple[tuple[str, str], ...]
    documents: int = 0


def sought(typed: str) -> list[Bearer]:
    """Return everybody with a name in which words start with all typed ones, as typed or transliterated.

    People whose preferred name matches come first, then the others by name, then unidentified names.
    """
    names = public_names(having(typed))
    forms: dict[int, dict[str, str]] = {}
    people: dict[int, Person] = {}
    for alias in names.order_by("key")[:MOST]:
        person = alias.person.root if alias.person else None
        if isinstance(person, Person):
            people[person.pk] = person
        found = forms.setdefault(person.pk if person else 0, {})
        found.setdefault(alias.form, tag(alias.language, alias.form, alias.script))
    ranked = sorted(people.values(), key=lambda person: (person.name not in forms[person.pk], person.name_key))
    totals = documents_naming(ranked)
    known = [Bearer(person, tuple(forms[person.pk].items()), totals[person.pk]) for person in ranked]
    return [*known, Bearer(None, tuple(forms[0].items()))] if 0 in forms else known


def having(typed: str) -> AliasQuerySet:
    """Return names in which words start with each of these, as typed or transliterated."""
    return Alias.objects.filter(_with_words(name_key(typed)) | _with_words(name_key(transliterate(typed))))


def _with_words(key: str) -> Q:
    wanted = Q()
    for word in key.split():
        wanted &= Q(key__startswith=word) | Q(key__contains=f" {word}") | Q(key__contains=f"-{word}")
    return wanted
