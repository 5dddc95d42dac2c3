"""The A–Z register of people, and the page of a person."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.documents.public_people import PublicPerson, in_public, public_person
from archive.names.filing import Part as Kind
from archive.people.models import Person
from archive.search.engine import key_known, strongest_ties
from archive.search.query import Facet
from archive.text.cleaning import clean_line
from archive.web import door
from archive.web.gate.marks import Seat, takes_seat
from archive.web.gate.written_once import written_once
from archive.web.paging import Paging
from archive.web.people.dissolved import choice
from archive.web.people.dossier import dossier
from archive.web.people.letters import LETTERS, OTHERS, RARE, alphabets
from archive.web.people.part import part_asked
from archive.web.people.register import Part, is_short, kinds_used, lines, parts_used, with_people
from archive.web.people.sought import sought
from archive.web.pictures.arcs import MOST_IN_WEB, web_of
from archive.web.standing import standing
from archive.web.wording import Words

PER_PAGE = 240
KINDS: Final[Mapping[Kind, Words]] = {
    Kind.PEOPLE: gettext_lazy("People"),
    Kind.OFFICES: gettext_lazy("Offices"),
    Kind.BODIES: gettext_lazy("Bodies"),
    Kind.OTHERS: gettext_lazy("No names"),
}


@takes_seat(Seat.LIST)
@door.page
def index(request: HttpRequest) -> HttpResponseBase:
    """The register of people with see-references from their other names; with `q`, the bearers of a matching name."""
    typed = clean_line(request.GET.get("q", ""))[:100]
    door.require_plain(request, *(["q"] if typed else ["kind", "letter", "page"]))
    if typed:
        content = _written({"typed": typed, "bearers": sought(typed)}, request)
    else:
        content = written_once(request, lambda: _written(_asked(request), request))
    return render(request, "archive/people/index.html", {"typed": typed, "content": content})


def _written(context: dict[str, Any], request: HttpRequest) -> SafeString:
    return render_to_string("archive/people/_index.html", context, request)


def _asked(request: HttpRequest) -> dict[str, Any]:
    """Return the requested section of the register; on its first page also the network of correspondence."""
    part = _part(request.GET.get("letter", ""), request.GET.get("kind", ""))
    context = _register(door.numbered(request), part)
    if not part.letter and part.kind is Kind.PEOPLE:
        context["web"] = web_of(strongest_ties(MOST_IN_WEB))
    return context


def _part(typed: str, kind: str) -> Part:
    """Return the section of the register named by the URL; Http404 for an invalid letter or register."""
    if kind and (kind not in set(Kind) or kind == Kind.PEOPLE):
        raise Http404(_("There is no such register."))
    part = Part(typed[:1].upper(), typed[1:].lower(), Kind(kind or Kind.PEOPLE))
    if part.letter and (part.letter not in LETTERS or len(part.second) > 1):
        raise Http404(_("The alphabet has no such letter."))
    return part


def _register(number: int, part: Part) -> dict[str, Any]:
    """Return the register if it is short; else the section of a letter, or of a letter and the next character,
    paginated."""
    is_whole = not part.letter and is_short(part)
    letters, seconds = [] if is_whole else parts_used(Part(kind=part.kind)), list[Part]()
    if not part.letter and not is_whole:
        part = next(iter(letters), replace(part, letter="A"))
    if part.letter and not is_short(whole := replace(part, second="")):
        seconds = parts_used(whole)
        part = part if part.second else next(iter(seconds), part)
    entries = lines(part)
    paging = Paging(number, PER_PAGE if part.letter else max(1, len(entries)), len(entries))
    if paging.is_past_the_end:
        raise Http404(_("The list has no such page."))
    shown = with_people(entries[paging.first_row - 1 :][: paging.per_page])
    used = {letter for letter, _under in shown} if is_whole else {each.letter for each in letters}
    query = urlencode({"kind": part.kind}) if part.kind is not Kind.PEOPLE else ""
    kinds = [(kind, KINDS[kind], number) for kind, number in kinds_used()]
    return {
        "alphabets": _alphabets(used), "part": part, "seconds": seconds, "parts": shown, "paging": paging,
        "kinds": kinds if len(kinds) > 1 else [], "query": query, "lead": f"?{query}&letter=" if query else "?letter=",
    }  # fmt: skip


def _alphabets(used: set[str]) -> list[list[tuple[str, bool]]]:
    """Return the letters, one row per alphabet, that of the active language first, each with whether it is used.

    An alphabet of another language, and a rare letter, stands only if it is used.
    """
    first, second = alphabets()
    kept = (first, second) if used & {*second} else (first,)
    rows = [[(each, each in used) for each in row if each in used or each not in RARE] for row in kept]
    if OTHERS in used:
        rows[-1].append((OTHERS, True))
    return rows


@door.page
def shown(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A person with all names, the documents under each, and their correspondents.

    With `as` or `role` only the documents under one name as written, or in one role.
    """
    is_part = request.GET.get("as") or request.GET.get("role")
    door.require_plain(request, *(("as", "role", "page") if is_part else ()))
    found = standing(Facet.PERSON, [slug]).get(slug)
    if found is None:
        return choice(request, slug)
    if found.slug != slug:
        raise door.SentElsewhere(reverse("person", args=[found.slug]))
    known = _known(slug)
    person = known.person
    if part := part_asked(request, person):
        return render(request, "archive/people/part.html", {"person": person, "part": part})
    return render(request, "archive/people/person.html", {"person": person, "dossier": dossier(known)})


def _known(slug: str) -> PublicPerson:
    """Return the person with this slug by the key in the catalogue; people who only translated are not in it."""
    key = key_known(Facet.PERSON, slug)
    return (public_person(key) if key else None) or in_public([Person.objects.get(slug=slug)])[0]
