"""People with their names, and all public names, including unidentified ones."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.documents.public_people import in_public
from archive.documents.publicity import public_names, public_people
from archive.interchange.writing.public_people import as_public_mapping
from archive.people.models import Alias, Person
from archive.search.engine import documents_naming, version_known
from archive.search.query import Facet, Version
from archive.text.cleaning import clean_line
from archive.web.api.door import Told, api
from archive.web.api.windows import Window, window_alone
from archive.web.door import SentElsewhere
from archive.web.gate.marks import Seat, takes_seat
from archive.web.people.sought import having, sought
from archive.web.standing import standing

LONGEST = 100


@takes_seat(Seat.LIST)
@api
def people(request: HttpRequest) -> Told:
    """All public people in order of creation; with `q` the bearers of matching names, as on `/people/`."""
    typed, asked = _typed(request), window_alone(request, "people")
    if typed:
        found = [bearer.person.pk for bearer in sought(typed) if bearer.person]
        rows, total = Person.objects.filter(pk__in=found), len(found)
    else:
        rows, total = public_people(), _everybody(version_known())
    shown, last = _stretch(rows, asked, total)
    return asked.told(total, _mappings(shown), last)


@api
def person(request: HttpRequest, slug: str) -> Told:
    """A public person; a former slug or that of a merged person redirects in one hop."""
    today = standing(Facet.PERSON, [slug]).get(slug)
    if today is None:
        raise Http404(_("Nobody here has this address."))
    if today.slug != slug:
        raise SentElsewhere(reverse("api-person", args=[today.slug]))
    return _mappings(Person.objects.filter(slug=slug))[0]


@takes_seat(Seat.LIST)
@api
def aliases(request: HttpRequest) -> Told:
    """Every public name with its person, in order of creation; with `q` those whose words start with the typed ones."""
    typed, asked = _typed(request), window_alone(request, "aliases")
    rows = public_names(having(typed) if typed else Alias.objects.all())
    total = rows.count() if typed else _every_name(version_known())
    shown, last = _stretch(rows, asked, total)
    return asked.told(total, [_alias(name) for name in shown], last)


def _typed(request: HttpRequest) -> str:
    return clean_line(request.GET.get("q", ""))[:LONGEST]


@lru_cache(1)
def _everybody(_version: Version) -> int:
    return public_people().count()


@lru_cache(1)
def _every_name(_version: Version) -> int:
    return public_names(Alias.objects.all()).count()


def _stretch(rows: QuerySet[Any], asked: Window, total: int) -> tuple[list[Any], list[int] | None]:
    """Return the records of the window in primary key order, which never changes, and the last key if more follow."""
    asked.refuse_past_the_end(total)
    rows = rows.filter(pk__gt=asked.after[0]) if asked.after else rows
    found = list(rows.order_by("pk")[asked.before : asked.before + asked.per_page + 1])
    shown = found[: asked.per_page]
    return shown, [shown[-1].pk] if len(found) > len(shown) else None


def _mappings(some: Iterable[Person]) -> list[dict[str, Any]]:
    known = in_public(some)
    totals = documents_naming([one.person for one in known])
    return [as_public_mapping(one, totals[one.person.pk]) for one in known]


def _alias(name: Alias) -> dict[str, Any]:
    person = name.person.root if name.person else None
    # Only one name is preferred, whatever names merged people had as preferred.
    is_own = person is None or name.kind != Alias.Kind.PREFERRED or name.form == person.name
    return {
        "form": name.form,
        "kind": name.kind if is_own else Alias.Kind.SPELLING.value,
        "script": name.script,
        "person": person.slug if person else None,
    }
