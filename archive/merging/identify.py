"""Identifying: a name as written gets its person, as a whole or credit by credit."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from archive.authority.deeds import claim
from archive.documents.models import Credit, Document
from archive.journal.models import Run
from archive.journal.runs import OpenRun, open_run
from archive.merging.refusals import IdentifyRefused
from archive.people.enrolment import enrol
from archive.people.locking import lock_names
from archive.people.models import Alias, NotBorne, Person
from archive.people.naming import alias_for
from archive.search import engine


def identify(
    alias: Alias,
    *,
    by: AbstractBaseUser,
    reason: str = "",
    person: Person | None = None,
    new_name: str = "",
    credits: Iterable[int] = (),
) -> Person:
    """Give the unidentified name, or only these of its credits, to the person, or to a new one, and return them.

    No form is changed: what stands in a document stays. Raises IdentifyRefused where the name has a person already or a
    credit is not of this name, NameRefused where the new name is empty.
    """
    with open_run(Run.Kind.IDENTIFY, by=by, reason=reason) as run:
        lock_names()
        alias = Alias.objects.select_for_update().get(pk=alias.pk)
        chosen = _chosen(alias, credits)
        bearer = bearer_of(run, person, new_name)
        _give(run, alias, bearer, chosen)
        run.tell("identified", name=alias.form, person=bearer.name)
    return bearer


def _give(run: OpenRun, alias: Alias, bearer: Person, chosen: list[Credit] | None) -> None:
    _refuse_decided(alias, bearer)
    if chosen is None:
        _give_whole(run, alias, bearer)
    else:
        move_credits(run, chosen, bearer)


def _chosen(alias: Alias, credits: Iterable[int]) -> list[Credit] | None:
    """Return the chosen credits, or None for the whole name."""
    if alias.person_id is not None:
        words = _("“%(name)s” belongs to %(person)s already. To move it, split that person.")
        raise IdentifyRefused(words % {"name": alias, "person": alias.person})
    wanted = set(credits)
    found = list(Credit.objects.filter(alias=alias, pk__in=wanted).select_related("alias"))
    if len(found) != len(wanted):
        words = _("Some of the chosen letters no longer bear the name “%(name)s”. Look at the list again.")
        raise IdentifyRefused(words % {"name": alias})
    return found if wanted and len(found) < Credit.objects.filter(alias=alias).count() else None


def _refuse_decided(alias: Alias, bearer: Person) -> None:
    """Raise IdentifyRefused if the name was decided not to be one of anybody in the person's tree."""
    decided = NotBorne.objects.filter(key=alias.key, person__identity=bearer.identity_id).first()
    if decided:
        words = _(
            "“%(name)s” was decided not to be a name of %(person)s: %(reason)s Take that decision back first, if it "
            "was wrong."
        )
        raise IdentifyRefused(words % {"name": alias, "person": decided.person, "reason": decided.reason})


def bearer_of(
    run: OpenRun, person: Person | None, new_name: str = "", kind: Person.Kind = Person.Kind.PERSON
) -> Person:
    """Return the person's root, or a new person of that name."""
    if person is None and not new_name:
        raise IdentifyRefused(_("Choose a person, or type the name of a new one."))
    if person is not None:
        return Person.objects.get(pk=person.root_pk)
    bearer = enrol(new_name, kind)
    run.record("person", [bearer.pk])
    run.record("alias", Alias.objects.filter(person=bearer).values_list("pk", flat=True))
    engine.refresh_people([bearer.pk])
    return bearer


def _give_whole(run: OpenRun, alias: Alias, bearer: Person) -> None:
    """Set the alias's person; where they have an alias of the same form, move its credits there and drop it."""
    own = Alias.objects.filter(person=bearer, form=alias.form)
    if own.exists():
        own.update(whole=True)
        move_credits(run, list(Credit.objects.filter(alias=alias).select_related("alias")), bearer)
        return
    Alias.objects.filter(pk=alias.pk).update(person=bearer, heads=False)
    run.record("alias", [alias.pk])
    engine.refresh_aliases([alias.pk])


def move_credits(run: OpenRun, credits: list[Credit], bearer: Person | None) -> None:
    """Move these credits to the person's alias of the same form; delete an unidentified alias left empty. Names as
    written do not change, so the text index is left as it is."""
    documents = {credit.document_id for credit in credits}
    claim(Document.objects.filter(pk__in=documents))
    old = {credit.alias for credit in credits}
    for alias in old:
        target, made = alias_for(alias.form, bearer)
        if made and bearer is not None:
            Alias.objects.filter(pk=target.pk).update(whole=False)
        _fold_into(target, [credit for credit in credits if credit.alias_id == alias.pk])
        run.record("alias", [target.pk])
        engine.refresh_aliases([target.pk])
    emptied = Alias.objects.filter(pk__in=[alias.pk for alias in old], person=None, credits=None)
    run.record("alias", [alias.pk for alias in old])
    emptied.delete()
    run.record("document", documents)
    engine.refresh_aliases([alias.pk for alias in old])


def _fold_into(target: Alias, credits: list[Credit]) -> None:
    """Point the credits to the target, and delete those that duplicate a credit already there."""
    there = set(
        Credit.objects.filter(alias=target, document__in=[credit.document_id for credit in credits]).values_list(
            "document", "role", "supplied", "which"
        )
    )
    twice = [
        credit.pk for credit in credits if (credit.document_id, credit.role, credit.supplied, credit.which) in there
    ]
    Credit.objects.filter(pk__in=twice).delete()
    Credit.objects.filter(pk__in=[credit.pk for credit in credits]).update(alias=target)
