"""Numbers of unidentified names: the catalogue counts the number, addresses use the folded name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from django.db.models import BigIntegerField, Count, Exists, F, OuterRef, QuerySet, Subquery, TextField

from archive.documents.models import Credit
from archive.documents.prepared import Literal, Prepared
from archive.documents.publicity import written_names
from archive.names.filing import filed
from archive.people.models import Alias
from archive.people.querysets import AliasQuerySet
from archive.search.families import Label
from archive.search.models import WaitingName
from archive.search.query import WAITING

_AT_ONCE, _LONGEST = 5_000, 600
Numbers = Mapping[int, int]


def learn_waiting(aliases: Iterable[int] | None = None) -> None:
    """Assign numbers to the folded names of the unidentified ones among these aliases, or among all."""
    for some in _stretches(aliases):
        named = WaitingName.objects.filter(key=OuterRef("key"))
        forms = dict(some.filter(~Exists(named)).order_by("-pk").values_list("key", "form"))
        # In one order for all writers, so that they cannot deadlock.
        rows = [_filed(key, form) for key, form in sorted(forms.items())]
        if rows:
            WaitingName.objects.bulk_create(rows, ignore_conflicts=True, batch_size=_AT_ONCE)


def refile() -> None:
    """Recompute the register place of every unidentified name by today's rules."""
    forms = dict(Alias.objects.unidentified().order_by("-pk").values_list("key", "form"))
    moved = []
    for name in WaitingName.objects.order_by("pk").iterator(_AT_ONCE):
        now = _filed(name.key, forms[name.key]) if name.key in forms else name
        if any(getattr(name, field) != getattr(now, field) for field in _PLACE):
            now.pk = name.pk
            moved.append(now)
    WaitingName.objects.bulk_update(moved, _PLACE, batch_size=500)


_PLACE: Final = ("part", "heading", "beside", "filed")


def _filed(key: str, form: str) -> WaitingName:
    place = filed(form)
    texts = (text[:_LONGEST] for text in (place.heading, place.beside, place.key))
    return WaitingName(key=key, part=place.part, **dict(zip(_PLACE[1:], texts, strict=True)))


def numbers_of(aliases: Iterable[int]) -> Numbers:
    """Return the number of the folded name of each of these unidentified aliases; those without one are left out."""
    wanted = sorted(set(aliases))
    found = dict(_numbered(wanted) if len(wanted) <= _AT_ONCE else _with_number(Alias.objects.unidentified()))
    return {alias: name for alias, name in found.items() if name}


def _with_number(aliases: AliasQuerySet) -> QuerySet[Alias, Any]:
    number = Subquery(WaitingName.objects.filter(key=OuterRef("key")).values("pk")[:1])
    return aliases.order_by().values_list("pk", number)


_numbered: Final = Prepared(lambda pks: _with_number(Alias.objects.unidentified().filter(pk__in=pks)))


def labels_of_names(numbers: Iterable[int]) -> dict[int, Label]:
    """Map each number to the name's address and the unidentified form most published documents write."""
    rows = _named(list(numbers))
    keys: dict[int, str] = {number: key for number, key, _pk, _form in rows if number}
    forms = _most_often((key, pk, form) for number, key, pk, form in rows if not number)
    return {number: Label(f"{WAITING}{key}", forms.get(key, key)) for number, key in keys.items()}


def _names_and_forms(numbers: Sequence[Any]) -> QuerySet[Any, Any]:
    """Return the number and key of each name, and in rows with number 0 the unidentified aliases of the same key."""
    names = WaitingName.objects.filter(pk__in=numbers).order_by()
    aliases = Alias.objects.waiting_as(names.values("key")).order_by()
    nought, nothing = Literal(0, BigIntegerField()), Literal("", TextField())
    return names.values_list(F("pk"), F("key"), nought, nothing).union(
        aliases.values_list(nought, F("key"), F("pk"), F("form")), all=True
    )


_named: Final = Prepared(_names_and_forms)


def _of_keys(aliases: AliasQuerySet, keys: Sequence[Any]) -> QuerySet[Alias, Any]:
    return aliases.filter(key__in=keys).order_by("pk").values_list("key", "pk", "form")


_written: Final = Prepared(lambda keys: _of_keys(written_names(Alias.objects.all()), keys))


def _most_often(rows: Iterable[tuple[str, int, str]]) -> dict[str, str]:
    """Map each folded name to the form of these aliases in most published documents; the first of equals."""
    forms: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for key, pk, form in sorted(rows, key=lambda row: row[1]):
        forms[key].append((pk, form))
    several = [pk for rows in forms.values() if len({form for _, form in rows}) > 1 for pk, _ in rows]
    often: dict[int, int] = dict(_documents_of(several))
    return {key: _commonest(rows, often) for key, rows in forms.items()}


def _counted(aliases: Sequence[int]) -> QuerySet[Credit, Any]:
    rows = Credit.objects.of_published().filter(alias__in=aliases).order_by().values("alias")
    return rows.annotate(number=Count("document", distinct=True)).values_list("alias", "number")


_documents_of: Final = Prepared(_counted)


def _commonest(rows: list[tuple[int, str]], often: Mapping[int, int]) -> str:
    total: dict[str, int] = {}
    for pk, form in rows:
        total[form] = total.get(form, 0) + often.get(pk, 0)
    return max(total, key=lambda form: total[form])


def number_of(key: str) -> int | None:
    """Return the number of a folded name; None where no credit ever had it unidentified."""
    return WaitingName.objects.filter(key=key).values_list("pk", flat=True).first()


def _stretches(aliases: Iterable[int] | None) -> Iterator[AliasQuerySet]:
    """Yield the unidentified ones among these, in batches; all at once where none are given."""
    if aliases is None:
        yield Alias.objects.unidentified()
        return
    wanted = sorted(set(aliases))
    for start in range(0, len(wanted), _AT_ONCE):
        yield Alias.objects.unidentified().filter(pk__in=wanted[start : start + _AT_ONCE])


def names_written(keys: Iterable[str]) -> dict[str, str]:
    """Map each folded name to the form most published documents write; names in none are left out."""
    return _most_often(_written(list(dict.fromkeys(keys))))
