"""Sentences in the reader's language, for the rooms of values, which know no Django.

They ask here; what answers is handed in once, when the app is ready. Until then every sentence stays as written.
"""

from gettext import NullTranslations
from typing import Protocol


class Speaker(Protocol):
    """Whoever knows the sentences in the language now spoken: Django's `translation` module, for one."""

    def gettext(self, message: str, /) -> str:
        """The sentence in that language."""

    def ngettext(self, singular: str, plural: str, number: int, /) -> str:
        """The form of the sentence that goes with the number."""

    def get_language(self) -> str | None:
        """The BCP 47 tag of that language."""


class _Nobody(NullTranslations):
    """Says every sentence as it is written, in English."""

    def get_language(self) -> str:
        return "en"


class _Speech:
    speaker: Speaker = _Nobody()


def speak_through(speaker: Speaker) -> None:
    """From now on this speaker answers for every room."""
    _Speech.speaker = speaker


def gettext(message: str) -> str:
    """The sentence in the language now spoken; `message` is the English one, with named places for what it says."""
    return _Speech.speaker.gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The form of the sentence that goes with the number, in the language now spoken."""
    return _Speech.speaker.ngettext(singular, plural, number)


def language() -> str:
    """The BCP 47 tag of the language now spoken."""
    return _Speech.speaker.get_language() or "en"
