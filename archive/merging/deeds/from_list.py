"""Names identified from a list: all rows or none, one run, one undo."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.authority.addresses import target_of
from archive.authority.deeds import deed
from archive.authority.models import Address
from archive.documents.models import Credit, Document
from archive.journal.models import Run
from archive.journal.runs import OpenRun, open_run
from archive.merging.identify import bearer_of, give_in, tell_index
from archive.merging.many import MergesRefused, RefusedWish
from archive.merging.refusals import IdentifyRefused
from archive.names.keys import name_key
from archive.names.parts import parsed
from archive.people.enrolment import NameRefused
from archive.people.locking import lock_names
from archive.people.models import Alias, Person


@dataclass(frozen=True, slots=True)
class NameWish:
    """A row: whose the name is (`person` a slug, or `new_name`), in these documents (public ids) or wherever it still
    waits."""

    number: int
    name: str
    person: str = ""
    new_name: str = ""
    documents: tuple[str, ...] = ()
    reason: str = ""


class NamesRefused(MergesRefused):
    """Nothing was identified, because of these rows."""


def identify_many(
    wishes: Sequence[NameWish],
    *,
    by: AbstractBaseUser,
    reason: str = "",
    check: bool = False,
    progress: Callable[[int], None] = lambda _done: None,
) -> int:
    """Every row is done, single documents before whole names; how many rows is answered, those done before included.

    Rows with the same new name make one person, who is new also beside a namesake, unless a row's documents are theirs
    already. With `check` all is tried and nothing written. Raises NamesRefused with every row that cannot be done.
    """
    with deed():
        lock_names()
        with open_run(Run.Kind.IDENTIFY, by=by, reason=reason or _said(wishes)) as run:
            desk = _Desk(run, wishes)
            done = 0
            for wish in sorted(wishes, key=lambda wish: not wish.documents):
                done += desk.does(wish)
                progress(done)
            tell_index(run)
            words = ngettext("%(number)s name from a list", "%(number)s names from a list", done)
            run.run.summary = words % {"number": f"{done:,}"}
        if desk.refused:
            raise NamesRefused(sorted(desk.refused, key=lambda refused: refused.number))
        if check:
            transaction.set_rollback(True)
    return done


def _said(wishes: Iterable[NameWish]) -> str:
    return "; ".join(list(dict.fromkeys(wish.reason for wish in wishes if wish.reason))[:5])


class _Desk:
    """Works through the rows, and remembers who was made for which new name."""

    def __init__(self, run: OpenRun, wishes: Iterable[NameWish]) -> None:
        self._run = run
        self._people: dict[str, Person] = {}
        self._given: dict[tuple[str, str], tuple[str, int]] = {}
        self._former = _theirs_already(wishes)
        self.refused: list[RefusedWish] = []

    def does(self, wish: NameWish) -> bool:
        """Whether the row is done; where not, why is remembered."""
        try:
            with deed():
                self._do(wish)
        except (IdentifyRefused, NameRefused) as refused:
            self.refused.append(RefusedWish(wish.number, str(refused)))
            return False
        return True

    def _do(self, wish: NameWish) -> None:
        self._refuse_given_twice(wish)
        person = self._person(wish)
        documents = _documents(wish)
        waiting = _waiting(wish.name)
        credits = Credit.objects.filter(alias=waiting) if waiting else Credit.objects.none()
        here = set(credits.filter(document__in=documents).values_list("document", flat=True))
        if waiting is None or not (documents <= here):
            _refuse_strangers(wish, person, documents - here)
        if waiting is None or (documents and not here):
            return
        bearer = person or self._made(wish)
        chosen = list(credits.filter(document__in=documents).values_list("pk", flat=True)) if documents else []
        give_in(self._run, waiting.pk, bearer, chosen)

    def _person(self, wish: NameWish) -> Person | None:
        if bool(wish.person) == bool(wish.new_name):
            raise IdentifyRefused(_("Name either a person by the last part of their address, or a new name."))
        if wish.new_name:
            return self._people.get(wish.new_name) or self._former.get(wish.new_name)
        pk = target_of(Address.Kind.PERSON, wish.person)
        found = Person.objects.filter(pk=pk).select_related("identity").first() if pk else None
        if found is None:
            raise IdentifyRefused(_("Nobody has the address “%(slug)s”.") % {"slug": wish.person[:100]})
        return found

    def _made(self, wish: NameWish) -> Person:
        kind = Person.Kind.BODY if parsed(wish.new_name).kind == "body" else Person.Kind.PERSON
        made = self._people[wish.new_name] = bearer_of(self._run, None, wish.new_name, kind)
        return made

    def _refuse_given_twice(self, wish: NameWish) -> None:
        for document in wish.documents or ("",):
            who, row = self._given.setdefault((wish.name, document), (wish.person or wish.new_name, wish.number))
            if who != (wish.person or wish.new_name):
                words = _("“%(name)s” is given to somebody else by row %(row)s of this list already.")
                raise IdentifyRefused(words % {"name": wish.name[:100], "row": f"{row:,}"})


def _theirs_already(wishes: Iterable[NameWish]) -> dict[str, Person]:
    """People of these new names to whom what a row gives belongs already: a list that is read twice makes nobody new."""
    found: dict[str, Person] = {}
    for wish in wishes:
        if wish.new_name and wish.new_name not in found and (person := _bearer_of_all(wish)):
            found[wish.new_name] = person
    return found


def _bearer_of_all(wish: NameWish) -> Person | None:
    namesakes = Person.objects.filter(aliases__key=name_key(wish.new_name), aliases__form=wish.new_name).order_by("pk")
    for person in namesakes.select_related("identity").distinct():
        if not _left_over(wish, person):
            return person.identity  # type: ignore[return-value]
    return None


def _left_over(wish: NameWish, person: Person) -> bool:
    """Whether something of the row is not this person's."""
    mine = _theirs(wish.name, person)
    if not wish.documents:
        return _waiting(wish.name) is not None or not mine.exists()
    return mine.filter(document__public_id__in=wish.documents).values("document").distinct().count() < len(
        set(wish.documents)
    )


def _theirs(form: str, person: Person) -> "QuerySet[Credit]":
    return Credit.objects.filter(alias__key=name_key(form), alias__person__identity=person.identity_id)


def _documents(wish: NameWish) -> set[int]:
    found = dict(Document.objects.filter(public_id__in=wish.documents).values_list("public_id", "pk"))
    if missing := sorted(set(wish.documents) - found.keys()):
        raise IdentifyRefused(_("There is no document %(id)s.") % {"id": missing[0][:40]})
    return set(found.values())


def _waiting(form: str) -> Alias | None:
    """The waiting name of this form, or the one that differs in case and accents only."""
    alike = list(Alias.objects.unidentified().filter(key=name_key(form)).order_by("pk")[:20])
    exact = next((alias for alias in alike if alias.form == form), None)
    return exact or (alike[0] if len(alike) == 1 else None)


def _refuse_strangers(wish: NameWish, person: Person | None, documents: set[int]) -> None:
    """What does not wait must be the person's already."""
    mine = _theirs(wish.name, person) if person else Credit.objects.none()
    if not wish.documents:
        if person is None or not Alias.objects.of_identity(person).written(wish.name).exists():
            raise IdentifyRefused(_("No name “%(name)s” waits here.") % {"name": wish.name[:100]})
        return
    theirs = set(mine.filter(document__in=documents).values_list("document", flat=True))
    for pk in sorted(documents - theirs):
        words = _("In document %(id)s no name “%(name)s” waits.")
        raise IdentifyRefused(words % {"id": Document.objects.get(pk=pk).public_id, "name": wish.name[:100]})
