"""Cache warming: the hits of the most common words, and the labels of the most frequent values."""

from collections import Counter
from itertools import chain

import numpy as np

from archive.search.asking.parsing import patterns, read
from archive.search.catalogue.catalogue import Catalogue
from archive.search.catalogue.counting import labels_of, top
from archive.search.catalogue.hits import Hits
from archive.search.families import FAMILY_OF
from archive.search.index.entry import entries
from archive.search.query import Facet

WORDS, VALUES = 100, 200
MOST_BYTES = 1 << 30
_SAMPLE = 2_000  # documents
_SELDOM = 0.02  # of them; the hits of rarer words are read fast anyway


def prepared(catalogue: Catalogue) -> Catalogue:
    """Return the same catalogue with caches warm for common words and values, so that only page rows are queried."""
    catalogue = catalogue.but(memo={}, hits=Hits(most=MOST_BYTES))
    for word in common_words(catalogue):
        asked = patterns(read(word).groups)
        for in_titles in (False, True):
            catalogue.hits.of(asked, in_titles=in_titles)
    for facet in Facet:
        often = top(catalogue.columns[facet].totals, catalogue.keys(facet), VALUES)
        labels_of(catalogue, FAMILY_OF[facet], often)
    return catalogue


def common_words(catalogue: Catalogue) -> list[str]:
    """Return the most frequent words, estimated from a sample spread over all documents."""
    places = np.linspace(0, len(catalogue) - 1, min(_SAMPLE, len(catalogue))).astype(int)
    sample = list(chain.from_iterable(entries(np.unique(catalogue.ids[places]).tolist())))
    documents = Counter(chain.from_iterable(set(chain(*entry.fields)) for entry in sample))
    common = [word for word, often in documents.most_common(WORDS) if often >= _SELDOM * len(sample)]
    return [word for word in common if len(word) > 1]
