"""The A–Z of people, and the page of one."""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.documents.publicity import public_people
from archive.people.models import Person
from archive.search.query import Facet
from archive.text.cleaning import clean_line
from archive.web import door
from archive.web.people.dossier import dossier
from archive.web.people.register import LETTERS, letters_used, searched, under
from archive.web.standing import standing

WHOLE = 150  # so many people still stand on one page


@door.page
def index(request: HttpRequest) -> HttpResponseBase:
    """People from A to Z with see-references from their other names; with `q`, whoever bore such a name."""
    typed = clean_line(request.GET.get("q", ""))[:100]
    if typed:
        return render(request, "archive/people/index.html", {"typed": typed, "entries": searched(typed)})
    return render(request, "archive/people/index.html", _alphabet(request))


def _alphabet(request: HttpRequest) -> dict[str, Any]:
    used, total = letters_used(), public_people().count()
    whole = total <= WHOLE
    letter = request.GET.get("letter", "").upper() or next(iter(used), "A")
    if letter not in LETTERS:
        raise Http404(_("The alphabet has no such letter."))
    chosen = used if whole else [letter]
    return {
        "letters": [(each, each in used) for each in LETTERS if each != "#" or each in used],
        "letter": "" if whole else letter,
        "parts": [(each, under(each)) for each in chosen],
        "total": total,
    }


@door.page
def shown(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A person with all names, the documents under each, and the company he kept."""
    found = standing(Facet.PERSON, [slug]).get(slug)
    if found is None:
        raise Http404(_("Nobody here has this address."))
    if found.slug != slug:
        raise door.SentElsewhere(reverse("person", args=[found.slug]))
    person = Person.objects.select_related("parent__identity").get(slug=slug)
    return render(request, "archive/people/person.html", {"person": person, "dossier": dossier(person)})
