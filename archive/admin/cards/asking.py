"""The query of the queue page as a value, and the options of its form."""

from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.merge_asking import number
from archive.admin.staff import staff
from archive.dates import ImpreciseDate, UnreadableDate
from archive.documents.models import Collection
from archive.merging.cards.desk import Question, Sort
from archive.merging.cards.outcomes import GROUNDS

SORTS: Final = {
    Sort.GAIN: gettext_lazy("most mentions first"),
    Sort.CERTAIN: gettext_lazy("most certain first"),
    Sort.NAME: gettext_lazy("A–Z"),
    Sort.NEW: gettext_lazy("newest names first"),
}
SCRIPTS: Final = {
    "Latn": gettext_lazy("Latin"),
    "Cyrl": gettext_lazy("Cyrillic"),
    "Hani": gettext_lazy("Chinese"),
    "Jpan": gettext_lazy("Japanese"),
    "Hang": gettext_lazy("Korean"),
    "Arab": gettext_lazy("Arabic"),
    "Grek": gettext_lazy("Greek"),
    "Hebr": gettext_lazy("Hebrew"),
    "Armn": gettext_lazy("Armenian"),
    "Geor": gettext_lazy("Georgian"),
}
_ASKED: Final = ("sort", "q", "script", "collection", "after", "before", "reason", "against", "mine", "page")


@dataclass(frozen=True)
class Asked:
    """The query, the input, the error messages, and the collections to choose from."""

    question: Question
    typed: dict[str, str]
    unread: tuple[str, ...]
    collections: tuple[Collection, ...]

    @property
    def query(self) -> str:
        """The query string without empty parameters."""
        return query_of(self.typed)

    @property
    def is_narrowed(self) -> bool:
        return any(value for name, value in self.typed.items() if name not in {"sort", "page"})


def query_of(typed: dict[str, str], **changes: str) -> str:
    """Return the query string as in `?sort=name&page=2`; "" if empty."""
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in {**typed, **changes}.items() if value})
    return f"?{query.urlencode()}" if query else ""


def asked(request: HttpRequest) -> Asked:
    """Return the query of the request; an unreadable parameter gives a message and is ignored."""
    typed = {name: request.GET.get(name, "").replace("\0", "").strip()[:200] for name in _ASKED}
    unread: list[str] = []
    collections = tuple(Collection.objects.order_by("name")[:500])
    question = Question(
        sort=_sort(typed["sort"], unread),
        q=typed["q"],
        script=typed["script"] if typed["script"] in SCRIPTS else "",
        collection=_collection(typed["collection"], collections, unread),
        after=_year(typed["after"], unread, earliest=True),
        before=_year(typed["before"], unread, earliest=False),
        reason=typed["reason"] if typed["reason"] in GROUNDS else "",
        against=typed["against"] == "1",
        mine=staff(request) if typed["mine"] == "1" else None,
        page=number(typed["page"]) or 1,
    )
    return Asked(question, typed, tuple(unread), collections)


def _sort(typed: str, unread: list[str]) -> Sort:
    if typed and typed not in set(Sort):
        unread.append(_("There is no order “%(sort)s”; the most mentions come first.") % {"sort": typed[:40]})
    return Sort(typed) if typed in set(Sort) else Sort.GAIN


def _collection(typed: str, collections: tuple[Collection, ...], unread: list[str]) -> int:
    found = next((each.pk for each in collections if typed and typed in {each.slug, str(each.pk)}), 0)
    if typed and not found:
        unread.append(_("There is no collection “%(name)s”.") % {"name": typed[:60]})
    return found


def _year(typed: str, unread: list[str], *, earliest: bool) -> int | None:
    if not typed:
        return None
    try:
        date = ImpreciseDate.parse(typed)
    except UnreadableDate as refused:
        unread.append(str(refused))
        return None
    day = date.earliest if earliest else date.latest
    return day.year if day else None


def choices(asked: Asked) -> dict[str, Any]:
    """Return the options of the form."""
    return {
        "sorts": [(sort.value, label) for sort, label in SORTS.items()],
        "scripts": SCRIPTS.items(),
        "grounds": GROUNDS.items(),
        "collections": asked.collections,
    }
