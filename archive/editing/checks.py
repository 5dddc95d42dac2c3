"""What a reviewer is warned of before publishing; every warning can be overruled, since archives know better."""

import re
from collections.abc import Iterator
from typing import Final

from django.db.models import Q
from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from archive.documents.models import Credit, Document
from archive.names.keys import name_key

_BRACKET: Final = re.compile(r"\[([^\[\]]{2,80})\]")
_ALIKE: Final = 92
_MOST_COMPARED: Final = 200


def checks_of(document: Document) -> list[str]:
    """Return a sentence for each thing that may be wrong with the document's rows; empty where nothing is."""
    return [*_missing(document), *_brackets(document), *_near_duplicates(document)]


def _missing(document: Document) -> Iterator[str]:
    if document.date is None:
        yield _("It has no date.")
    if not document.summary:
        yield _("It has no summary.")
    if not Credit.objects.filter(document=document).exists():
        yield _("No name is credited.")


def _brackets(document: Document) -> Iterator[str]:
    """Yield warnings about names in brackets of the title that no credit mentions."""
    rows = Credit.objects.filter(document=document)
    said = {name_key(word) for pair in rows.values_list("supplied", "alias__form") for word in pair if word}
    for name in _BRACKET.findall(document.title):
        key = name_key(name.strip(" ?"))
        if key and not any(key in other or other in key for other in said):
            yield _("“[%(name)s]” stands in the title, and no credit says it.") % {"name": name}


def _near_duplicates(document: Document) -> Iterator[str]:
    """Records of the same day, or of none, with nearly the same title."""
    same_day = Q(date_earliest=document.date_earliest, date_latest=document.date_latest)
    others = Document.objects.filter(same_day).exclude(pk=document.pk).order_by("pk")
    for title, public_id in others.values_list("title", "public_id")[:_MOST_COMPARED]:
        if fuzz.ratio(document.title, title) >= _ALIKE:
            yield _("“%(title)s” (%(id)s) is of the same day and nearly the same title.") % {
                "title": title,
                "id": public_id,
            }
