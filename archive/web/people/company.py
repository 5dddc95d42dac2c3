"""With whom a person exchanged letters."""

from typing import Final

from archive.search import engine
from archive.search.query import Choice, Facet, FacetValue, Selection

MOST: Final = 8


def correspondents(slug: str, mine: Facet, theirs: Facet) -> tuple[FacetValue, ...]:
    """Who stands on the other side where the person stands on this one, those with most documents first.

    Counted from memory, as the column of the list counts: a link to the list so leads to as many.
    """
    selection = Selection(choices=(Choice(mine, (slug,)),))
    values = engine.facet_values(selection, theirs, page=1, per_page=MOST + 1).values
    return tuple(value for value in values if value.slug != slug)[:MOST]
