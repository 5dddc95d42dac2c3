"""Resolving slugs from the catalogue, without a query for each."""

from collections.abc import Iterable

import numpy as np

from archive.search.catalogue.catalogue import Catalogue
from archive.search.catalogue.counting import labels_of
from archive.search.catalogue.current import current
from archive.search.catalogue.narrowing import code_of
from archive.search.families import FAMILY_OF, Label
from archive.search.query import Facet


def known(facet: Facet, slugs: Iterable[str]) -> dict[str, Label]:
    """Map slugs, former ones included, of what published documents point to, to their present label.

    Others are left out, among them people who only translated, who are public and in no facet.
    """
    catalogue = current()
    found = {slug: code_of(catalogue, facet, slug) for slug in slugs}
    codes = {slug: code for slug, code in found.items() if code is not None and _is_used(catalogue, facet, code)}
    labels = labels_of(catalogue, FAMILY_OF[facet], codes.values())
    return {slug: labels[code] for slug, code in codes.items() if code in labels}


def key_known(facet: Facet, slug: str) -> int | None:
    """Return the key behind a slug, as far as the catalogue knows it, or None."""
    catalogue = current()
    code = code_of(catalogue, facet, slug)
    return None if code is None else int(catalogue.keys(facet)[code])


def used(facet: Facet, keys: Iterable[int]) -> set[int]:
    """Return those of these records' keys for whose identity a published document counts."""
    wanted = np.array(list(keys), np.int64)
    return set(wanted[current().identities(facet, wanted) >= 0].tolist())


def _is_used(catalogue: Catalogue, facet: Facet, code: int) -> bool:
    """Return whether a published document counts for it, in any facet of the same records."""
    totals = catalogue.columns[Facet(FAMILY_OF[facet])].totals
    return code < len(totals) and bool(totals[code])
