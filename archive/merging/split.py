"""Splitting: move chosen names, or chosen credits, to another person or to a new one."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from archive.documents.models import Credit
from archive.journal.models import Run
from archive.journal.runs import OpenRun, open_run
from archive.merging.identify import move_credits
from archive.merging.refusals import SplitRefused
from archive.people.enrolment import enrol
from archive.people.locking import lock_names
from archive.people.models import Alias, Departure, Person
from archive.search import engine


def split(
    person: Person,
    *,
    by: AbstractBaseUser,
    reason: str,
    aliases: Iterable[int] = (),
    credits: Iterable[int] = (),
    target: Person | None = None,
    new_name: str = "",
) -> Person:
    """Move the chosen aliases with their credits, and the chosen single credits, to the target; return them.

    Without a target a new person is made. The person's own address stays theirs. Raises SplitRefused where nothing is
    chosen, something chosen is not theirs, the preferred name would go, or no reason is given.
    """
    with open_run(Run.Kind.SPLIT, by=by, reason=reason) as run:
        lock_names()
        names, letters = _chosen(person, set(aliases), set(credits), reason)
        other = _other(run, person, target, new_name)
        forms = ", ".join(sorted({alias.form for alias in names}))[:500]
        run.tell("split", person=person.name, names=forms, other=other.name)
        _say_where_they_went(run, {*names, *(letter.alias for letter in letters)}, other)
        for alias in names:
            _move_alias(run, alias, other)
        if letters:
            move_credits(run, letters, other)
    return other


def _chosen(person: Person, aliases: set[int], credits: set[int], reason: str) -> tuple[list[Alias], list[Credit]]:
    if not reason.strip():
        raise SplitRefused(_("Say why they are not the same: somebody will ask in ten years."))
    if not aliases and not credits:
        raise SplitRefused(_("Choose the names or letters that belong to somebody else."))
    names = list(Alias.objects.of_identity(person).filter(pk__in=aliases))
    letters = list(Credit.objects.of_identity(person).filter(pk__in=credits).select_related("alias"))
    if len(names) != len(aliases) or len(letters) != len(credits):
        words = _("Some of what you chose no longer belongs to %(person)s. Look at the list again.")
        raise SplitRefused(words % {"person": person})
    for alias in names:
        if alias.kind == Alias.Kind.PREFERRED:
            words = _(
                "“%(name)s” is the preferred name of %(person)s. Choose its letters one by one, undo the merge that "
                "brought it here, or prefer another name first."
            )
            raise SplitRefused(words % {"name": alias, "person": alias.person})
    return names, [letter for letter in letters if letter.alias_id not in aliases]


def _other(run: OpenRun, person: Person, target: Person | None, new_name: str) -> Person:
    if target is None:
        if not new_name:
            raise SplitRefused(_("Choose to whom they belong, or type the name of a new person."))
        other = enrol(new_name, Person.Kind(person.kind))
        run.record("person", [other.pk])
        run.record("alias", other.aliases.values_list("pk", flat=True))
        engine.refresh_people([other.pk])
        return other
    root = Person.objects.get(pk=target.root_pk)
    if root.pk == person.root_pk:
        raise SplitRefused(_("They belong to %(person)s already. Choose somebody else.") % {"person": root})
    return root


def _say_where_they_went(run: OpenRun, names: Iterable[Alias], other: Person) -> None:
    """Record for each name whose it was and to whom it went."""
    for alias in sorted(names, key=lambda alias: alias.pk):
        gone = Departure.objects.create(person=alias.person, to=other, form=alias.form)  # type: ignore[misc]
        run.record("departure", [gone.pk])


def _move_alias(run: OpenRun, alias: Alias, other: Person) -> None:
    run.record("alias", [alias.pk])
    if Alias.objects.filter(person=other, form=alias.form).exists():
        move_credits(run, list(Credit.objects.filter(alias=alias).select_related("alias")), other)
        Alias.objects.filter(pk=alias.pk).delete()
        engine.refresh_people([alias.person_id] if alias.person_id else [])
    else:
        # Of whom it goes to, another name may head pages in that language.
        Alias.objects.filter(pk=alias.pk).update(person=other, heads=False)
        engine.refresh_aliases([alias.pk])
