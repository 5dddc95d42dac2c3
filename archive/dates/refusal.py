"""The one refusal of this room."""

from archive.text.speech import gettext as _

LONGEST_QUOTE = 60


class UnreadableDate(ValueError):
    """A date that cannot be read without guessing; `str()` is a sentence that says what to write instead."""

    def __init__(self, sentence: str, *, impossible: bool = False) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        # Whether it was read well and says what cannot be: no other reading of it is worth trying.
        self.impossible = impossible


def quoted(text: str) -> str:
    """The words as typed, between quotation marks, cut to a length that fits in a message."""
    shown = " ".join(text.split())
    if len(shown) > LONGEST_QUOTE:
        shown = shown[: LONGEST_QUOTE - 1] + "…"
    return _("“%(words)s”") % {"words": shown}


def two_readings(text: str, first: str, second: str) -> str:
    """The sentence for a text that can mean either."""
    return _("%(quoted)s can be %(years)s or %(season)s; write the one that is meant.") % {
        "quoted": quoted(text),
        "years": first,
        "season": second,
    }


def nothing(text: str) -> str:
    """The sentence for a text in which there is no date."""
    if not text.strip():
        return _("Write a date such as “February 1949”, or “undated” where none is known.")
    return _("%(quoted)s names no date; write for instance “February 1949”, or “undated” where none is known.") % {
        "quoted": quoted(text)
    }
