"""Several people in one waiting name: each with an office, or two full names that lost the comma between them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from archive.merging.evidence.reading import Form, Known
from archive.names.together import people_together
from archive.people.models import Alias

_LEAST: Final = 2  # words of a full name
_MOST: Final = 8
_CHUNK: Final = 2_000
_MAY_BE: Final = frozenset({"person", "office"})

Split = tuple[frozenset[str], frozenset[str]]


def told_apart(known: Known) -> None:
    """Mark waiting names as several people's: `Under Secretary Ball, Mr. Bundy`, each with an office or title, and two
    other names of the archive run together: `Dean Rusk Edward R. Murrow`."""
    for form in known.forms.values():
        if form.waits and form.name.kind in _MAY_BE and people_together(form.form):
            form.name = replace(form.name, kind="several")
    splits = {form.pk: list(_splits(form)) for form in known.forms.values() if _may_be_two(form)}
    there = _written({key for some in splits.values() for split in some for keys in split for key in keys})
    for pk, some in splits.items():
        if any(not first.isdisjoint(there) and not second.isdisjoint(there) for first, second in some):
            form = known.forms[pk]
            form.name = replace(form.name, kind="several")


def _may_be_two(form: Form) -> bool:
    words = form.key.split()
    plain = form.waits and form.name.kind == "person" and not any(sign in form.form for sign in ',([{"“')
    return plain and 2 * _LEAST <= len(words) <= _MOST


def _splits(form: Form) -> Iterator[Split]:
    words = form.key.split()
    for at in range(_LEAST, len(words) - _LEAST + 1):
        yield _either_way(words[:at]), _either_way(words[at:])


def _either_way(words: list[str]) -> frozenset[str]:
    """Return the keys of a name in spoken order and with the family name first."""
    return frozenset({" ".join(words), " ".join([words[-1], *words[:-1]])})


def _written(keys: Iterable[str]) -> set[str]:
    """Return those of the keys that names of the archive have."""
    wanted, found = sorted(keys), set[str]()
    for start in range(0, len(wanted), _CHUNK):
        found.update(Alias.objects.filter(key__in=wanted[start : start + _CHUNK]).values_list("key", flat=True))
    return found
