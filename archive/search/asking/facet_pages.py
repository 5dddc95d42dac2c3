"""All values of a facet, page by page, for a reader who looks for one."""

from collections.abc import Sequence

import numpy as np
from django.utils.translation import get_language
from numpy.typing import NDArray

from archive.names.keys import name_key
from archive.search.asking.suggesting import Begun, known_so, public_codes, targets_of, waiting_codes
from archive.search.asking.wording import words_of
from archive.search.catalogue.called import called_in
from archive.search.catalogue.catalogue import Catalogue
from archive.search.catalogue.columns import Among
from archive.search.catalogue.counting import in_turn, labels_of, top, values_of
from archive.search.catalogue.current import current
from archive.search.catalogue.narrowing import codes_of, column_for, narrowed
from archive.search.families import FAMILY_OF, Family, language_name, sort_names
from archive.search.models import NameToken, WaitingName
from archive.search.query import Facet, FacetPage, Selection
from archive.text.folding import fold, words

_WITH_TOKENS = frozenset(NameToken.Kind.values)
_MOST_LOOKED_AT = 500  # values; beyond that, names that only drafts write are not filtered out


def facet_values(
    selection: Selection, facet: Facet, *, typed: str = "", order: str = "count", page: int = 1, per_page: int = 50
) -> FacetPage:
    """Return a page of the values the selection leaves in a facet, by frequency or (`order="name"`) from A to Z.

    With `typed` only values of which any name begins so. Chosen values are always included, even with no documents.
    """
    catalogue = current()
    words_asked = words_of(catalogue, selection.words, words_only=selection.words_only)
    left = narrowed(catalogue, selection, words_asked.mask if words_asked.question else None)
    counts, _ = Among(left.for_counts(facet)).counts(column_for(catalogue, selection, facet))
    choice, family = selection.choice(facet), FAMILY_OF[facet]
    chosen = codes_of(catalogue, facet, (*choice.values, *choice.excluded))
    start = (max(1, page) - 1) * per_page
    if order == "count" and not words(typed) and all(code < len(counts) and counts[code] for code in chosen):
        often = top(counts, catalogue.keys(facet), start + per_page)[start:]
        return FacetPage(values_of(catalogue, selection, facet, counts, often), int(np.count_nonzero(counts)))
    codes = np.union1d(np.flatnonzero(counts), chosen).astype(np.int64)
    if words(typed):
        codes = codes[np.isin(codes, _begun(catalogue, family, codes.tolist(), typed))]
    keys = catalogue.keys(facet)
    times = np.zeros(len(keys), np.int64)
    times[: len(counts)] = counts
    first = _ranks(catalogue, family) if order == "name" else -times
    codes = codes[np.lexsort((in_turn(keys[codes]), first[codes]))]
    shown = codes[start : start + per_page].tolist()
    return FacetPage(values_of(catalogue, selection, facet, counts, shown), len(codes))


def _begun(catalogue: Catalogue, family: Family, codes: Sequence[int], typed: str) -> list[int]:
    begun = Begun.of(typed)
    if family in _WITH_TOKENS:
        fitting = set(public_codes(catalogue, targets_of(begun, family)).values())
        found = [code for code in codes if code in fitting]
        sure = list(known_so(catalogue, family, found, begun)) if len(found) <= _MOST_LOOKED_AT else found
        return [*sure, *_waiting(catalogue, codes, begun)] if family is Family.PERSON else sure
    known = labels_of(catalogue, family, codes)
    return [code for code in codes if code in known and begun.fits(words(f"{known[code].name} {known[code].slug}"))]


def _waiting(catalogue: Catalogue, codes: Sequence[int], begun: Begun) -> list[int]:
    """Return those of these values that are unidentified names beginning so."""
    fitting = waiting_codes(catalogue, begun)
    return [code for code in codes if code in fitting]


def _ranks(catalogue: Catalogue, family: Family) -> NDArray[np.int64]:
    """Return the rank of each value from A to Z, computed once for each version of the catalogue."""
    known: dict[tuple[Family, str], NDArray[np.int64]] = catalogue.memo.setdefault("ranks", {})
    spoken = get_language() or "" if family in (Family.LANGUAGE, Family.PERSON) else ""
    if (family, spoken) not in known:
        keys = catalogue.books[family].keys.tolist()
        names = {key: fold(language_name(key)) for key in keys} if family is Family.LANGUAGE else sort_names(family)
        if family is Family.PERSON:
            names |= {key: name_key(name) for key, name in called_in(catalogue, spoken).filed.items()}
            names |= {-number: key for number, key in WaitingName.objects.values_list("pk", "filed")}
        order = sorted(range(len(keys)), key=lambda code: (names.get(keys[code], ""), keys[code]))
        ranks = np.empty(len(keys), np.int64)
        ranks[order] = np.arange(len(keys))
        known[family, spoken] = ranks
    return known[family, spoken]
