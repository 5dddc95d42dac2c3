"""Reasons in words that remember their sentence, so that a door can say them in the reader's language.

Nothing is translated here. Imported as `_` and `ngettext`, the names by which sentences are gathered for translators.
"""

from collections.abc import Mapping

Value = str | int
_NONE: Mapping[str, Value] = {}


class Reason(str):
    """A reason in English; `sentence` (or `many`, of more than one) with `values` in it is what it says.

    A value may be a reason itself. Equal to the same words as a plain string.
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
    """The sentence with the values in its named places."""
    return Reason(sentence, values)


def counted(one: str, many: str, number: int, **values: Value) -> Reason:
    """The sentence for one, or for many with their `number`."""
    return Reason(one, {"number": number, **values}, many)
