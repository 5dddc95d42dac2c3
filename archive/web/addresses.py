"""Addresses that stand many times on a page: Django is asked once for each kind, then keys are filled in."""

from functools import lru_cache
from typing import Final
from urllib.parse import quote

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language

_KEY: Final = "key"
# What Django's own `reverse` leaves as it is: the delimiters of RFC 3986 that may stand in a path.
_PLAIN: Final = "!$&'()*+,;=/~:@"


def address(view: str, key: str) -> str:
    """The address of the page of this view, `document`, `person` or `name`, in the language now spoken."""
    before, after = _around(view, get_language(), get_script_prefix())
    return f"{before}{quote(key, safe=_PLAIN)}{after}"


@lru_cache(maxsize=256)
def _around(view: str, language: str | None, prefix: str) -> tuple[str, str]:
    """What stands before and after the key; the language and the prefix tell the answers apart."""
    before, _, after = reverse(view, args=[_KEY]).rpartition(_KEY)
    return before, after


def of_the_list() -> str:
    """The address of the list of documents in the language now spoken."""
    return _always("documents", (), get_language(), get_script_prefix())


def of_all_values(facet: str) -> str:
    """The address of the page with every value of a facet."""
    return _always("facet", (facet,), get_language(), get_script_prefix())


@lru_cache(maxsize=256)
def _always(view: str, args: tuple[str, ...], language: str | None, prefix: str) -> str:
    return reverse(view, args=args)
