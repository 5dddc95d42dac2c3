"""Why a deed on names was not done; each message says what to do instead."""


class MergeRefused(ValueError):
    """These people are not merged."""


class SplitRefused(ValueError):
    """These names are not moved."""


class IdentifyRefused(ValueError):
    """This name is not given to that person."""


class CardRefused(ValueError):
    """The card was not decided so."""


class CardChanged(CardRefused):
    """The card is not as it was shown; nothing was written. `key` is the card's, which may be gone."""

    def __init__(self, message: str, key: str = "") -> None:
        self.key = key
        super().__init__(message)
