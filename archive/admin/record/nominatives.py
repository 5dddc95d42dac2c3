"""Names that a Russian title declines, proposed as they are known: `Записка И. В. Сталину` is to И. В. Сталин."""

from collections import defaultdict
from typing import Any

from archive.names.cases import nominatives
from archive.names.keys import name_key
from archive.names.parts import parsed
from archive.people.models import Alias


def in_nominative(read: dict[str, Any]) -> dict[str, Any]:
    """Return the proposals with each name in the nominative where just one of the names here can be meant.

    A name that stands so in the archive, or of which two known ones may be cases, stays as it is written.
    """
    credits = read.get("credits") or []
    declined = {one["name"]: firsts for one in credits if (firsts := nominative_keys(one["name"]))}
    if not declined:
        return read
    keys = {name_key(name) for name in declined}.union(*declined.values())
    known: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for key, form, person in Alias.objects.filter(key__in=keys).values_list("key", "form", "person__identity"):
        known[key].add((person or 0, form))
    meant = {name: _one(name, firsts, known) for name, firsts in declined.items()}
    return read | {"credits": [{**one, "name": meant.get(one["name"]) or one["name"]} for one in credits]}


def nominative_keys(form: str) -> set[str]:
    """Return the keys of the names of which this may be a case."""
    return {name_key(first.form) for first in nominatives(parsed(form))}


def _one(name: str, firsts: set[str], known: dict[str, set[tuple[int, str]]]) -> str:
    """Return the only form, or the first of one person's; "" where none is known, or more than one may be meant."""
    found = set[tuple[int, str]]().union(*(known.get(key, set()) for key in firsts))
    bearers = {person or form for person, form in found}
    return min(form for _person, form in found) if len(bearers) == 1 and name_key(name) not in known else ""
