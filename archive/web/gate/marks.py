"""Marks on views: which seat the response takes, and whether the view accepts forms.

They are set on the view and not in a table of URLs, which would keep obsolete URLs and miss new ones.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any, Final, TypeVar

from django.http import HttpRequest

Marked = TypeVar("Marked", bound=Callable[..., Any])

_SEAT: Final = "takes_seat"


class Seat(Enum):
    """The cost class of a response, which determines its queue."""

    LIST = "list"  # counts or searches the whole archive
    FEED = "feed"  # as a list, but polled by programs
    EXPORT = "export"  # writes the whole archive


def takes_seat(seat: Seat) -> Callable[[Marked], Marked]:
    """Mark the view as taking this kind of seat. Unmarked views take none."""

    def marked(view: Marked) -> Marked:
        setattr(view, _SEAT, seat)
        return view

    return marked


def takes_forms(view: Marked) -> Marked:
    """Mark the view as accepting POST although it is outside the desk (checked by `config.methods`)."""
    view.takes_forms = True  # type: ignore[attr-defined]
    return view


def seat_of(request: HttpRequest) -> Seat | None:
    """Return the seat of the request's view; None if it needs none, and before the URL is resolved."""
    match = request.resolver_match
    seat: Seat | None = getattr(match.func, _SEAT, None) if match else None
    return seat
