"""What stands beside the names: what is said about their owners, and what editors put in brackets."""

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
# Said of half of all officials: that they are said of two people proves nothing.
_WEAK: Final = frozenset(
    ("deputy", "secretary", "office", "officer", "director", "department", "member", "acting", "former", "special")
)
_TELLING: Final = 0.5  # the share of what is said of one that must be said of the other


class Descriptions:
    """What is said of the owners, weighed: a word said of few of them tells more than one said of many."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._of = Counter(word for text in texts for word in _telling(text))

    def agree(self, one: str, two: str) -> bool:
        """Whether most of what is said of one owner, by weight, is said of the other too."""
        first, second = _telling(one) - _WEAK, _telling(two) - _WEAK
        least = min(self._weight(first), self._weight(second))
        return least > 0 and self._weight(first & second) / least >= _TELLING

    def strange(self, one: str, two: str) -> bool:
        """Whether no telling word that is said of one owner is said of the other."""
        return _telling(one).isdisjoint(_telling(two))

    def _weight(self, said: frozenset[str]) -> float:
        return sum(1 / math.sqrt(self._of[word]) for word in said if self._of[word])


@lru_cache(maxsize=131072)
def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in words(text) if not _SMALL.match(word) and word not in _MONTHS)


def bracketed(documents: int, form: str, supplied: str) -> Likeness:
    """The likeness that brackets prove: possible from one document, probable when at least two say the same."""
    said = ngettext(
        "a document says %(form)s [%(supplied)s]",
        "%(number)s documents say %(form)s [%(supplied)s]",
        documents,
        form=form,
        supplied=supplied,
    )
    return Likeness(0.78 if documents == 1 else min(0.84 + 0.01 * documents, 0.95), (said,))
