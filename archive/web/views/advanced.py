"""The advanced search: a form that leads to the list, or asks back if a name or a date is ambiguous."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy

from archive.dates import ImpreciseDate
from archive.search import engine
from archive.search.query import Facet, FacetValue, Selection
from archive.web import door, filters
from archive.web.advanced import DATES, NAMED, PICKED, Wanted, wanted
from archive.web.standing import Standing
from archive.web.wording import FACETS, ORDERS, Words

MOST_VALUES: Final = 300
# All fields of the form, in order.
FIELDS: Final = (
    "words", "phrase", "none", *(f"{facet}{suffix}" for facet in NAMED for suffix in ("", "_is")), "certain",
    *DATES, "within", *PICKED, "sort", "find", "count",
)  # fmt: skip
LABELS: Final = {
    Facet.PERSON: gettext_lazy("A person, in any role"),
    Facet.TOPIC: gettext_lazy("Topic"),
    Facet.PLACE: gettext_lazy("Place"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form: its label, the input, candidates to choose from, and the error message.

    `meant` is the name of the bearer of the typed one; `offers` the group of suggestions used for completion.
    """

    name: str
    label: Words
    typed: str = ""
    choices: tuple[Standing, ...] = ()
    values: tuple[FacetValue, ...] = ()
    unread: str = ""
    date: ImpreciseDate | None = None
    offers: str = ""
    meant: str = ""


@door.page
def advanced(request: HttpRequest) -> HttpResponseBase:
    """The form; once it is unambiguous, a redirect to the list.

    With `count` the page shows the number of results, and how dates were parsed.
    """
    want = wanted({key: str(value) for key, value in request.GET.items() if value})
    is_asked = "find" in request.GET and bool(want.asked.pairs)
    if is_asked and want.is_clear:
        return HttpResponseRedirect(reverse("documents") + want.asked.suffix)
    door.require_plain(request, *FIELDS)
    found = None
    if "count" in request.GET and want.is_clear:
        found = engine.find(filters.read(want.asked)[0])
    context = {
        "want": want, "typed": want.typed, "found": found,
        "named": [_named(want, facet) for facet in NAMED],
        "picked": [field for field in (_picked(want, facet) for facet in PICKED) if field.values],
        "dates": [_date(want, name) for name in DATES],
        "orders": [(order.value, words) for order, words in ORDERS.items()],
    }  # fmt: skip
    return render(request, "archive/advanced.html", context)


def _named(want: Wanted, facet: Facet) -> Field:
    key = facet.value
    choices = tuple(want.choices.get(key, ()))
    label, typed = LABELS.get(facet, FACETS[facet]), want.typed.get(key, "")
    offers = {Facet.TOPIC: "topics", Facet.PLACE: "places"}.get(facet, "people")
    meant = want.meant[key].name if key in want.meant else ""
    return Field(key, label, typed, choices, unread=want.unread.get(key, ""), offers=offers, meant=meant)


def _picked(want: Wanted, facet: Facet) -> Field:
    values = engine.facet_values(Selection(), facet, order="name", page=1, per_page=MOST_VALUES).values
    return Field(facet.value, FACETS[facet], want.typed.get(facet.value, ""), values=values)


def _date(want: Wanted, key: str) -> Field:
    label = gettext_lazy("Not before") if key == "after" else gettext_lazy("Not after")
    return Field(key, label, want.typed.get(key, ""), unread=want.unread.get(key, ""), date=want.dates.get(key))
