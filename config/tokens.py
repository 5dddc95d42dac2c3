"""The CSRF cookie is sent only with pages that contain a form."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase


class TokensOfForms:
    """Middleware after Django's that suppresses replacing an invalid CSRF cookie on a page without a form.

    Such a page is shared and cached for a minute: a cookie on it would be sent to other readers.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # Rendering a form calls `get_token`, which sends the cookie.
        request.META.pop("CSRF_COOKIE_NEEDS_UPDATE", None)
        return self.get_response(request)
