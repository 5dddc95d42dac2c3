"""Who bore a name with the words somebody typed."""

from dataclasses import dataclass
from typing import Final

from archive.documents.publicity import public_names
from archive.names.keys import name_key
from archive.people.models import Alias, Person
from archive.web.lines import tag

MOST: Final = 200


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person, or nobody yet, with the names that were found, each with its language."""

    person: Person | None
    forms: tuple[tuple[str, str], ...]


def sought(typed: str) -> list[Bearer]:
    """Everybody who bore a name with all these words, in the order of their names; then the names of nobody yet."""
    names = public_names(Alias.objects.all())
    for word in name_key(typed).split():
        names = names.filter(key__contains=word)
    forms: dict[int, dict[str, str]] = {}
    people: dict[int, Person] = {}
    for alias in names.order_by("key")[:MOST]:
        person = alias.person.identity or alias.person if alias.person else None
        if isinstance(person, Person):
            people[person.pk] = person
        found = forms.setdefault(person.pk if person else 0, {})
        found.setdefault(alias.form, tag(alias.language, alias.form, alias.script))
    ranked = sorted(people.values(), key=lambda person: person.name_key)
    known = [Bearer(person, tuple(forms[person.pk].items())) for person in ranked]
    return [*known, Bearer(None, tuple(forms[0].items()))] if 0 in forms else known
