"""Reasons that keep their message, so that a door can word them in the reader's language.

Nothing is translated here. Import them as `_` and `ngettext`, the names by which makemessages finds messages.
"""

from collections.abc import Mapping

Value = str | int
_NONE: Mapping[str, Value] = {}


class Reason(str):
    """A reason in English; `sentence` (or `many`, the plural) is its message, interpolated with `values`.

    A value may be a reason itself. It equals the same words as a plain string.
    """

    sentence: str
    many: str
    values: Mapping[str, Value]

    def __new__(cls, sentence: str, values: Mapping[str, Value] = _NONE, many: str = "") -> "Reason":
        words = many if many and values.get("number") != 1 else sentence
        made = super().__new__(cls, words % values if values else words)
        made.sentence, made.many, made.values = sentence, many, values
        return made


def reason(sentence: str, **values: Value) -> Reason:
    """Return the message with these values."""
    return Reason(sentence, values)


def counted(one: str, many: str, number: int, **values: Value) -> Reason:
    """Return the singular or the plural message with its `number`."""
    return Reason(one, {"number": number, **values}, many)
