"""All the values of a facet, page by page, for a reader who looks for one."""

from collections.abc import Sequence

import numpy as np

from archive.people.models import Person
from archive.search.catalogue import Catalogue
from archive.search.counting import Among, labels_of, values_of
from archive.search.families import FAMILY_OF, Family
from archive.search.keeping import current
from archive.search.models import NameToken
from archive.search.narrowing import code_of, column_for, narrowed
from archive.search.query import Facet, FacetPage, Selection
from archive.search.suggesting import Begun, public_codes, targets_of
from archive.search.wording import words_of
from archive.text.folding import fold, words

_WITH_TOKENS = frozenset(NameToken.Kind.values)


def facet_values(
    selection: Selection, facet: Facet, *, typed: str = "", order: str = "count", page: int = 1, per_page: int = 50
) -> FacetPage:
    """A page of the values the selection leaves in a facet, most frequent first or (`order="name"`) from A to Z.

    With something typed only values with a name that begins so, whichever name that is. Chosen values are among them
    even when they leave nothing.
    """
    catalogue = current()
    words_asked = words_of(catalogue, selection.words, words_only=selection.words_only)
    left = narrowed(catalogue, selection, words_asked.mask if words_asked.question else None)
    counts, _ = Among(left.for_counts(facet)).counts(column_for(catalogue, selection, facet))
    choice, family = selection.choice(facet), FAMILY_OF[facet]
    chosen = [code_of(catalogue, facet, slug) for slug in (*choice.values, *choice.excluded)]
    codes = sorted({*np.flatnonzero(counts).tolist(), *(code for code in chosen if code is not None)})
    if words(typed):
        codes = _begun(catalogue, family, codes, typed)
    frequency = {code: -int(counts[code]) if code < len(counts) else 0 for code in codes}
    keys = catalogue.books[family].keys
    if order == "name":
        names = _sort_names(catalogue, family, codes)
        codes.sort(key=lambda code: (names.get(code, ""), keys[code]))
    else:
        codes.sort(key=lambda code: (frequency[code], keys[code]))
    start = (max(1, page) - 1) * per_page
    return FacetPage(values_of(catalogue, selection, facet, counts, codes[start : start + per_page]), len(codes))


def _begun(catalogue: Catalogue, family: Family, codes: Sequence[int], typed: str) -> list[int]:
    begun = Begun.of(typed)
    if family in _WITH_TOKENS:
        fitting = set(public_codes(catalogue, targets_of(begun, family)).values())
        return [code for code in codes if code in fitting]
    known = labels_of(catalogue, family, codes)
    return [code for code in codes if code in known and begun.fits(words(f"{known[code].name} {known[code].slug}"))]


def _sort_names(catalogue: Catalogue, family: Family, codes: Sequence[int]) -> dict[int, str]:
    """By what each value is sorted from A to Z: of people the name that stands first in a catalogue."""
    names = {code: fold(label.name) for code, label in labels_of(catalogue, family, codes).items()}
    if family is Family.PERSON:
        sorted_under = dict(Person.objects.exclude(sort_name="").values_list("pk", "sort_name"))
        keys = catalogue.books[family].keys
        for code in codes:
            if sort_name := sorted_under.get(int(keys[code])):
                names[code] = fold(sort_name)
    return names
