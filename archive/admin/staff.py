"""The signed-in user of a request, typed as an account."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def staff(request: HttpRequest) -> User:
    """Return the signed-in account.

    PermissionDenied without one, as a safeguard: every admin page checks permissions before.
    """
    if not request.user.is_authenticated:
        raise PermissionDenied
    return request.user
