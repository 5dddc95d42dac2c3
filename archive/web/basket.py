"""A basket of chosen records: the ids are kept in the URL, nothing on the server."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.documents.models import Document
from archive.documents.public_id import is_well_formed
from archive.text.cleaning import clean_line
from archive.web.door import QueryRefused, SentElsewhere
from archive.web.rows import Row, rows_of

MOST: Final = 100


@dataclass(frozen=True, slots=True)
class Basket:
    """The chosen ids in order, the primary keys of the public ones, and the ids of those public before."""

    ids: tuple[str, ...]
    public: dict[str, int]
    withdrawn: tuple[str, ...] = ()

    @property
    def pks(self) -> list[int]:
        return [self.public[each] for each in self.ids if each in self.public]

    @property
    def unknown(self) -> list[str]:
        """The ids that were never public."""
        return [each for each in self.ids if each not in self.public and each not in self.withdrawn]

    @property
    def suffix(self) -> str:
        return suffix(self.ids)

    def rows(self) -> list[Row]:
        """Return a row for each public record, with the URL of the basket without it."""
        return [
            replace(
                row, without=reverse("basket") + suffix(each for each in self.ids if each != row.document.public_id)
            )
            for row in rows_of(self.pks)
        ]


def basket(request: HttpRequest, *, sent_on: bool = True) -> Basket:
    """Return the basket of the URL.

    Raises SentElsewhere if the URL is not canonical, QueryRefused above the size limit.
    """
    typed = [each for value in request.GET.getlist("ids") for each in clean_line(value).lower().split(",")]
    ids = tuple(dict.fromkeys(each.strip() for each in typed if each.strip()))
    if len(ids) > MOST:
        raise QueryRefused(_("A basket holds at most %(most)d records.") % {"most": MOST})
    if sent_on and request.META.get("QUERY_STRING", "") != suffix(ids).lstrip("?"):
        raise SentElsewhere(request.path + suffix(ids), kept=True)
    known = Document.objects.published().filter(public_id__in=[each for each in ids if is_well_formed(each)])
    public = dict(known.values_list("public_id", "pk"))
    return Basket(ids, public, _withdrawn([each for each in ids if each not in public]))


def _withdrawn(ids: list[str]) -> tuple[str, ...]:
    """Return those of these ids whose documents were public before."""
    gone = Document.objects.tombstones().filter(public_id__in=ids) if ids else Document.objects.none()
    before = set(gone.values_list("public_id", flat=True))
    return tuple(each for each in ids if each in before)


def suffix(ids: Iterable[str]) -> str:
    """Return the query string for these ids; malformed ids are left out."""
    shown = ",".join(each for each in ids if each.isascii() and each.isalnum())
    return f"?ids={shown}" if shown else ""
