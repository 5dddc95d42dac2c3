"""Decisions on a pair: not the same, or perhaps; remembered with their reason, and blocking or marking the pair."""

from django.contrib.auth.models import AbstractBaseUser

from archive.journal.models import Run
from archive.journal.runs import open_run
from archive.merging.refusals import MergeRefused
from archive.people.locking import lock_names
from archive.people.models import NotSame, Person


def decide(one: Person, other: Person, verdict: str, *, by: AbstractBaseUser, reason: str) -> NotSame:
    """The pair is decided; an earlier decision on the same two is replaced, and the journal keeps both.

    Raises MergeRefused where the two are one person already, or no reason is given.
    """
    if not reason.strip():
        raise MergeRefused("Say why: whoever meets the two again will want to know.")
    with open_run(Run.Kind.DECISION, by=by, reason=reason, summary=f"{one} / {other}"[:500]) as run:
        lock_names()
        people = list(Person.objects.filter(pk__in=[one.pk, other.pk]).order_by("pk"))
        if len({person.identity_id for person in people}) < 2:
            raise MergeRefused(f"{one} and {other} are one person here. Undo the merge first.")
        first, second = people
        pair, _ = NotSame.objects.update_or_create(
            first=first, second=second, defaults={"verdict": NotSame.Verdict(verdict), "reason": reason}
        )
        run.record("decision", [pair.pk])
    return pair


def take_back(pair: NotSame, *, by: AbstractBaseUser, reason: str) -> None:
    """The pair is undecided again."""
    with open_run(Run.Kind.DECISION, by=by, reason=reason, summary=f"Taken back: {pair}"[:500]) as run:
        run.record("decision", [pair.pk])
        NotSame.objects.filter(pk=pair.pk).delete()
