"""The bearers of a name: one URL per name as written, whoever bore it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.documents.models import Credit, Document
from archive.documents.publicity import public_names, public_people
from archive.names.keys import name_key
from archive.people.models import Alias, Person
from archive.people.querysets import AliasQuerySet
from archive.text.cleaning import clean_line
from archive.web import door
from archive.web.paging import Paging
from archive.web.rows import Row, rows_of

PER_PAGE = 10


@dataclass(frozen=True, slots=True)
class Bearer:
    """A bearer of the name, or None while unidentified, with the documents under it.

    `first` and `last` are the first and last dated document, `rows` a page of all. If the person has it in one form
    only, `query` leads to all of them on the person's page.
    """

    person: Person | None
    paging: Paging
    first: Document | None
    last: Document | None
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
    aliases = Alias.objects.written(name)
    people = list(public_people().filter(pk__in=public_names(aliases).values("person__identity")).order_by("name_key"))
    bearers = [_bearer(aliases.of_identity(person), person) for person in people]
    bearers.sort(key=lambda bearer: not bearer.total)
    nobody = _bearer(aliases.unidentified(), None, door.numbered(request))
    if len(people) == 1 and not nobody.total:
        return HttpResponseRedirect(reverse("person", args=[people[0].slug]))
    if not people and not nobody.total:
        raise Http404(_("Nobody here is called “%s”.") % name[:100])
    if nobody.paging.is_past_the_end:
        raise Http404(_("The list has no such page."))
    shown = [*bearers, nobody] if nobody.total else bearers
    return render(request, "archive/people/name.html", {"name": _as_written(name), "bearers": shown, "people": people})


def _bearer(aliases: AliasQuerySet, person: Person | None, number: int = 1) -> Bearer:
    credits = Credit.objects.filter(alias__in=aliases).values("document")
    documents = Document.objects.published().filter(pk__in=credits)
    paging = Paging(number, PER_PAGE, documents.count())
    start = paging.first_row - 1
    ids = list(documents.values_list("pk", flat=True)[start : start + PER_PAGE])
    dated = documents.exclude(date=None).only("public_id", "date", "date_earliest", "date_latest")
    last = dated.order_by("date_latest", "date_earliest", "pk").last()
    forms = set(aliases.values_list("form", flat=True)) if person else set()
    query = f"?{urlencode({'as': min(forms)})}" if len(forms) == 1 else ""
    return Bearer(person, paging, dated.first(), last, rows_of(ids), query)


def _as_written(name: str) -> str:
    """Return the name as spelt in public aliases; the URL may use other spelling or case."""
    forms = list(public_names(Alias.objects.filter(key=name_key(name))).order_by("pk").values_list("form", flat=True))
    return name if name in forms or not forms else forms[0]
