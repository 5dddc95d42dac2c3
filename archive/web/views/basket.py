"""The basket: chosen records as a list, as citations in every style, and as downloads."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from archive.citations.formats import FORMATS, OF_LISTS
from archive.citations.loading import sources
from archive.citations.prose import Prose
from archive.citations.publisher import Publisher
from archive.citations.styles import PROSE
from archive.interchange.travelling import records_of
from archive.interchange.writing.shape import as_mapping
from archive.interchange.writing.table import csv_lines
from archive.web import door
from archive.web.basket import basket
from archive.web.gate.freshness import state
from archive.web.views.formats_door import data, etag_of, publisher_of, sent, unchanged

_TITLES: Final = {
    **{ending: (FORMATS[ending].title, FORMATS[ending].media_type) for ending in OF_LISTS},
    "csv": ("CSV", "text/csv"),
    "json": ("JSON", "application/json"),
}


class BasketFormat:
    """Path converter for the format suffix of a basket."""

    regex = "|".join(map(re.escape, _TITLES))

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


@door.page
def shown(request: HttpRequest) -> HttpResponseBase:
    """The records of the basket, with a message for those withdrawn or unknown."""
    chosen = basket(request)
    formats = [
        (title, kind, reverse("basket-as", args=[end]) + chosen.suffix) for end, (title, kind) in _TITLES.items()
    ]
    context = {
        "basket": chosen,
        "rows": chosen.rows(),
        "formats": formats,
        "styles": _cited(chosen.pks, publisher_of(request)),
    }
    return render(request, "archive/basket.html", context)


@data
def taken(request: HttpRequest, ending: str) -> HttpResponseBase:
    """The public records of the basket in one format, in order."""
    chosen, publisher = basket(request, sent_on=False), publisher_of(request)
    etag = etag_of(ending, chosen.ids, publisher, state())
    if answer := unchanged(request, etag):
        return answer
    name, kind = f"basket.{ending}", _TITLES[ending][1]
    return sent(request, _pieces(ending, chosen.pks, publisher), kind, name, etag=etag, is_saved=ending != "json")


def _pieces(ending: str, pks: Sequence[int], publisher: Publisher) -> Iterable[str]:
    if ending == "csv":
        return csv_lines(records_of(pks))
    if ending == "json":
        items = [as_mapping(record) for record in records_of(pks)]
        return [json.dumps({"total": len(items), "items": items, "next": None}, ensure_ascii=False)]
    return FORMATS[ending].whole(sources(pks, publisher))


def _cited(pks: Sequence[int], publisher: Publisher) -> list[tuple[str, str, list[Prose]]]:
    """Return name and title of each citation style with all records cited in it."""
    today = timezone.localdate()
    known = [replace(source, accessed=today) for source in sources(pks, publisher)]
    return [(name, str(style.title), [style.write(source) for source in known]) for name, style in PROSE.items()]
