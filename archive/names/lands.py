"""Countries and their peoples among names."""

import re
from typing import Final

from archive.names.keys import name_key
from archive.names.titles.vocabulary import COUNTRIES

_ARTICLE: Final = re.compile(r"^(?:the|a|an)\s+(?=\w)", re.I)
_OF_LANDS: Final = frozenset(("great", "of", "the", "united", "north", "south", "west", "east", "new"))


def without_article(form: str) -> str:
    """Return the form without the article before it."""
    return _ARTICLE.sub("", form)


def is_land(form: str) -> bool:
    """Return whether all words name a country or its people: `Great Britain`, `the Americans`, `French`."""
    keys = [name_key(word).rstrip(".") for word in without_article(form).split()]
    told = [key for key in keys if key not in _OF_LANDS]
    lands = all(key in COUNTRIES or (key.endswith("s") and key[:-1] in COUNTRIES) or key == "britain" for key in told)
    return bool(told) and lands and not form.isupper()
