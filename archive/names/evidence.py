"""Evidence beside the names: descriptions of their owners, and editors' brackets."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from archive.names.findings import Likeness
from archive.names.reasons import counted as ngettext
from archive.text.folding import words

_SMALL: Final = re.compile(
    r"^(?:\d+|.{1,3}|from|after|thereafter|until|through|before|during|with|also|that|were|when)$"
)
_MONTHS: Final = frozenset(
    ("january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december")
)
# Words that describe half of all officials: sharing them proves nothing.
_WEAK: Final = frozenset(
    ("deputy", "secretary", "office", "officer", "director", "department", "member", "acting", "former", "special")
)
_TELLING: Final = 0.5  # the share, by weight, of one description that the other must contain


class Descriptions:
    """Descriptions of the owners, with words weighted by rarity."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._of = Counter(word for text in texts for word in _telling(text))

    def agree(self, one: str, two: str) -> bool:
        """Return whether most of one description, by weight, is in the other too."""
        first, second = _telling(one) - _WEAK, _telling(two) - _WEAK
        least = min(self._weight(first), self._weight(second))
        return least > 0 and self._weight(first & second) / least >= _TELLING

    def strange(self, one: str, two: str) -> bool:
        """Return whether the two descriptions share no telling word."""
        return _telling(one).isdisjoint(_telling(two))

    def _weight(self, said: frozenset[str]) -> float:
        return sum(1 / math.sqrt(self._of[word]) for word in said if self._of[word])


@lru_cache(maxsize=131072)
def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in words(text) if not _SMALL.match(word) and word not in _MONTHS)


def bracketed(documents: int, form: str, supplied: str) -> Likeness:
    """Return the likeness that brackets prove: possible from one document, probable when at least two agree."""
    said = ngettext(
        "a document says %(form)s [%(supplied)s]",
        "%(number)s documents say %(form)s [%(supplied)s]",
        documents,
        form=form,
        supplied=supplied,
    )
    return Likeness(0.78 if documents == 1 else min(0.84 + 0.01 * documents, 0.95), (said,))
