"""Records of every state by the beginnings of words in their titles, for those who pick one at the desk."""

import numpy as np

from archive.search.asking.parsing import MOST_WORDS
from archive.search.index.backends import backend, desk
from archive.search.index.backends.base import Ids
from archive.search.index.tokens import pattern_of
from archive.text.folding import words
from archive.text.matching import Term

SHORTEST = 2  # letters: by one half of all records would be found


def titles_begun(typed: str) -> Ids:
    """Return the keys of the documents in whose title or number there is a word for each of these beginnings."""
    asked = tuple((pattern_of(Term((word,), prefix=True)),) for word in words(typed)[:MOST_WORDS])
    if not asked or (typed.isascii() and len(typed.strip()) < SHORTEST):
        return np.zeros(0, np.int64)
    return np.union1d(backend().title_hits(asked), desk().title_hits(asked))
