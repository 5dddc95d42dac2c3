"""Shared behaviour of all public pages: validation of the query string, common headers, and error responses."""

import unicodedata
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import wraps
from typing import Concatenate, Final, ParamSpec
from urllib.parse import parse_qsl, unquote_to_bytes, urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.encoding import escape_uri_path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.text.cleaning import clean_line
from archive.web.gate.answering import FOR_STRANGERS, TURNED_AWAY, answer, for_strangers, turned_away
from archive.web.parameters import Pair, Parameters, canonical

LONGEST_QUERY: Final = 4096

Asked = ParamSpec("Asked")
View = Callable[Concatenate[HttpRequest, Asked], HttpResponseBase]


class SentElsewhere(Exception):
    """Raised when the page has another URL.

    A merge or rename may be undone, so `kept` says whether the redirect may be cached; `is_for_now` makes it temporary:
    the target is not the same resource but a place to continue.
    """

    def __init__(self, address: str, *, kept: bool = False, is_for_now: bool = False) -> None:
        super().__init__(address)
        self.address = address
        self.kept = kept
        self.is_for_now = is_for_now


class QueryRefused(Exception):
    """Raised when the query is not acceptable; `str()` is the message for the reader."""


def page(view: View[Asked]) -> View[Asked]:
    """Decorate a view to answer GET and HEAD only, after validating the query, with the headers of a public page.

    What it raises becomes a response: SentElsewhere a 301, QueryRefused a short 400 without database queries. A
    matching ETag is answered with 304 before the view is called.
    """

    @require_safe
    @wraps(view)
    def answered(request: HttpRequest, /, *args: Asked.args, **kwargs: Asked.kwargs) -> HttpResponseBase:
        try:
            refuse_the_unreadable(request)
            return answer(request, lambda: view(request, *args, **kwargs))
        except SentElsewhere as elsewhere:
            return _sent_on(request, elsewhere)
        except QueryRefused as refused:
            return for_strangers(request, refusal(request, str(refused)))
        except TURNED_AWAY as why:
            return turned_away(why)

    return answered


def refuse_the_unreadable(request: HttpRequest) -> None:
    """Raise QueryRefused unless the query string is short, valid UTF-8 and free of NUL."""
    raw = request.META.get("QUERY_STRING", "")
    if len(raw) > LONGEST_QUERY:
        raise QueryRefused(_("This address is too long to be read."))
    try:
        text = unquote_to_bytes(raw).decode("utf-8")
    except UnicodeDecodeError:
        raise QueryRefused(_("This address holds a piece of a letter that cannot be read.")) from None
    if "\0" in text or any(unicodedata.category(char) == "Cs" for char in text):
        raise QueryRefused(_("This address holds a sign that no name or word has."))
    refuse_the_endless(canonical(parse_qsl(raw)))


def refuse_the_endless(asked: Parameters) -> None:
    """Raise QueryRefused above the limits on filters and values, without database queries."""
    if asked.filters > settings.MOST_FILTERS or len(asked.narrowing) > settings.MOST_FILTER_VALUES:
        sentence = _("A list is narrowed by at most %(filters)d filters and %(values)d values. Take some away.")
        limits = {"filters": settings.MOST_FILTERS, "values": settings.MOST_FILTER_VALUES}
        raise QueryRefused(sentence % limits)


def refusal(request: HttpRequest, sentence: str) -> HttpResponse:
    """Return a short 400 page with the message; no database queries."""
    request.asks_no_database = True  # type: ignore[attr-defined]
    return render(request, "archive/refused.html", {"sentence": sentence}, status=400)


def _sent_on(request: HttpRequest, elsewhere: SentElsewhere) -> HttpResponseBase:
    kind = HttpResponseRedirect if elsewhere.is_for_now else HttpResponsePermanentRedirect
    response = kind(elsewhere.address)
    response.headers["Cache-Control"] = FOR_STRANGERS if elsewhere.kept else "no-cache"
    return for_strangers(request, response)


def require_plain(request: HttpRequest, *known: str) -> None:
    """Require that the URL has only these parameters, in this order, each once and not empty, and no `page=1`.

    Raises SentElsewhere to the canonical URL: parameters appended by others must not create a second URL of a page.
    """
    asked = {key: clean_line(value) for key, value in typed_pairs(request)}
    plain = [(key, asked[key]) for key in known if asked.get(key) and (key, asked[key]) != ("page", "1")]
    require_pairs(request, plain)


def require_pairs(request: HttpRequest, plain: Sequence[Pair]) -> None:
    """Require exactly these parameters in this order; raises SentElsewhere to that URL otherwise."""
    if list(plain) != typed_pairs(request):
        path = escape_uri_path(request.path)
        raise SentElsewhere(f"{path}?{urlencode(plain)}" if plain else path, kept=True)


def typed_pairs(request: HttpRequest) -> list[Pair]:
    """Return the raw query parameters; unescaped bytes are decoded as UTF-8."""
    raw = request.META.get("QUERY_STRING", "")
    with suppress(UnicodeError):
        raw = raw.encode("latin-1").decode()
    return parse_qsl(raw, keep_blank_values=True)


def numbered(request: HttpRequest, key: str = "page") -> int:
    """Return the page number of the query, 1 by default; Http404 if it is not a valid number."""
    typed = request.GET.get(key, "1")
    if not (typed.isascii() and typed.isdigit() and 0 < len(typed) < 7 and int(typed)):
        raise Http404(_("There is no such page."))
    return int(typed)
