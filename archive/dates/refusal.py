"""The exception of this package."""

from archive.text.speech import gettext as _

LONGEST_QUOTE = 60


class UnreadableDate(ValueError):
    """Raised for a date that cannot be read without guessing; `str()` says what to write instead."""

    def __init__(self, sentence: str, *, impossible: bool = False) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        # Whether it was understood and is impossible, so that no other reading is worth trying.
        self.impossible = impossible


def quoted(text: str) -> str:
    """Return the words as typed, in quotation marks, cut to a length that fits in a message."""
    shown = " ".join(text.split())
    if len(shown) > LONGEST_QUOTE:
        shown = shown[: LONGEST_QUOTE - 1] + "…"
    return _("“%(words)s”") % {"words": shown}


def two_readings(text: str, first: str, second: str) -> str:
    """Return the sentence for an ambiguous text."""
    return _("%(quoted)s can be %(years)s or %(season)s; write the one that is meant.") % {
        "quoted": quoted(text),
        "years": first,
        "season": second,
    }


def nothing(text: str) -> str:
    """Return the sentence for a text without a date."""
    if not text.strip():
        return _("Write a date such as “February 1949”, or “undated” where none is known.")
    return _("%(quoted)s names no date; write for instance “February 1949”, or “undated” where none is known.") % {
        "quoted": quoted(text)
    }
