"""The A–Z of people, and the page of one."""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.people.models import Person
from archive.search.query import Facet
from archive.text.cleaning import clean_line
from archive.web import door
from archive.web.paging import Paging
from archive.web.people.dissolved import choice
from archive.web.people.dossier import dossier
from archive.web.people.register import LETTERS, OTHERS, how_many, letters_used, searched, under
from archive.web.standing import standing

WHOLE = 600  # so many lines still stand on one page
PER_PAGE = 300


@door.page
def index(request: HttpRequest) -> HttpResponseBase:
    """People from A to Z with see-references from their other names; with `q`, whoever bore such a name."""
    typed = clean_line(request.GET.get("q", ""))[:100]
    if typed:
        return render(request, "archive/people/index.html", {"typed": typed, "entries": searched(typed)})
    return render(request, "archive/people/index.html", _alphabet(request))


def _alphabet(request: HttpRequest) -> dict[str, Any]:
    """The whole register where it is short; else one letter, the first used where none is named, in pages."""
    used = letters_used()
    letter = request.GET.get("letter", "").upper()
    if letter and letter not in LETTERS:
        raise Http404(_("The alphabet has no such letter."))
    if how_many() > WHOLE:
        letter = letter or next(iter(used), "A")
    parts = under(letter)
    paging = Paging(door.numbered(request), PER_PAGE if letter else WHOLE, sum(len(lines) for _letter, lines in parts))
    if paging.is_past_the_end:
        raise Http404(_("The list has no such page."))
    if paging.last > 1:
        parts = [(each, lines[paging.first_row - 1 :][:PER_PAGE]) for each, lines in parts]
    letters = [(each, each in used) for each in LETTERS if each != OTHERS or each in used]
    return {"letters": letters, "letter": letter, "parts": parts, "paging": paging}


@door.page
def shown(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A person with all names, the documents under each, and the company he kept."""
    found = standing(Facet.PERSON, [slug]).get(slug)
    if found is None:
        return choice(request, slug)
    if found.slug != slug:
        raise door.SentElsewhere(reverse("person", args=[found.slug]))
    person = Person.objects.select_related("parent__identity").get(slug=slug)
    return render(request, "archive/people/person.html", {"person": person, "dossier": dossier(person)})
