"""Decisions that two people are, or may be, different, and that a waiting name is not somebody's.

Each is kept with its reason, in the journal, and blocks or marks later proposals.
"""

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from archive.journal.models import Run
from archive.journal.runs import open_run
from archive.journal.telling import TAKEN_BACK, Told
from archive.merging.refusals import MergeRefused
from archive.people.locking import lock_names
from archive.people.models import Alias, NotBorne, NotSame, Person


def decide(one: Person, other: Person, verdict: str, *, by: AbstractBaseUser, reason: str) -> NotSame:
    """Record the verdict on this pair and return it; an earlier one is replaced, and the journal keeps both.

    Raises MergeRefused where the two are one person already, or no reason is given.
    """
    _refuse_without(reason)
    with open_run(Run.Kind.DECISION, by=by, reason=reason) as run:
        lock_names()
        run.tell("decided", one=str(one), other=str(other), verdict=NotSame.Verdict(verdict).value)
        people = list(Person.objects.filter(pk__in=[one.pk, other.pk]).order_by("pk"))
        if len({person.identity_id for person in people}) < 2:
            words = _("%(one)s and %(other)s are one person here. Undo the merge first.")
            raise MergeRefused(words % {"one": one, "other": other})
        first, second = people
        pair, _made = NotSame.objects.update_or_create(
            first=first, second=second, defaults={"verdict": NotSame.Verdict(verdict), "reason": reason}
        )
        run.record("decision", [pair.pk])
    return pair


def take_back(pair: NotSame, *, by: AbstractBaseUser, reason: str) -> None:
    """Delete the decision on this pair."""
    ended = _ended("decided", one=pair.first, other=pair.second, verdict=pair.verdict)
    with open_run(Run.Kind.DECISION, by=by, reason=reason, told=ended) as run:
        run.record("decision", [pair.pk])
        NotSame.objects.filter(pk=pair.pk).delete()


def decide_not_borne(alias: Alias, person: Person, *, by: AbstractBaseUser, reason: str) -> NotBorne:
    """Record that the waiting name is not this person's, nor that of anybody merged with them, now or later.

    The reason replaces an earlier one; the journal keeps both. Raises MergeRefused where the name is theirs already, or
    no reason is given.
    """
    _refuse_without(reason)
    with open_run(Run.Kind.DECISION, by=by, reason=reason) as run:
        lock_names()
        run.tell("not borne", name=str(alias), person=str(person))
        alias = Alias.objects.select_related("person").get(pk=alias.pk)
        if alias.person is not None:
            words = _("“%(name)s” belongs to %(person)s already. To move it, split that person.")
            raise MergeRefused(words % {"name": alias, "person": alias.person})
        decision, _made = NotBorne.objects.update_or_create(
            person=person, key=alias.key, defaults={"form": alias.form, "reason": reason}
        )
        run.record("name decision", [decision.pk])
    return decision


def take_back_not_borne(decision: NotBorne, *, by: AbstractBaseUser, reason: str) -> None:
    """Delete the decision that the name is not this person's."""
    ended = _ended("not borne", name=decision.form, person=decision.person)
    with open_run(Run.Kind.DECISION, by=by, reason=reason, told=ended) as run:
        run.record("name decision", [decision.pk])
        NotBorne.objects.filter(pk=decision.pk).delete()


def _refuse_without(reason: str) -> None:
    if not reason.strip():
        raise MergeRefused(_("Say why: whoever meets the two again will want to know."))


def _ended(deed: str, **values: object) -> Told:
    """Return what the run that ends a decision tells."""
    return {"deed": TAKEN_BACK, "of": {"deed": deed, "values": {name: str(value) for name, value in values.items()}}}
