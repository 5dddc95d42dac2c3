"""Bulk merges from a list: all rows or none, each a run that can be undone by itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from archive.authority.addresses import target_of
from archive.authority.deeds import deed
from archive.authority.models import Address
from archive.imprint.figures import figure
from archive.merging.merge import merge
from archive.merging.refusals import MergeRefused
from archive.people.locking import lock_names
from archive.people.models import Person


@dataclass(frozen=True, slots=True)
class Wish:
    """One row of the list: slugs of survivor and absorbed, and the reason."""

    number: int
    survivor: str
    absorbed: str
    reason: str


@dataclass(frozen=True, slots=True)
class RefusedWish:
    """A row that cannot be done, and why."""

    number: int
    why: str


class MergesRefused(ValueError):
    """Raised when nothing was merged, with the rows at fault."""

    def __init__(self, refused: Sequence[RefusedWish]) -> None:
        self.refused = tuple(refused)
        super().__init__(
            "\n".join(_("Row %(row)s: %(why)s") % {"row": figure(each.number), "why": each.why} for each in refused)
        )


def merge_many(wishes: Iterable[Wish], *, by: AbstractBaseUser, check: bool = False) -> int:
    """Merge every row in the order of the list, each as a run of its own, and return how many were merged.

    Rows may build on one another: a person absorbed by an earlier row stands for that row's survivor. `check` tries all
    and writes nothing. Raises MergesRefused with every row that cannot be done, and writes nothing then.
    """
    with deed():
        lock_names()
        desk = _Desk(by)
        done = sum(desk.does(wish) for wish in wishes)
        if desk.refused:
            raise MergesRefused(desk.refused)
        if check:
            transaction.set_rollback(True)
    return done


class _Desk:
    """Applies the rows in order and maps each absorbed person to the row's survivor."""

    def __init__(self, by: AbstractBaseUser) -> None:
        self._by = by
        self._absorbed_by: dict[int, int] = {}
        self.refused: list[RefusedWish] = []

    def does(self, wish: Wish) -> bool:
        """Return whether the row was merged; otherwise keep the reason."""
        try:
            with deed():
                self._merge(wish)
        except MergeRefused as refused:
            self.refused.append(RefusedWish(wish.number, str(refused)))
            return False
        return True

    def _merge(self, wish: Wish) -> None:
        named, survivor = self._person(wish.absorbed), self._person(wish.survivor)
        if named.pk == survivor.pk:
            words = _("%(person)s stands on both sides. A person cannot be merged into themselves.")
            raise MergeRefused(words % {"person": named})
        if not named.is_standing and named.identity_id == survivor.identity_id:
            return  # they are one already
        if named.pk in self._absorbed_by:
            words = _("%(person)s was absorbed by row %(row)s of this list already.")
            raise MergeRefused(words % {"person": named, "row": figure(self._absorbed_by[named.pk])})
        root = survivor.identity if survivor.pk in self._absorbed_by else survivor
        assert isinstance(root, Person), "who was absorbed has an identity"
        if root.pk == named.pk:
            words = _("%(one)s was merged into %(other)s by a row above: this would be a circle.")
            raise MergeRefused(words % {"one": survivor, "other": named})
        merge(root, [named], by=self._by, reason=wish.reason)
        self._absorbed_by[named.pk] = wish.number

    def _person(self, slug: str) -> Person:
        """Return the person of a slug, current or former."""
        if not slug:
            raise MergeRefused(_("Name both, the survivor and the absorbed, by their slugs."))
        pk = target_of(Address.Kind.PERSON, slug)
        found = Person.objects.filter(pk=pk).select_related("identity").first() if pk else None
        if found is None:
            raise MergeRefused(_("Nobody has the address “%(slug)s”.") % {"slug": slug[:100]})
        return found
