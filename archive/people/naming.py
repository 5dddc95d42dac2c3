"""Resolving a name as written to its alias: the one place where a name finds its person, or none."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.db.models import Q

from archive.names.keys import name_key, script_of
from archive.people.models import Alias, Person
from archive.text.cleaning import clean_line


def bearers(forms: Iterable[str]) -> Mapping[str, frozenset[int]]:
    """Map each folded key of these forms to the identities (primary keys) that bear it; keys of nobody are left out."""
    return bearers_of_keys({name_key(form) for form in forms})


def bearers_of_keys(keys: Collection[str]) -> Mapping[str, frozenset[int]]:
    """Do the same for forms already folded."""
    found: dict[str, set[int]] = defaultdict(set)
    rows = Alias.objects.filter(key__in=keys).exclude(person=None).values_list("key", "person__identity_id")
    for key, identity in rows:
        if identity is not None:
            found[key].add(identity)
    return {key: frozenset(people) for key, people in found.items()}


def whole_bearers(forms: Iterable[str]) -> Mapping[str, frozenset[int]]:
    """Do the same, leaving out names that do not resolve by themselves.

    That is a name that somebody was given in some documents only, or that still waits in a document.
    """
    keys = {name_key(form) for form in forms}
    named = Alias.objects.filter(key__in=keys)
    split = named.filter(Q(person=None, credits__isnull=False) | Q(whole=False)).values_list("key", flat=True)
    return bearers_of_keys(keys - set(split))


def alias_for(form: str, person: Person | None) -> tuple[Alias, bool]:
    """Return the person's (or the unidentified) alias of exactly this form, and whether it was created."""
    return Alias.objects.get_or_create(
        form=form, person=person, defaults={"kind": Alias.Kind.SPELLING, "script": script_of(form)}
    )


def alias_as_borne(form: str) -> tuple[Alias, bool]:
    """Return the alias of the one identity that bears this name whole, else the unidentified one; and whether it is
    new.

    A name that two identities bear stays unidentified, for a human to decide; so does one given document by document.
    Case and accents do not matter for who bears it ("FILIPOV" is Stalin's "Filipov"), but the form is kept as written.
    """
    form = clean_line(form)
    key = name_key(form)
    identities = whole_bearers([form]).get(key, frozenset())
    if len(identities) != 1:
        return alias_for(form, None)
    (identity,) = identities
    same = Alias.objects.filter(form=form, person__identity_id=identity).order_by("pk").first()
    return (same, False) if same else alias_for(form, Person.objects.get(pk=identity))
