"""Decisions: two people are not the same, or perhaps are; a waiting name is not somebody's. Each is remembered with its
reason, in the journal, and blocks or marks what it speaks of."""

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from archive.journal.models import Run
from archive.journal.runs import open_run
from archive.merging.refusals import MergeRefused
from archive.people.locking import lock_names
from archive.people.models import Alias, NotBorne, NotSame, Person


def decide(one: Person, other: Person, verdict: str, *, by: AbstractBaseUser, reason: str) -> NotSame:
    """The pair is decided; an earlier decision on the same two is replaced, and the journal keeps both.

    Raises MergeRefused where the two are one person already, or no reason is given.
    """
    _refuse_without(reason)
    with open_run(Run.Kind.DECISION, by=by, reason=reason, summary=f"{one} / {other}"[:500]) as run:
        lock_names()
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
    """The pair is undecided again."""
    with open_run(Run.Kind.DECISION, by=by, reason=reason, summary=_taken_back(pair)) as run:
        run.record("decision", [pair.pk])
        NotSame.objects.filter(pk=pair.pk).delete()


def decide_not_borne(alias: Alias, person: Person, *, by: AbstractBaseUser, reason: str) -> NotBorne:
    """The waiting name is not this person's, nor that of anybody one with them, now or later; the reason replaces an
    earlier one, and the journal keeps both.

    Raises MergeRefused where the name is theirs already, or no reason is given.
    """
    _refuse_without(reason)
    with open_run(Run.Kind.DECISION, by=by, reason=reason, summary=f"“{alias}” / {person}"[:500]) as run:
        lock_names()
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
    """Whether the name is this person's is open again."""
    with open_run(Run.Kind.DECISION, by=by, reason=reason, summary=_taken_back(decision)) as run:
        run.record("name decision", [decision.pk])
        NotBorne.objects.filter(pk=decision.pk).delete()


def _refuse_without(reason: str) -> None:
    if not reason.strip():
        raise MergeRefused(_("Say why: whoever meets the two again will want to know."))


def _taken_back(decision: NotSame | NotBorne) -> str:
    return (_("Taken back: %(decision)s") % {"decision": decision})[:500]
