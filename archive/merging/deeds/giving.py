"""Identifying many names at once: rows are read and written in bulk, whatever their number."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from django.utils.translation import gettext as _

from archive.authority.deeds import claim
from archive.documents.models import Credit, Document
from archive.journal.runs import OpenRun
from archive.merging.refusals import IdentifyRefused
from archive.names.keys import script_of
from archive.people.models import Alias, NotBorne, Person
from archive.search import engine

_CHUNK: Final = 2_000
Wanted = tuple[str, int]  # a form and its bearer
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Gift:
    """A waiting name to be given to a person: as a whole, or these of its credits."""

    name: int
    bearer: int
    credits: tuple[int, ...] = ()


def refused_gifts(gifts: Sequence[Gift]) -> dict[int, str]:
    """Return why gifts cannot be made, by their index in the list."""
    return _refused(gifts, _names(gift.name for gift in gifts))


def _refused(gifts: Sequence[Gift], names: dict[int, Alias]) -> dict[int, str]:
    people = dict(Person.objects.filter(pk__in={gift.bearer for gift in gifts}).values_list("pk", "identity"))
    no: dict[tuple[str, int], NotBorne] = {}
    for each in NotBorne.objects.filter(key__in={name.key for name in names.values()}).select_related("person"):
        no[each.key, each.person.identity_id or 0] = each
    found = {}
    for number, gift in enumerate(gifts):
        name = names.get(gift.name)
        if name is not None and _is_made(gift, name):
            continue
        if name is None or name.person_id is not None:
            found[number] = _("One of the names is not here any more. Look at the list again.")
        elif decided := no.get((name.key, people.get(gift.bearer) or 0)):
            words = _(
                "“%(name)s” was decided not to be a name of %(person)s: %(reason)s Take that decision back first, if "
                "it was wrong."
            )
            found[number] = words % {"name": name, "person": decided.person, "reason": decided.reason}
    return found


def give_all(run: OpenRun, gifts: Sequence[Gift]) -> None:
    """Make every gift, and refresh the index once at the end, for all names of the run; the caller holds the lock on
    names. Documents keep their entries in the text index: names as written do not change.

    Raises IdentifyRefused with the first gift that cannot be made.
    """
    names = _names(gift.name for gift in gifts)
    for why in _refused(gifts, names).values():
        raise IdentifyRefused(why)
    gifts = [gift for gift in gifts if not _is_made(gift, names[gift.name])]
    theirs = _theirs(gifts, names)
    whole = [gift for gift in gifts if not gift.credits and (names[gift.name].form, gift.bearer) not in theirs]
    _give_whole(run, whole)
    moved = [gift for gift in gifts if gift.credits or (names[gift.name].form, gift.bearer) in theirs]
    _move(run, moved, names, theirs)
    engine.refresh_aliases(run.touched["alias"])


def _is_made(gift: Gift, name: Alias) -> bool:
    """Whether the whole name is the bearer's already: a new person takes the name they are called by at once."""
    return not gift.credits and name.person_id == gift.bearer


def _names(pks: Iterable[int]) -> dict[int, Alias]:
    found: dict[int, Alias] = {}
    for some in _slices(sorted(set(pks))):
        found.update(Alias.objects.select_for_update(no_key=True).in_bulk(some))
    return found


def _theirs(gifts: Sequence[Gift], names: dict[int, Alias]) -> dict[Wanted, int]:
    """Return the aliases the receiving people have of these forms already."""
    wanted = {(names[gift.name].form, gift.bearer) for gift in gifts}
    found: dict[Wanted, int] = {}
    for some in _slices(sorted({names[gift.name].key for gift in gifts})):
        rows = Alias.objects.filter(key__in=some, person__in={gift.bearer for gift in gifts})
        for pk, form, person in rows.values_list("pk", "form", "person"):
            if (form, person) in wanted and person is not None:
                found[form, person] = pk
    return found


def _give_whole(run: OpenRun, gifts: Sequence[Gift]) -> None:
    by: dict[int, list[int]] = defaultdict(list)
    for gift in gifts:
        by[gift.bearer].append(gift.name)
    for bearer, names in by.items():
        Alias.objects.filter(pk__in=names).update(person=bearer, heads=False)
    run.record("alias", [gift.name for gift in gifts])


def _move(run: OpenRun, gifts: Sequence[Gift], names: dict[int, Alias], theirs: dict[Wanted, int]) -> None:
    """Move credits to the people's aliases of the same form, and delete waiting names left empty."""
    rows = _credits(gifts)
    documents = {credit.document_id for credit in rows.values()}
    claim(Document.objects.filter(pk__in=documents))
    targets = _with_new(gifts, names, theirs)
    where = {pk: targets[names[gift.name].form, gift.bearer] for gift, pks in _of_each(gifts, rows) for pk in pks}
    grown = [theirs[wanted] for gift in gifts if not gift.credits and (wanted := (names[gift.name].form, gift.bearer))]
    Alias.objects.filter(pk__in=grown).update(whole=True)
    _fold(rows, where)
    run.record("alias", [*targets.values(), *(gift.name for gift in gifts)])
    Alias.objects.filter(pk__in=[gift.name for gift in gifts], person=None, credits=None).delete()
    run.record("document", documents)


def _credits(gifts: Sequence[Gift]) -> dict[int, Credit]:
    found: dict[int, Credit] = {}
    for some in _slices(sorted({gift.name for gift in gifts})):
        found.update(Credit.objects.filter(alias__in=some).in_bulk())
    return found


def _of_each(gifts: Sequence[Gift], rows: dict[int, Credit]) -> Iterable[tuple[Gift, list[int]]]:
    by: dict[int, list[int]] = defaultdict(list)
    for pk, credit in rows.items():
        by[credit.alias_id].append(pk)
    chosen = {pk for gift in gifts for pk in gift.credits}
    for gift in gifts:
        mine = by[gift.name]
        yield gift, list(gift.credits) if gift.credits else [pk for pk in mine if pk not in chosen]


def _with_new(gifts: Sequence[Gift], names: dict[int, Alias], theirs: dict[Wanted, int]) -> dict[Wanted, int]:
    """Return the people's aliases of these forms, creating missing ones with whole=False: some documents only."""
    wanted = {(names[gift.name].form, gift.bearer) for gift in gifts}
    news = [
        Alias(form=form, person_id=bearer, kind=Alias.Kind.SPELLING, script=script_of(form), whole=False)
        for form, bearer in sorted(wanted - theirs.keys())
    ]
    Alias.objects.bulk_create(news, batch_size=_CHUNK)
    return {**theirs, **{(alias.form, alias.person_id or 0): alias.pk for alias in news}}


def _fold(rows: dict[int, Credit], where: dict[int, int]) -> None:
    """Point the credits to their targets, and delete those that duplicate a credit already there."""
    there: set[tuple[int, int, str, str, int]] = set()
    for some in _slices(sorted(set(where.values()))):
        there.update(
            Credit.objects.filter(alias__in=some).values_list("alias", "document", "role", "supplied", "which")
        )
    twice, moved = [], defaultdict[int, list[int]](list)
    for pk, target in sorted(where.items()):
        credit = rows[pk]
        said = (target, credit.document_id, credit.role, credit.supplied, credit.which)
        if said in there:
            twice.append(pk)
        else:
            there.add(said)
            moved[target].append(pk)
    for some in _slices(twice):
        Credit.objects.filter(pk__in=some).delete()
    for target, pks in moved.items():
        for some in _slices(pks):
            Credit.objects.filter(pk__in=some).update(alias=target)


def _slices(items: Sequence[Item]) -> Iterable[Sequence[Item]]:
    return (items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK))
