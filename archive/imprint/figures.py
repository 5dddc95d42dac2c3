"""Numbers as pages and messages print them: thousands are grouped as the reader's language groups them."""

from typing import Final

from django.utils.translation import get_language

_NO_BREAK_SPACE: Final = "\u00a0"


def figure(number: int) -> str:
    """Return the number with its thousands grouped: `12,345`, in Russian `12 345` with a no-break space.

    For people only. Data formats and what is stored write numbers without groups.
    """
    grouped = f"{number:,}"
    # Most numbers of a page are small, and asking for the language takes longer than the rest.
    is_grouped = "," in grouped
    return grouped.replace(",", _NO_BREAK_SPACE) if is_grouped and (get_language() or "").startswith("ru") else grouped
