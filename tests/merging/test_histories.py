"""Random histories: whatever was merged, split, identified, edited, published, brought in and undone, all holds at every
step; and when everything is undone, the archive is what it was, byte for byte in its exports."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.journal.wholes import WHOLES, values_of
from archive.merging.merge import merge
from archive.merging.refusals import IdentifyRefused, MergeRefused, SplitRefused
from archive.people.models import Person
from tests.hands import letter, person, staff
from tests.merging.deeds import DEEDS, LIKELY, undo_all
from tests.merging.seen import addresses_resolve, counts_agree, exports, identities_are_true

pytestmark = pytest.mark.django_db

STEP = st.tuples(st.sampled_from(LIKELY), st.integers(0, 40), st.integers(0, 40))
HISTORY = st.lists(STEP, min_size=2, max_size=14)
Step = tuple[str, int, int]


@settings(max_examples=4, phases=[Phase.explicit, Phase.generate])
@given(HISTORY)
def test_after_undoing_everything_the_archive_is_what_it_was(steps: list[Step]) -> None:
    live_through(steps, pages=False)


@pytest.mark.long
@settings(max_examples=300, phases=[Phase.explicit, Phase.generate])
@given(HISTORY)
def test_hundreds_of_histories_hold_at_every_door(steps: list[Step]) -> None:
    live_through(steps, pages=True)


def live_through(steps: list[Step], *, pages: bool) -> None:
    """Every step is done and looked at from outside; then all is undone."""
    client, known = Client(), set[str]()
    with passing():
        begin()
        before, seen, last = everything(), exports(), Run.objects.latest("pk").pk
        addresses_resolve(client, known)
        for deed, one, other in steps:
            with suppress(MergeRefused, SplitRefused, IdentifyRefused):
                DEEDS[deed](one, other)
            identities_are_true()
            counts_agree(client, pages=pages)
            addresses_resolve(client, known)
        undo_all(since=last)
        identities_are_true()
        counts_agree(client, pages=True)
        addresses_resolve(client, known)
        assert exports() == seen
        assert everything() == before


@settings(max_examples=4, phases=[Phase.explicit, Phase.generate])
@given(st.permutations(range(5)), st.permutations(range(4)))
def test_merges_are_undone_in_any_order(order: list[int], undone: list[int]) -> None:
    with passing():
        begin()
        before = everything()
        people = list(Person.objects.order_by("pk"))[:5]
        for place in range(1, 5):
            roots = [people[order[each]].pk for each in (place, place - 1)]
            survivor, absorbed = (Person.objects.get(pk=pk).identity for pk in roots)
            merge(survivor, [absorbed], by=staff("names"), reason="one man")  # type: ignore[arg-type, list-item]
        runs = list(Run.objects.filter(kind=Run.Kind.MERGE).order_by("pk"))
        for each in undone:
            undo_run(runs[each], by=staff("names"), reason="two men")
            identities_are_true()
        assert everything() == before


def begin() -> None:
    """Six people with names of their own and in common, and letters under most of them, one name waiting."""
    for number in range(6):
        person(f"Person {number}", f"Alias {number}", "Matveyev" if number % 2 else f"Cover {number}")
    for number in range(6):
        one = Person.objects.get(name=f"Person {number}")
        letter(f"Letter {number}", (f"Alias {number}", "author", one), (f"Person {(number + 1) % 6}", "recipient"))
    letter("Waiting", ("Filippov", "author"), ("Person 0", "recipient"))
    letter("Common", ("Matveyev", "author"))


def everything() -> dict[str, Any]:
    """All records as the journal knows them, but for records that readers have seen and that are withdrawn now: their
    addresses were given out, so they stay and say so."""
    kept = {
        whole.kind: values_of(whole.kind, whole.model._default_manager.values_list("pk", flat=True)) for whole in WHOLES
    }
    told = "What brought it in was undone."
    kept["document"] = {pk: each for pk, each in kept["document"].items() if each["fields"]["reason_shown"] != told}
    return kept


class Passed(Exception):
    """Takes everything back that was written."""


@contextmanager
def passing() -> Iterator[None]:
    """Whatever is written inside is gone afterwards."""
    with suppress(Passed), transaction.atomic():
        yield
        raise Passed
