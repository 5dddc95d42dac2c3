"""Identifying names from a list: all rows or none, one run, one undo."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from archive.authority.deeds import deed
from archive.imprint.figures import figure
from archive.journal.models import Run
from archive.journal.runs import OpenRun, open_run
from archive.journal.telling import counted
from archive.merging.deeds.accepting import enter
from archive.merging.deeds.giving import Gift, give_all, refused_gifts
from archive.merging.deeds.list_known import KnownToList
from archive.merging.many import MergesRefused, RefusedWish
from archive.merging.refusals import IdentifyRefused
from archive.names.parts import parsed
from archive.people.enrolment import Newcomer
from archive.people.locking import lock_names
from archive.people.models import Person


@dataclass(frozen=True, slots=True)
class NameWish:
    """A row: whose the name is (`person` a slug, or `new_name`), in these documents (public ids), or wherever it waits.

    Exactly one of `person` and `new_name` is given.
    """

    number: int
    name: str
    person: str = ""
    new_name: str = ""
    documents: tuple[str, ...] = ()
    reason: str = ""


class NamesRefused(MergesRefused):
    """Raised when nothing was identified, with the rows at fault."""


def identify_many(
    wishes: Sequence[NameWish],
    *,
    by: AbstractBaseUser,
    reason: str = "",
    check: bool = False,
    progress: Callable[[int], None] = lambda _done: None,
) -> int:
    """Do every row, single documents before whole names, and return how many there are, rows done before included.

    Rows with the same new name make one person, new even beside a namesake, unless a row's documents are that
    namesake's already. `check` tries all and writes nothing. Raises NamesRefused with every row that cannot be done.
    """
    with deed():
        lock_names()
        with open_run(Run.Kind.IDENTIFY, by=by, reason=reason or _said(wishes)) as run:
            _List(run, wishes).work(progress)
            run.run.told = counted("names from a list", len(wishes))
        if check:
            transaction.set_rollback(True)
    return len(wishes)


def _said(wishes: Iterable[NameWish]) -> str:
    return "; ".join(list(dict.fromkeys(wish.reason for wish in wishes if wish.reason))[:5])


class _List:
    """Works through the rows: resolves what each means, then writes everything at once."""

    def __init__(self, run: OpenRun, wishes: Sequence[NameWish]) -> None:
        self._run, self._wishes = run, sorted(wishes, key=lambda wish: not wish.documents)
        self._known = KnownToList(
            [wish.name for wish in wishes],
            [wish.person for wish in wishes],
            {document for wish in wishes for document in wish.documents},
            {wish.new_name for wish in wishes if wish.new_name},
        )
        self._given: dict[tuple[str, str], tuple[str, int]] = {}
        self._refused: list[RefusedWish] = []

    def work(self, progress: Callable[[int], None]) -> None:
        former = self._former()
        wanted = [(wish, found) for wish in self._wishes if (found := self._attempt(wish, former)) is not None]
        self._stop_where_refused()
        progress(len(self._wishes) // 2)
        new = list(dict.fromkeys(wish.new_name for wish, _ in wanted if wish.new_name and wish.new_name not in former))
        own = _own_names(wanted)
        made = (
            dict(zip(new, enter(self._run, [_newcomer(name, own[name]) for name in new]), strict=True)) if new else {}
        )
        people = {**former, **{name: person.pk for name, person in made.items()}}
        gifts = [
            Gift(name, people[wish.new_name] if wish.new_name else self._known.person(wish.person), credits)
            for wish, (name, credits) in wanted
        ]
        for number, why in refused_gifts(gifts).items():
            self._refused.append(RefusedWish(wanted[number][0].number, why))
        self._stop_where_refused()
        give_all(self._run, gifts)
        progress(len(self._wishes))

    def _stop_where_refused(self) -> None:
        if self._refused:
            raise NamesRefused(sorted(self._refused, key=lambda refused: refused.number))

    def _attempt(self, wish: NameWish, former: dict[str, int]) -> tuple[int, tuple[int, ...]] | None:
        try:
            return self._wanted(wish, former)
        except IdentifyRefused as refused:
            self._refused.append(RefusedWish(wish.number, str(refused)))
            return None

    def _wanted(self, wish: NameWish, former: dict[str, int]) -> tuple[int, tuple[int, ...]] | None:
        """Return the waiting name and the credits the row gives; None where that is done already."""
        self._refuse_given_twice(wish)
        if bool(wish.person) == bool(wish.new_name):
            raise IdentifyRefused(_("Name either a person by the last part of their address, or a new name."))
        person = self._known.person(wish.person) if wish.person else former.get(wish.new_name, 0)
        documents = self._known.documents(wish.documents)
        name = self._known.waiting(wish.name)
        here = self._known.credits(name, documents)
        missing = documents - here.keys()
        if missing - self._known.theirs(wish.name, person):
            pk = min(missing - self._known.theirs(wish.name, person))
            words = _("In document %(id)s no name “%(name)s” waits.")
            raise IdentifyRefused(words % {"id": self._known.public_id(pk), "name": wish.name[:100]})
        if not name and not documents and not self._known.bears(wish.name, person):
            raise IdentifyRefused(_("No name “%(name)s” waits here.") % {"name": wish.name[:100]})
        if not name or (documents and not here):
            return None
        return name, tuple(pk for pks in here.values() for pk in pks) if documents else ()

    def _refuse_given_twice(self, wish: NameWish) -> None:
        whom = wish.person or wish.new_name
        for document in wish.documents or ("",):
            who, row = self._given.setdefault((wish.name, document), (whom, wish.number))
            if who != whom:
                words = _("“%(name)s” is given to somebody else by row %(row)s of this list already.")
                raise IdentifyRefused(words % {"name": wish.name[:100], "row": figure(row)})

    def _former(self) -> dict[str, int]:
        """Return people of these new names who have a row's documents already: a list read twice makes nobody new."""
        found: dict[str, int] = {}
        for wish in self._wishes:
            if wish.new_name and wish.new_name not in found:
                for person in self._known.namesakes(wish.new_name):
                    if self._is_done(wish, person):
                        found[wish.new_name] = person
        return found

    def _is_done(self, wish: NameWish, person: int) -> bool:
        theirs = self._known.theirs(wish.name, person)
        if not wish.documents:
            return bool(theirs) and not self._known.waiting(wish.name)
        return all(self._known.document(each) in theirs for each in wish.documents)


def _own_names(wanted: Sequence[tuple[NameWish, tuple[int, tuple[int, ...]]]]) -> dict[str, list[int]]:
    """Return by new name the waiting names that its rows take whole, unless letters of them go to somebody else."""
    found: dict[str, list[int]] = defaultdict(list)
    in_part = {name for _wish, (name, credits) in wanted if credits}
    for wish, (name, credits) in wanted:
        if not credits and name not in in_part:
            found[wish.new_name].append(name)
    return found


def _newcomer(name: str, own: Iterable[int]) -> Newcomer:
    kind = Person.Kind.BODY if parsed(name).kind == "body" else Person.Kind.PERSON
    return Newcomer(name, kind, own=tuple(own))
