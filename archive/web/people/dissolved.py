"""Responses for the URL of a person who is no longer public there: it leads to the present bearers of the names."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.authority.addresses import target_of
from archive.authority.models import Address
from archive.merging.departed import Away, heir_of, split_away
from archive.people.models import Alias, Person
from archive.web.door import SentElsewhere


def choice(request: HttpRequest, slug: str) -> HttpResponse:
    """Return a page to choose from, if the names of the person went to several people.

    Raises SentElsewhere if there is a single successor, Http404 if the slug was never used or is not public.
    """
    pk = target_of(Address.Kind.PERSON, slug)
    person = Person.objects.filter(pk=pk).select_related("identity").first() if pk else None
    away = split_away(person) if person else ()
    if len(away) > 1:
        return render(request, "archive/people/dissolved.html", {"name": person, "away": away})
    raise SentElsewhere(_one_address(pk, person, away))


def _one_address(pk: int | None, person: Person | None, away: tuple[Away, ...]) -> str:
    heir = away[0].person if away else heir_of(pk) if pk and person is None else None
    if isinstance(heir, Person):
        return reverse("person", args=[heir.slug])
    if isinstance(heir, Alias):
        return reverse("name", args=[heir.form])
    raise Http404(_("Nobody here has this address."))
