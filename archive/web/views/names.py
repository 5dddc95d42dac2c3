"""The bearers of a name: one URL per name as written, whoever bore it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.names.keys import name_key
from archive.people.models import Person
from archive.text.cleaning import clean_line
from archive.web import door
from archive.web.paging import Paging
from archive.web.people.borne import PER_PAGE, Borne, Ends, bearers_of, borne_by, forms_of
from archive.web.rows import Row, rows_of


@dataclass(frozen=True, slots=True)
class Bearer:
    """A bearer of the name, or None while unidentified, with the documents under it.

    `first` and `last` are the first and last dated document, `rows` a page of all. If the person has it in one form
    only, `query` leads to all of them on the person's page.
    """

    person: Person | None
    paging: Paging
    first: Ends | None
    last: Ends | None
    rows: list[Row]
    query: str = ""

    @property
    def total(self) -> int:
        return self.paging.total


@door.page
def waiting(request: HttpRequest, name: str) -> HttpResponseBase:
    """The tilde slug of an unidentified name below `/people/`: redirects to the page of the name."""
    door.require_plain(request, "page")
    return HttpResponseRedirect(reverse("name", args=[name]), headers={"Cache-Control": "no-cache"})


@door.page
def borne(request: HttpRequest, name: str) -> HttpResponseBase:
    """The only bearer of the name, or a page to choose from; 404 if no published document has it."""
    door.require_plain(request, "page")
    name = clean_line(name)[:500]
    key, page = name_key(name), door.numbered(request)
    people, documents = bearers_of(key), borne_by(key, page)
    nobody = Paging(page, PER_PAGE, documents[None].total)
    if len(people) == 1 and not nobody.total:
        return HttpResponseRedirect(reverse("person", args=[people[0].slug]))
    if not people and not nobody.total:
        raise Http404(_("Nobody here is called “%s”.") % name[:100])
    if nobody.is_past_the_end:
        raise Http404(_("The list has no such page."))
    context = {"name": _as_written(name, key), "bearers": _shown(people, documents, nobody), "people": people}
    return render(request, "archive/people/name.html", context)


def _shown(people: Sequence[Person], documents: Mapping[int | None, Borne], nobody: Paging) -> list[Bearer]:
    """Return the bearers with their rows, those without documents last but for nobody."""
    rows = {row.document.pk: row for row in rows_of([pk for borne in documents.values() for pk in borne.ids])}
    bearers = [_bearer(person, documents[person.pk], rows) for person in people]
    bearers.sort(key=lambda bearer: not bearer.total)
    return [*bearers, _bearer(None, documents[None], rows, nobody)] if nobody.total else bearers


def _bearer(person: Person | None, borne: Borne, rows: Mapping[int, Row], paging: Paging | None = None) -> Bearer:
    query = f"?{urlencode({'as': borne.form})}" if person and borne.form else ""
    shown = [rows[pk] for pk in borne.ids if pk in rows]
    return Bearer(person, paging or Paging(1, PER_PAGE, borne.total), borne.first, borne.last, shown, query)


def _as_written(name: str, key: str) -> str:
    """Return the name as spelt in public aliases; the URL may use other spelling or case."""
    forms = forms_of(key)
    return name if name in forms or not forms else forms[0]
