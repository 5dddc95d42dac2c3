"""A short portrait of a person: who they are, and their names in documents."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from archive.documents.publicity import written_names
from archive.people.models import Alias, Person
from archive.web.lines import called, tag

MOST_NAMES: Final = 9


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A name as documents write it, with its language tag."""

    form: str
    language: str


@dataclass(frozen=True, slots=True)
class Portrait:
    """A person with names found in published documents, the preferred one first."""

    slug: str
    name: str
    names: tuple[WrittenName, ...]


def portrait_of_many_names(slugs: Sequence[str]) -> Portrait | None:
    """Return the portrait of the person with most names in documents; None if nobody has two."""
    aliases = written_names(Alias.objects.filter(person__identity__slug__in=slugs))
    rows = list(aliases.values_list("person__identity", "form", "kind"))
    counts = Counter(identity for identity, _form, _kind in rows)
    if not counts or max(counts.values()) < 2:
        return None
    ((root, _),) = counts.most_common(1)
    person = Person.objects.get(pk=root or 0)
    forms = sorted({(kind != Alias.Kind.PREFERRED, form) for identity, form, kind in rows if identity == root})
    once = list(dict.fromkeys(form for _, form in forms))
    # The preferred name is printed anyway, so it is left out of the list unless that would be too short.
    once = [form for form in once if form != person.name or len(once) < 3][:MOST_NAMES]
    return Portrait(
        person.slug, called(person.slug, person.name), tuple(WrittenName(form, tag("", form)) for form in once)
    )
