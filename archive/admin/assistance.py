"""JSON endpoints for forms: dates in words, titles parsed, names completed."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.admin.record.nominatives import in_nominative
from archive.dates import ImpreciseDate, UnreadableDate, lives
from archive.names.keys import name_key
from archive.names.titles import read_title
from archive.people.models import Alias

SHOWN = 10


@require_safe
@permission_required("archive.view_document", raise_exception=True)
def date_in_words(request: HttpRequest) -> JsonResponse:
    """The parsed date in words with its first and last possible day, or the error message."""
    typed = request.GET.get("date", "")[:300]
    try:
        date = ImpreciseDate.typed(typed)
    except UnreadableDate as refused:
        return JsonResponse({"refused": str(refused)})
    days = [day.isoformat() if day else "" for day in (date.earliest, date.latest)]
    return JsonResponse({"words": str(date), "edtf": date.edtf, "earliest": days[0], "latest": days[1]})


@require_safe
@permission_required("archive.view_document", raise_exception=True)
def title_read(request: HttpRequest) -> JsonResponse:
    """Type, number and names parsed from the title."""
    return JsonResponse(proposal(request.GET.get("title", "")[:2000]))


def proposal(title: str) -> dict[str, Any]:
    """Return type, number, credits and places parsed from the title, by form field.

    The rules are those of imports: `Letter, Unknown to Stalin` credits Stalin only. Known names are in the nominative.
    """
    reading = read_title(title)
    credits = [
        {"name": name.form, "supplied": name.supplied, "role": str(name.role), "certainty": str(name.certainty)}
        for name in reading.names
        if not name.anonymous
    ]
    read = {"type": reading.type, "number": reading.number, "credits": credits, "places": list(reading.places)}
    return in_nominative(read)


@require_safe
@permission_required("archive.view_alias", raise_exception=True)
def names_like(request: HttpRequest) -> JsonResponse:
    """Names with the typed prefix and their people, for completing a credit."""
    key = name_key(request.GET.get("q", "")[:200])
    found = (
        Alias.objects.filter(key__startswith=key).select_related("person__identity") if key else Alias.objects.none()
    )
    names = [{"form": alias.form, "person": _person(alias)} for alias in found.order_by("key", "pk")[:SHOWN]]
    return JsonResponse({"names": names})


def _person(alias: Alias) -> str:
    if alias.person is None:
        return _("not yet identified")
    person: Any = alias.person.identity
    life = lives.life(person.born, person.died)
    return f"{person} ({life})" if life else f"{person}"
