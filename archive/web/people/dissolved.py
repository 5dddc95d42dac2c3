"""The address of a person whom readers no longer find there: it leads to whoever bears the names now."""

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
    """A page to choose from, where somebody's names all went to several people.

    Raises SentElsewhere where one address stands for it, Http404 where this was never anybody's or nobody may know.
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
