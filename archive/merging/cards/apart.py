"""Decisions as the making of cards needs them: pairs held apart, and names that need no card."""

import datetime
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import F, Q

from archive.merging.evidence.cores import Apart, Pair
from archive.merging.evidence.reading import Form
from archive.people.models import NotBorne, NotSame
from archive.people.rulings import Ruling


def held_apart(forms: Iterable[Form]) -> Apart:
    """Return pairs of owners decided not to be the same: people by identity, waiting names by their keys."""
    forms = list(forms)
    waiting: dict[str, set[int]] = defaultdict(set)
    for form in forms:
        if form.waits:
            waiting[form.key].add(form.owner)
    people = {form.owner for form in forms if form.owner > 0}
    pairs: set[Pair] = set()
    no = NotSame.objects.filter(verdict=NotSame.Verdict.NOT_SAME).exclude(first__identity=F("second__identity"))
    both = no.values_list("first__identity", "second__identity")
    pairs.update((one, two) for one, two in both if one in people and two)
    for key, identity in NotBorne.objects.values_list("key", "person__identity"):
        pairs.update((owner, identity or 0) for owner in waiting.get(key, ()))
    for one, two in Ruling.objects.filter(verdict="not_same").values_list("key", "other_key"):
        pairs.update((mine, yours) for mine in waiting.get(one, ()) for yours in waiting.get(two, ()))
    return frozenset(pairs)


def ruled_out() -> frozenset[str]:
    """Return the keys of names decided to be no single person's: they wait for nobody."""
    settled = Q(verdict__in=[Ruling.Verdict.NO_NAME, Ruling.Verdict.OFFICE, Ruling.Verdict.SEVERAL])
    return frozenset(Ruling.objects.filter(settled).values_list("key", flat=True))


def put_off() -> tuple[dict[str, datetime.datetime], dict[int, datetime.datetime]]:
    """Return what was left for later and when: names by key, people by identity."""
    names, people = dict[str, datetime.datetime](), dict[int, datetime.datetime]()
    rows = Ruling.objects.filter(verdict=Ruling.Verdict.LATER)
    for key, identity, decided in rows.values_list("key", "person__identity", "decided"):
        if identity is None:
            names[key] = decided
        else:
            people[identity] = decided
    return names, people


def looked_for() -> dict[str, str]:
    """Return names that were looked for in vain, by key, with the digest of the evidence then."""
    return dict(Ruling.objects.filter(verdict=Ruling.Verdict.UNKNOWN).values_list("key", "evidence"))
