"""The CSRF cookie is sent only with pages that contain a form."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
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
        response = self.get_response(request)
        if response.status_code == HTTPStatus.NOT_FOUND:
            # Django's handler sends a token for a form, which our page has not.
            response.cookies.pop(settings.CSRF_COOKIE_NAME, None)
        return response
