"""Random histories: whatever was merged, split, identified, edited and undone, all holds at every step; and when
everything is undone, the archive is what it was."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from django.db import transaction
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from archive.authority.addresses import target_of
from archive.authority.models import Address
from archive.documents.models import Document
from archive.documents.vocabulary import Role
from archive.editing.saving import remember
from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.journal.wholes import WHOLES, values_of
from archive.merging.identify import identify
from archive.merging.merge import merge
from archive.merging.refusals import IdentifyRefused, MergeRefused, SplitRefused
from archive.merging.split import split
from archive.people.models import Alias, Person
from archive.search import engine
from archive.search.query import Choice, Facet, Selection
from tests.hands import letter, person, staff

pytestmark = pytest.mark.django_db

DEEDS = ("merge", "merge", "split", "split", "identify", "edit", "write", "undo", "undo")
STEP = st.tuples(st.sampled_from(DEEDS), st.integers(0, 40), st.integers(0, 40))


@settings(max_examples=25, phases=[Phase.explicit, Phase.generate])
@given(st.lists(STEP, min_size=2, max_size=14))
def test_after_undoing_everything_the_archive_is_what_it_was(steps: list[tuple[str, int, int]]) -> None:
    with passing():
        begin()
        before, last = everything(), Run.objects.latest("pk").pk
        for deed, one, other in steps:
            with suppress(MergeRefused, SplitRefused, IdentifyRefused):
                DO[deed](one, other)
            identities_are_true()
        counts_agree()
        undo_all(since=last)
        identities_are_true()
        counts_agree()
        assert everything() == before


@settings(max_examples=10, phases=[Phase.explicit, Phase.generate])
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


def _merge(one: int, other: int) -> None:
    people = list(Person.objects.standing().order_by("pk"))
    survivor, absorbed = people[one % len(people)], people[other % len(people)]
    keep = {"name": absorbed, "biography": absorbed} if one % 3 == 0 else {}
    merge(survivor, [absorbed], by=staff("names"), reason="one man", keep=keep)


def _split(one: int, other: int) -> None:
    people = list(Person.objects.standing().order_by("pk"))
    source, target = people[one % len(people)], people[other % len(people)]
    aliases = list(Alias.objects.of_identity(source).exclude(kind=Alias.Kind.PREFERRED).order_by("pk"))
    letters = [credit.pk for alias in aliases[1:] for credit in alias.credits.all()]
    chosen: dict[str, Any] = (
        {"credits": letters[:1]} if one % 2 and letters else {"aliases": [a.pk for a in aliases[:1]]}
    )
    to: dict[str, Any] = {"new_name": f"Somebody {one}"} if source == target else {"target": target}
    split(source, by=staff("names"), reason="two men", **chosen, **to)


def _identify(one: int, other: int) -> None:
    waiting = list(Alias.objects.unidentified().order_by("pk"))
    people = list(Person.objects.standing().order_by("pk"))
    if waiting:
        alias = waiting[one % len(waiting)]
        letters = list(alias.credits.values_list("pk", flat=True))[: one % 2]
        identify(alias, person=people[other % len(people)], credits=letters, by=staff("names"), reason="his hand")


def _edit(one: int, other: int) -> None:
    people = list(Person.objects.order_by("pk"))
    edited = people[one % len(people)]
    with transaction.atomic():
        edited.biography = f"Edited {other}"
        edited.save()
        remember("person", [edited.pk], by=staff("curator"))


def _write(one: int, other: int) -> None:
    people = list(Person.objects.order_by("pk"))
    # Not published: what readers have seen is withdrawn by an undo and not removed, since its address was given out.
    names = ((f"Alias {other % 6}", "author"), (people[one % len(people)].name, "mentioned"))
    letter(f"Written since {one}", *names, published=False)


def _undo(one: int, other: int) -> None:
    runs = [run for run in Run.objects.exclude(kind=Run.Kind.EDIT).order_by("-pk") if not hasattr(run, "undone_by")]
    if runs:
        undo_run(runs[one % len(runs)], by=staff("names2"), reason="wrong")


DO: dict[str, Callable[[int, int], None]] = {
    "merge": _merge, "split": _split, "identify": _identify, "edit": _edit, "write": _write, "undo": _undo,
}  # fmt: skip


def undo_all(since: int) -> None:
    """Everything that still holds of what was done since that run is undone, the latest first."""
    for run in list(Run.objects.filter(pk__gt=since).exclude(kind=Run.Kind.UNDO).order_by("-pk")):
        last, undone = run, False
        while (following := Run.objects.filter(undoes=last).first()) is not None:
            last, undone = following, not undone
        if not undone:
            undo_run(last, by=staff("names"), reason="everything back")


def everything() -> dict[str, Any]:
    """All records as the journal knows them, the documents as they are public or not."""
    return {
        whole.kind: values_of(whole.kind, whole.model._default_manager.values_list("pk", flat=True)) for whole in WHOLES
    }


def identities_are_true() -> None:
    """Every address leads in one step to somebody who stands."""
    people = Person.objects.in_bulk()
    for one in people.values():
        root = one
        while root.merged_into_id is not None:
            root = people[root.merged_into_id]
        assert one.identity_id == root.pk
    for slug in Address.objects.filter(kind=Address.Kind.PERSON, target__in=people).values_list("slug", flat=True):
        target = target_of("person", slug)
        assert target in people


def counts_agree() -> None:
    """The filter of the public list and the records say the same of everybody."""
    for one in Person.objects.standing():
        crediting = Document.objects.published().crediting(one, [role for role in Role if role != Role.TRANSLATOR])
        chosen = Selection(choices=(Choice(Facet.PERSON, (one.slug,)),))
        assert engine.find(chosen).total == crediting.count()


class Passed(Exception):
    """Takes everything back that was written."""


@contextmanager
def passing() -> Iterator[None]:
    """Whatever is written inside is gone afterwards."""
    with suppress(Passed), transaction.atomic():
        yield
        raise Passed
