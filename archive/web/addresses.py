"""URLs that occur many times on a page: `reverse` is called once per view, then only the key is filled in."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language

_KEY: Final = "key"
# The characters that Django's `reverse` does not escape: the RFC 3986 delimiters allowed in a path.
_UNQUOTED: Final = re.compile(r"[A-Za-z0-9_.~-]+")
_PLAIN: Final = "!$&'()*+,;=/~:@"


def address(view: str, key: str) -> str:
    """Return the URL of the page of this view (`document`, `person`, `name`, `topic` …) in the active language."""
    return addresses(view)(key)


def addresses(view: str) -> Callable[[str], str]:
    """Return `address` for many keys of one view: asking for the active language takes longer than the rest."""
    before, after = _around(view, get_language(), get_script_prefix())
    return lambda key: f"{before}{key if _UNQUOTED.fullmatch(key) else quote(key, safe=_PLAIN)}{after}"


def quoted(key: str) -> str:
    """Return a slug, a public id or the tilde slug of an unidentified name as a value of a query string."""
    return key if _UNQUOTED.fullmatch(key) else quote(key, safe="~")


@lru_cache(maxsize=256)
def _around(view: str, language: str | None, prefix: str) -> tuple[str, str]:
    """Return the parts of the URL before and after the key; language and script prefix are cache keys."""
    before, _, after = reverse(view, args=[_KEY]).rpartition(_KEY)
    return before, after


def of_the_list() -> str:
    """Return the URL of the document list in the active language."""
    return _always("documents", (), get_language(), get_script_prefix())


def plain_address(view: str) -> str:
    """Return the URL of a view without parts, in the active language."""
    return _always(view, (), get_language(), get_script_prefix())


def of_all_values(facet: str) -> str:
    """Return the URL of the page with all values of a facet."""
    return _always("facet", (facet,), get_language(), get_script_prefix())


@lru_cache(maxsize=256)
def _always(view: str, args: tuple[str, ...], language: str | None, prefix: str) -> str:
    return reverse(view, args=args)
