"""Translation for packages that do not depend on Django.

They call this module; the translator is set once, when the app is ready. Until then messages stay in English.
"""

from gettext import NullTranslations
from typing import Protocol


class Speaker(Protocol):
    """A translator into the active language, such as Django's `translation` module."""

    def gettext(self, message: str, /) -> str:
        """Return the translated message."""

    def ngettext(self, singular: str, plural: str, number: int, /) -> str:
        """Return the translated form for the number."""

    def get_language(self) -> str | None:
        """Return the BCP 47 tag of the active language."""


class _Nobody(NullTranslations):
    """Returns every message unchanged, in English."""

    def get_language(self) -> str:
        return "en"


class _Speech:
    speaker: Speaker = _Nobody()


def speak_through(speaker: Speaker) -> None:
    """Set the translator for every room."""
    _Speech.speaker = speaker


def gettext(message: str) -> str:
    """Return the message in the active language; `message` is the English one, with named placeholders."""
    return _Speech.speaker.gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the form of the message for the number, in the active language."""
    return _Speech.speaker.ngettext(singular, plural, number)


def language() -> str:
    """Return the BCP 47 tag of the active language."""
    return _Speech.speaker.get_language() or "en"
