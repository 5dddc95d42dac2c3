"""Why a deed on names was not done; each message says what to do instead."""


class MergeRefused(ValueError):
    """These people are not merged."""


class SplitRefused(ValueError):
    """These names are not moved."""


class IdentifyRefused(ValueError):
    """This name is not given to that person."""
