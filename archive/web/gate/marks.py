"""What a view says of itself: which seat its answer takes, and whether it takes forms.

The marks stand on the view and not in a table of addresses, which would go on naming addresses that are gone and miss
those that are new.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any, Final, TypeVar

from django.http import HttpRequest

Marked = TypeVar("Marked", bound=Callable[..., Any])

_SEAT: Final = "takes_seat"


class Seat(Enum):
    """What an answer costs, and so where one waits for it."""

    LIST = "list"  # counts or searches the whole archive
    FEED = "feed"  # as a list, but asked for by programs at their own pace
    EXPORT = "export"  # writes the whole archive


def takes_seat(seat: Seat) -> Callable[[Marked], Marked]:
    """Mark the view as taking this kind of seat. Unmarked views take none."""

    def marked(view: Marked) -> Marked:
        setattr(view, _SEAT, seat)
        return view

    return marked


def takes_forms(view: Marked) -> Marked:
    """The view is sent forms by POST, though it stands outside the desk (`config.methods` lets them through)."""
    view.takes_forms = True  # type: ignore[attr-defined]
    return view


def seat_of(request: HttpRequest) -> Seat | None:
    """The seat that the view of this address takes; None for all that needs none, and before the view is known."""
    match = request.resolver_match
    seat: Seat | None = getattr(match.func, _SEAT, None) if match else None
    return seat
