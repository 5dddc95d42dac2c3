"""Why a deed on names was refused; each message says what to do instead."""


class MergeRefused(ValueError):
    """Raised when people are not merged."""


class SplitRefused(ValueError):
    """Raised when names are not moved."""


class IdentifyRefused(ValueError):
    """Raised when a name is not given to a person."""


class CardRefused(ValueError):
    """Raised when a deed on a card is not done."""


class CardChanged(CardRefused):
    """Raised when a card is not as it was shown; nothing was written. `key` is the card's, which may be gone."""

    def __init__(self, message: str, key: str = "") -> None:
        self.key = key
        super().__init__(message)
