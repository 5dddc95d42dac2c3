"""The token against forged forms: its cookie is sent by pages that hold a form, and by no others."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase


class TokensOfForms:
    """Middleware behind Django's own: a token cookie that cannot be read makes no new cookie on a page without a form.

    Such a page is the same for everybody and kept for a minute: a cookie on it would be handed to the next reader.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # A form asks for a token while it is drawn, and that sends the cookie.
        request.META.pop("CSRF_COOKIE_NEEDS_UPDATE", None)
        return self.get_response(request)
