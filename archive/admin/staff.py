"""Who is at work: the one place where a request's user becomes an account with a type."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def staff(request: HttpRequest) -> User:
    """The account that is signed in. PermissionDenied where nobody is: every page of the desk asks for rights before,
    so this only holds if one forgot."""
    if not request.user.is_authenticated:
        raise PermissionDenied
    return request.user
