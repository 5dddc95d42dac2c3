"""Right-to-left text inside left-to-right sentences (Unicode Standard Annex 9)."""

import re
from typing import Final

ISOLATE: Final = "\u2068"  # FIRST STRONG ISOLATE
END: Final = "\u2069"  # POP DIRECTIONAL ISOLATE
# Hebrew, Arabic, Syriac, Thaana, N'Ko, Samaritan, Mandaic, their presentation forms and ancient scripts.
_LEFTWARDS: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def runs_leftwards(text: str) -> bool:
    """Return whether any letter of it runs from right to left."""
    return not text.isascii() and _LEFTWARDS.search(text) is not None


def isolated(text: str) -> str:
    """Return the text, wrapped in isolates where it runs from right to left; any other text unchanged.

    Without them digits and stops around it would be drawn among its letters.
    """
    return f"{ISOLATE}{text}{END}" if runs_leftwards(text) else text


def plain(text: str) -> str:
    """Return the text without the isolates of `isolated`."""
    return text.replace(ISOLATE, "").replace(END, "")
