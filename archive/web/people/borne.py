"""Who bears a name as written, and the published documents under it, in four queries whatever the number of bearers."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, Final

from django.db.models import Count, F, Max, Min, Q, QuerySet, Window
from django.db.models.functions import DenseRank

from archive.dates import ImpreciseDate
from archive.documents.models import Credit
from archive.documents.prepared import Prepared
from archive.documents.publicity import public_names, public_people
from archive.people.models import Alias, Person

PER_PAGE: Final = 10
_BEARER: Final = "alias__person__identity"


@dataclass(frozen=True, slots=True)
class Ends:
    """The first or last dated document under a name."""

    pk: int
    date: ImpreciseDate | None


@dataclass
class Borne:
    """The documents under the name of one bearer: their number, the keys of a page, and the first and last dated.

    `form` is the name as written if all of them write it in one form, else "".
    """

    total: int = 0
    form: str = ""
    ids: list[int] = field(default_factory=list)
    first: Ends | None = None
    last: Ends | None = None


def bearers_of(key: str) -> list[Person]:
    """Return the public people with this folded name, in the order of their own names."""
    return list(_people.records([key]))


def forms_of(key: str) -> list[str]:
    """Return the public forms with this folded name, the oldest first."""
    return [form for (form,) in _forms([key])]


def borne_by(key: str, page: int) -> dict[int | None, Borne]:
    """Map each bearer of the folded name, None while unidentified, to the documents under it.

    Of everybody it is the first page of keys, of nobody the page asked for.
    """
    found: dict[int | None, Borne] = defaultdict(Borne)
    for identity, total, least, most in _counted([key]):
        found[identity] = Borne(total, least if least == most else "")
    rows = _first_pages([key]) if page == 1 else _ranked([key], page).values_list(*_COLUMNS)
    for identity, pk, date, rank, from_the_end in sorted(rows, key=itemgetter(3)):
        borne, number = found[identity], 1 if identity else page
        if (number - 1) * PER_PAGE < rank <= number * PER_PAGE and pk not in borne.ids:
            borne.ids.append(pk)
        ends = Ends(pk, _date(date))
        borne.first = ends if rank == 1 and date else borne.first
        borne.last = ends if from_the_end == 1 and date else borne.last
    return found


def _date(told: ImpreciseDate | str | None) -> ImpreciseDate | None:
    """Return the date of a row: the prepared query gives its EDTF, Django the value."""
    if isinstance(told, str):
        return ImpreciseDate.from_edtf(told) if told else None
    return told


def _credits(keys: Sequence[Any]) -> QuerySet[Credit, Any]:
    return Credit.objects.of_published().filter(alias__key__in=keys).order_by()


def _ranked(keys: Sequence[Any], page: int) -> QuerySet[Credit, Any]:
    """Return the credits on this and the first page of each bearer, and those of the first and last dated document.

    A document with two credits of the name is there twice, at one rank.
    """
    earliest = [F(f"document__date_{end}").asc(nulls_last=True) for end in ("earliest", "latest")]
    latest = [F(f"document__date_{end}").desc(nulls_last=True) for end in ("latest", "earliest")]
    usual = [*earliest, F("document__title_key").asc(), F("document_id").asc()]
    ranked = _credits(keys).annotate(
        rank=Window(DenseRank(), partition_by=[F(_BEARER)], order_by=usual),
        from_the_end=Window(DenseRank(), partition_by=[F(_BEARER)], order_by=[*latest, F("document_id").desc()]),
    )
    asked = Q(rank__gt=(page - 1) * PER_PAGE, rank__lte=page * PER_PAGE)
    return ranked.filter(asked | Q(rank__lte=PER_PAGE) | Q(from_the_end=1))


_COLUMNS: Final = (_BEARER, "document_id", "document__date", "rank", "from_the_end")
_first_pages: Final = Prepared(lambda keys: _ranked(keys, 1).values_list(*_COLUMNS))
_counted: Final = Prepared(
    lambda keys: (
        _credits(keys)
        .values(_BEARER)
        .annotate(total=Count("document", distinct=True), least=Min("alias__form"), most=Max("alias__form"))
        .values_list(_BEARER, "total", "least", "most")
    )
)
_people: Final = Prepared(
    lambda keys: (
        public_people()
        .filter(pk__in=public_names(Alias.objects.filter(key__in=keys)).values("person__identity"))
        .order_by("name_key")
    )
)
_forms: Final = Prepared(
    lambda keys: public_names(Alias.objects.filter(key__in=keys)).order_by("pk").values_list("form")
)
