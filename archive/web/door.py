"""What every public page shares: what may be asked, how it is answered to strangers, and what no page need say."""

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
    """The page has another address; a merge or a new name may be undone, so `kept` says whether caches may keep it.
    `is_for_now` says that it is no address of the same thing, but one from which to go on."""

    def __init__(self, address: str, *, kept: bool = False, is_for_now: bool = False) -> None:
        super().__init__(address)
        self.address = address
        self.kept = kept
        self.is_for_now = is_for_now


class QueryRefused(Exception):
    """The query cannot be a reader's; `str()` is the sentence that says why."""


def page(view: View[Asked]) -> View[Asked]:
    """The view answers GET and HEAD alone, after the query was found fit to be read, with the headers of a public page.

    What it raises becomes an answer: SentElsewhere a 301, QueryRefused a short 400 that asked no database. Who has the
    page already is told so before the view is called.
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
    """The query is short, whole UTF-8 and free of NUL; else QueryRefused."""
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
    """No more filters and values than a person would set; the database was not asked."""
    if asked.filters > settings.MOST_FILTERS or len(asked.narrowing) > settings.MOST_FILTER_VALUES:
        sentence = _("A list is narrowed by at most %(filters)d filters and %(values)d values. Take some away.")
        limits = {"filters": settings.MOST_FILTERS, "values": settings.MOST_FILTER_VALUES}
        raise QueryRefused(sentence % limits)


def refusal(request: HttpRequest, sentence: str) -> HttpResponse:
    """A short page that says what was too much; it asks no database."""
    request.asks_no_database = True  # type: ignore[attr-defined]
    return render(request, "archive/refused.html", {"sentence": sentence}, status=400)


def _sent_on(request: HttpRequest, elsewhere: SentElsewhere) -> HttpResponseBase:
    kind = HttpResponseRedirect if elsewhere.is_for_now else HttpResponsePermanentRedirect
    response = kind(elsewhere.address)
    response.headers["Cache-Control"] = FOR_STRANGERS if elsewhere.kept else "no-cache"
    return for_strangers(request, response)


def require_plain(request: HttpRequest, *known: str) -> None:
    """The address asks for nothing but these parameters, in this order, each once and not empty, page 1 by no number.

    SentElsewhere to the one that does: what others hung on a link makes no second address of a page.
    """
    asked = {key: clean_line(value) for key, value in typed_pairs(request)}
    plain = [(key, asked[key]) for key in known if asked.get(key) and (key, asked[key]) != ("page", "1")]
    require_pairs(request, plain)


def require_pairs(request: HttpRequest, plain: Sequence[Pair]) -> None:
    """The address asks for these, in this order; SentElsewhere to the one that does."""
    if list(plain) != typed_pairs(request):
        path = escape_uri_path(request.path)
        raise SentElsewhere(f"{path}?{urlencode(plain)}" if plain else path, kept=True)


def typed_pairs(request: HttpRequest) -> list[Pair]:
    """The query of the address, as it stands; letters that came unescaped are read as the UTF-8 they are."""
    raw = request.META.get("QUERY_STRING", "")
    with suppress(UnicodeError):
        raw = raw.encode("latin-1").decode()
    return parse_qsl(raw, keep_blank_values=True)


def numbered(request: HttpRequest, key: str = "page") -> int:
    """The number of a page in the query, 1 where none is named; 404 for what is no such number."""
    typed = request.GET.get(key, "1")
    if not (typed.isascii() and typed.isdigit() and 0 < len(typed) < 7 and int(typed)):
        raise Http404(_("There is no such page."))
    return int(typed)
