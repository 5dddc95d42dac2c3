"""Texts that run from right to left inside sentences that run from left to right (Unicode Standard Annex 9)."""

import re
from typing import Final

ISOLATE: Final = "\u2068"  # FIRST STRONG ISOLATE
END: Final = "\u2069"  # POP DIRECTIONAL ISOLATE
# Hebrew, Arabic, Syriac, Thaana, N'Ko, Samaritan, Mandaic, their presentation forms and the scripts of antiquity.
_LEFTWARDS: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def runs_leftwards(text: str) -> bool:
    """Whether any letter of it runs from right to left."""
    return not text.isascii() and _LEFTWARDS.search(text) is not None


def isolated(text: str) -> str:
    """The text, in signs that keep it apart where it runs from right to left: else the figures and stops about it would
    be drawn among its letters. Any other text is left as it is."""
    return f"{ISOLATE}{text}{END}" if runs_leftwards(text) else text


def plain(text: str) -> str:
    """The text without the signs of `isolated`."""
    return text.replace(ISOLATE, "").replace(END, "")
