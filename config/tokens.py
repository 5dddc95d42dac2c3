"""The token against forged forms: its cookie is sent by pages that hold a form, and by no others."""

from django.http import HttpRequest
from django.middleware.csrf import CsrfViewMiddleware


class TokensOfForms(CsrfViewMiddleware):
    """Django's own, but that a token cookie which cannot be read makes no new cookie on a page without a form.

    Such a page is the same for everybody and kept for a minute: a cookie on it would be handed to the next reader.
    """

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        # A form asks for a token while it is drawn, and that sends the cookie.
        request.META.pop("CSRF_COOKIE_NEEDS_UPDATE", None)
