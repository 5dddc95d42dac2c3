"""Autocompletion of the search box."""

from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase

from archive.search import engine
from archive.text.cleaning import clean_line
from archive.web import door

LONGEST = 200


@door.page
def suggested(request: HttpRequest) -> HttpResponseBase:
    """People by any of their names, topics, places and documents that start with the typed text, in groups."""
    typed = clean_line(request.GET.get("q", ""))[:LONGEST]
    return JsonResponse(asdict(engine.suggest(typed)), json_dumps_params={"ensure_ascii": False})
