"""Offices: who held one, which of its letters fall within whose term, and giving letters to a holder."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from archive.documents.models import Credit
from archive.journal.models import Run
from archive.journal.runs import open_run
from archive.merging.cards.around import look_round
from archive.merging.cards.up_to_date import read_by_deed
from archive.merging.deeds.giving import Gift, give_all
from archive.merging.deeds.rulings import Held
from archive.merging.refusals import CardRefused
from archive.people.locking import lock_names
from archive.people.models import Person
from archive.people.rulings import Holder, Ruling


@dataclass(frozen=True, slots=True)
class Tenure:
    """A holder with the credits of the office that are dated wholly within their term, oldest first."""

    holder: Holder
    credits: tuple[Credit, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """The credits of an office by holder; `torn` fall within several terms, `left` within none."""

    tenures: tuple[Tenure, ...]
    torn: tuple[Credit, ...]
    left: tuple[Credit, ...]


def office_of(ruling: Ruling) -> Office:
    """Return the credits that still wait under the office's name, by holder, in two queries."""
    holders = list(ruling.holders.select_related("person__identity").order_by("pk"))
    found: dict[int, list[Credit]] = defaultdict(list)
    torn, left = list[Credit](), list[Credit]()
    for credit in _waiting(ruling).select_related("document", "alias").order_by("document__date_earliest", "pk"):
        theirs = {holder.person.identity_id: holder for holder in holders if _held_then(holder, credit)}
        if len(theirs) == 1:
            found[next(iter(theirs.values())).pk].append(credit)
        else:
            (torn if theirs else left).append(credit)
    tenures = tuple(Tenure(holder, tuple(found[holder.pk])) for holder in holders)
    return Office(tenures, tuple(torn), tuple(left))


def _waiting(ruling: Ruling) -> "QuerySet[Credit]":
    return Credit.objects.filter(alias__key=ruling.key, alias__person=None)


def _held_then(holder: Holder, credit: Credit) -> bool:
    """Return whether every possible day of the document lies in the holder's term; an open end excludes nothing."""
    first, last = credit.document.date_earliest, credit.document.date_latest
    since = holder.since.earliest if holder.since else None
    until = holder.until.latest if holder.until else None
    if first is None or last is None or (since is None and until is None):
        return False
    return (since is None or first >= since) and (until is None or last <= until)


def set_holders(ruling: Ruling, holders: Sequence[Held], *, by: AbstractBaseUser, reason: str) -> Run | None:
    """Replace the holders of the office, and return the run; None where nothing changed.

    Raises CardRefused for a term that ends before it begins.
    """
    for held in holders:
        since, until = held.since and held.since.earliest, held.until and held.until.latest
        if since and until and until < since:
            words = _("%(person)s cannot have left the office before taking it: %(since)s, %(until)s.")
            raise CardRefused(words % {"person": held.person, "since": held.since, "until": held.until})
    with open_run(Run.Kind.DECISION, by=by, reason=reason) as run:
        lock_names()
        run.tell("holders", name=ruling.form, people="; ".join(str(held.person) for held in holders))
        ruling.holders.all().delete()
        for held in holders:
            root = held.person.identity_id or held.person.pk
            Holder.objects.create(ruling=ruling, person_id=root, since=held.since, until=held.until)
        run.record("ruling", [ruling.pk])
    return run.run if run.run.pk else None


def give_letters(ruling: Ruling, person: Person, credits: Iterable[int], *, by: AbstractBaseUser, reason: str) -> Run:
    """Give these letters of the office to the person, in one run.

    Raises CardRefused, and writes nothing, where none is chosen or one no longer waits.
    """
    wanted = set(credits)
    with open_run(Run.Kind.IDENTIFY, by=by, reason=reason) as run:
        lock_names()
        bearer = Person.objects.get(pk=person.root_pk)
        by_name: dict[int, list[int]] = defaultdict(list)
        for pk, alias in Credit.objects.filter(pk__in=wanted, alias__key=ruling.key, alias__person=None).values_list(
            "pk", "alias"
        ):
            by_name[alias].append(pk)
        if not wanted or sum(map(len, by_name.values())) != len(wanted):
            raise CardRefused(_("Some of the chosen letters wait no more, or none is chosen. Look at the list again."))
        run.tell("identified", name=ruling.form, person=bearer.name)
        give_all(run, [Gift(alias, bearer.pk, tuple(pks)) for alias, pks in by_name.items()])
        look_round(by_name, {bearer.pk})
    read_by_deed(run.run)
    return run.run
