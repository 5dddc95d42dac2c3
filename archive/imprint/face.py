"""The imprint as pages show it, cached in each process until the database row changes."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.imprint.logo import Logo, logo_of
from archive.imprint.models import THE_ONE, Imprint

UNNAMED: Final = "Sobriquet"
_WORDS: Final = ("name", "tagline", "home", "about", "address", "rights", "licence", "privacy")


@dataclass(frozen=True, slots=True)
class Face:
    """The imprint in the language of the page.

    `home`, `about`, `licence` and `privacy` are Markdown; fields never filled in are "". `cited_as` is the same in
    every language. `version` is the time of the last change, None before the first.
    """

    name: str = UNNAMED
    tagline: str = ""
    home: str = ""
    about: str = ""
    address: str = ""
    rights: str = ""
    licence: str = ""
    privacy: str = ""
    cited_as: str = UNNAMED
    email: str = ""
    licence_url: str = ""
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo(settings.TIME_ZONE))
    logo: Logo | None = None
    version: datetime | None = None

    @property
    def is_named(self) -> bool:
        return self.name != UNNAMED


@dataclass(frozen=True, slots=True)
class _Known:
    """The cache: when the row was changed, as the database writes it, and the face in each language."""

    moment: Any
    faces: Mapping[str, Face]


_known: list[_Known] = []
_seen = threading.local()


def face() -> Face:
    """Return the imprint as it stands in the database now, in the language of the page."""
    moment = _changed()
    if not _known or _known[0].moment != moment:
        _known[:] = [_Known(moment, _read())]
    return remembered()


def is_made() -> bool:
    """Return whether anybody has saved an imprint yet."""
    return _changed() is not None


@contextmanager
def one_face() -> Iterator[None]:
    """Inside the block, query at most once in this thread whether the imprint was changed."""
    before = getattr(_seen, "moments", None)
    _seen.moments = [] if before is None else before
    try:
        yield
    finally:
        _seen.moments = before


def seen(moment: Any) -> None:
    """Take this value, as the database writes it, as the imprint's time of change inside `one_face`."""
    moments = getattr(_seen, "moments", None)
    if moments is not None:
        moments[:] = [moment]


def _changed() -> Any:
    if moments := getattr(_seen, "moments", None):
        return moments[0]
    # Queried for every page, hence without the ORM's overhead.
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT changed FROM {Imprint._meta.db_table} WHERE id = %s", [THE_ONE])  # noqa: S608 our own
        row = cursor.fetchone()
    moment = row and row[0]
    seen(moment)
    return moment


def remembered() -> Face:
    """Return what this process has cached, without a query: for pages that must not, or cannot, query."""
    faces = _known[0].faces if _known else {}
    return faces.get(get_language() or settings.LANGUAGE_CODE) or faces.get(settings.LANGUAGE_CODE) or Face()


def lacking() -> list[str]:
    """Return what a curator should still fill in, in words; empty when the imprint is complete."""
    known = face()
    wanted = {
        _("its name"): known.is_named,
        _("a sentence on what it holds"): known.tagline,
        _("where readers can write to"): known.email or known.address,
        _("what readers may do with the documents"): known.rights,
        _("who keeps it, and why"): known.about,
    }
    return [words for words, filled in wanted.items() if not filled]


def _read() -> dict[str, Face]:
    imprint = Imprint.objects.prefetch_related("wordings").filter(pk=THE_ONE).first()
    if imprint is None:
        return {}
    said = {wording.language: wording for wording in imprint.wordings.all()}
    first = said.get(settings.LANGUAGE_CODE)
    faces = {code: _face(imprint, said.get(code), first) for code, _name in settings.LANGUAGES}
    own = faces[settings.LANGUAGE_CODE]
    cited_as = imprint.cited_as or own.name
    return {code: replace(each, cited_as=cited_as) for code, each in faces.items()}


def _face(imprint: Imprint, *wordings: Any) -> Face:
    words = {name: next((getattr(w, name) for w in wordings if w and getattr(w, name)), "") for name in _WORDS}
    return Face(
        **{**words, "name": words["name"] or UNNAMED},
        email=imprint.email,
        licence_url=imprint.licence_url,
        zone=ZoneInfo(imprint.time_zone or settings.TIME_ZONE),
        logo=logo_of(imprint.logo),
        version=imprint.changed,
    )
