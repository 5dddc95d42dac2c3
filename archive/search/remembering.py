"""Hits of words that stand in many documents, kept for the next time the same is asked of the same catalogue."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

import numpy as np
from numpy.typing import NDArray

MOST = 8_000_000  # bytes for each version of the catalogue
WORTH_KEEPING = 2_000  # hits; fewer are found as quickly as they are looked up

Hits = NDArray[np.int32]


class Remembered:
    """Answers by their questions, the oldest forgotten first; used by several threads."""

    def __init__(self) -> None:
        self.kept: OrderedDict[Hashable, Hits] = OrderedDict()
        self.size = 0
        self.lock = threading.Lock()

    def hits(self, question: Hashable, find: Callable[[], Hits]) -> Hits:
        """What `find` answers, now or when the question was asked before."""
        with self.lock:
            known = self.kept.get(question)
        if known is not None:
            return known
        found = find()
        if len(found) >= WORTH_KEEPING:
            self._keep(question, found)
        return found

    def _keep(self, question: Hashable, found: Hits) -> None:
        with self.lock:
            if question not in self.kept:
                self.kept[question] = found
                self.size += found.nbytes
            while self.size > MOST:
                _, oldest = self.kept.popitem(last=False)
                self.size -= oldest.nbytes
