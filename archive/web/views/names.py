"""Who bore a name: one address for a name as it is written, whoever it turns out to be."""

from dataclasses import dataclass

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
from archive.web.rows import Row, rows_of

MOST_ROWS = 10


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody who bore the name, or nobody yet known, with the documents under it."""

    person: Person | None
    total: int
    rows: list[Row]


@door.page
def borne(request: HttpRequest, name: str) -> HttpResponseBase:
    """The one person who bore the name, or a page to choose; 404 where no published document knows it."""
    name = clean_line(name)[:500]
    aliases = Alias.objects.written(name)
    people = list(public_people().filter(pk__in=public_names(aliases).values("person__identity")).order_by("name_key"))
    bearers = [_bearer(aliases.of_identity(person), person) for person in people]
    nobody = _bearer(aliases.unidentified(), None)
    if len(people) == 1 and not nobody.total:
        return HttpResponseRedirect(reverse("person", args=[people[0].slug]))
    if not people and not nobody.total:
        raise Http404(_("Nobody here is called “%s”.") % name[:100])
    shown = [*bearers, nobody] if nobody.total else bearers
    return render(request, "archive/people/name.html", {"name": _as_written(name), "bearers": shown, "people": people})


def _bearer(aliases: AliasQuerySet, person: Person | None) -> Bearer:
    credits = Credit.objects.filter(alias__in=aliases).values("document")
    documents = Document.objects.published().filter(pk__in=credits)
    ids = list(documents.values_list("pk", flat=True)[:MOST_ROWS])
    return Bearer(person, documents.count(), rows_of(ids))


def _as_written(name: str) -> str:
    """The name as most aliases write it; an address may come in other letters or capitals."""
    forms = list(Alias.objects.filter(key=name_key(name)).values_list("form", flat=True))
    return name if name in forms or not forms else forms[0]
