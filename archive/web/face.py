"""What every page knows: whose archive this is, and where it stands in another language."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.translation import get_language

from archive.imprint.face import face, remembered


def archive(request: HttpRequest) -> dict[str, Any]:
    """`archive` in every template, as it stands at this moment; days and hours are printed in its own time zone.
    `base` is the address of the archive, as it is set; `tongues` are the other languages: code, own name, and this very
    page in it."""
    known = remembered() if getattr(request, "asks_no_database", False) else face()
    timezone.activate(known.zone)
    here, spoken = request.get_full_path(), get_language()
    base = settings.BASE_URL or f"{request.scheme}://{request.get_host()}"
    others = [(code, name, in_language(here, spoken, code)) for code, name in settings.LANGUAGES if code != spoken]
    return {"archive": known, "base": base, "tongues": others}


def in_language(here: str, spoken: str | None, code: str) -> str:
    """The same page in another language, whose code stands before everything else in its address; the first language
    needs none. Django's own way there finds the view and back: on every page that took a tenth of its time."""
    prefix, first = get_script_prefix(), settings.LANGUAGE_CODE
    bare = here.removeprefix(prefix)
    bare = bare if spoken == first else bare.removeprefix(f"{spoken}/")
    return f"{prefix}{bare}" if code == first else f"{prefix}{code}/{bare}"
