"""The context of every template: the name of the archive, and the page's URL in the other languages."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.translation import get_language

from archive.imprint.face import face, remembered


def archive(request: HttpRequest) -> dict[str, Any]:
    """Return the context variables `archive`, `base` and `tongues`, and activate the archive's time zone.

    `base` is the configured base URL of the archive; `tongues` lists the other languages: code, own name, and the URL
    of this page in it.
    """
    known = remembered() if getattr(request, "asks_no_database", False) else face()
    timezone.activate(known.zone)
    here, spoken = request.get_full_path(), get_language()
    base = settings.BASE_URL or f"{request.scheme}://{request.get_host()}"
    others = [(code, name, in_language(here, spoken, code)) for code, name in settings.LANGUAGES if code != spoken]
    return {"archive": known, "base": base, "tongues": others}


def in_language(here: str, spoken: str | None, code: str) -> str:
    """Return the URL of the same page in another language.

    The language code is the first path segment; the default language has none. Django's `translate_url` resolves and
    reverses the view, which took a tenth of the time of every page.
    """
    prefix, first = get_script_prefix(), settings.LANGUAGE_CODE
    bare = here.removeprefix(prefix)
    bare = bare if spoken == first else bare.removeprefix(f"{spoken}/")
    return f"{prefix}{bare}" if code == first else f"{prefix}{code}/{bare}"
