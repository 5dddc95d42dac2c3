"""What slugs stand for, as far as the catalogue knows without asking the database."""

from collections.abc import Iterable

from archive.search.catalogue.catalogue import Catalogue
from archive.search.catalogue.counting import labels_of
from archive.search.catalogue.current import current
from archive.search.catalogue.narrowing import code_of
from archive.search.families import FAMILY_OF, Label
from archive.search.query import Facet


def known(facet: Facet, slugs: Iterable[str]) -> dict[str, Label]:
    """For each slug, a former one too, of something published documents point to: what it is called today.

    Others are left out, among them whoever only translated, who is public and in no facet.
    """
    catalogue = current()
    found = {slug: code_of(catalogue, facet, slug) for slug in slugs}
    codes = {slug: code for slug, code in found.items() if code is not None and _is_used(catalogue, facet, code)}
    labels = labels_of(catalogue, FAMILY_OF[facet], codes.values())
    return {slug: labels[code] for slug, code in codes.items() if code in labels}


def key_known(facet: Facet, slug: str) -> int | None:
    """The key of what a slug stands for today, as far as the catalogue knows it."""
    catalogue = current()
    code = code_of(catalogue, facet, slug)
    return None if code is None else int(catalogue.keys(facet)[code])


def _is_used(catalogue: Catalogue, facet: Facet, code: int) -> bool:
    """Whether a published document counts for it, be it in another facet of the same records."""
    totals = catalogue.columns[Facet(FAMILY_OF[facet])].totals
    return code < len(totals) and bool(totals[code])
