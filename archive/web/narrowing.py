"""The filter column of a list: each facet with its values, as links on the unfiltered list, else as checkboxes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from django.urls import get_script_prefix
from django.utils.translation import get_language

from archive.search.query import Facet, FacetCounts, FacetValue, Found
from archive.web.addresses import of_all_values, of_the_list
from archive.web.asking import Question
from archive.web.parameters import PEOPLE_FACETS, Pair, Parameters
from archive.web.wording import FACETS, HAVING, WITHOUT, Words, language_name

SHOWN: Final = 6
_OF_DATES: Final = frozenset({"after", "before", "within", "stated"})


@dataclass(frozen=True, slots=True)
class Value:
    """A facet value prepared for display; `address` is the list filtered by it, if links are used."""

    slug: str
    label: str
    count: int
    chosen: bool
    excluded: bool
    address: str = ""
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A facet of the column."""

    facet: Facet
    heading: str
    values: tuple[Value, ...]
    more: int
    address_of_all: str
    without: int
    lacking: str
    lacks: bool
    address_without: str
    match_all: bool
    is_used: bool


@dataclass(frozen=True, slots=True)
class Column:
    """All facets.

    With a filter active they are checkboxes in one form, so a robot following links gets one level deep only.
    """

    blocks: tuple[Block, ...]
    hidden: tuple[Pair, ...]
    as_links: bool
    people_chosen: bool
    having: tuple[tuple[str, Words, int, bool], ...]
    undated: int
    only_undated: bool


def column(question: Question, found: Found) -> Column:
    """Return the filter column for the result of a search."""
    asked = question.parameters
    as_links = not asked.narrowing and not asked.get("q")
    first_page = asked.minus("page")
    every = (_block(first_page, counts, as_links=as_links) for counts in found.facets)
    blocks = tuple(block for block in every if block.values or block.is_used)
    people_chosen = any(asked.all(facet.value) for facet in PEOPLE_FACETS)
    boxes = {pair for block in blocks for pair in _boxes_of(block)} | {("without", "date")}
    boxes |= {("has", name) for name in HAVING}
    if people_chosen and any(block.facet is Facet.PERSON for block in blocks):
        boxes.add(("certain", "1"))
    matched = {f"{block.facet}_match" for block in blocks if block.is_used}
    return Column(
        blocks=blocks,
        hidden=tuple(
            pair for pair in asked.pairs if pair not in boxes and pair[0] not in {*_OF_DATES, *matched, "page"}
        ),
        as_links=as_links,
        people_chosen=people_chosen,
        having=_having(question, found),
        undated=found.undated,
        only_undated="date" in question.selection.without,
    )


def _having(question: Question, found: Found) -> tuple[tuple[str, Words, int, bool], ...]:
    """Return what records may have, with label, count, and whether it is selected; empty entries are left out."""
    asked = question.selection.has
    every = ((name, words, found.having.get(name, 0), name in asked) for name, words in HAVING.items())
    return tuple(each for each in every if each[2] or each[3])


def _boxes_of(block: Block) -> Iterator[Pair]:
    """Yield the parameters that the checkboxes of the block would set."""
    yield "without", block.facet.value
    for value in block.values:
        yield block.facet.value, value.slug
        yield f"not_{block.facet}", value.slug


def _block(asked: Parameters, counts: FacetCounts, *, as_links: bool) -> Block:
    """Return the facet as shown beside every page of the list (cached)."""
    return _made_once(asked, counts, as_links, get_language(), get_script_prefix())


@lru_cache(maxsize=500)
def _made_once(asked: Parameters, counts: FacetCounts, as_links: bool, _language: str | None, _prefix: str) -> Block:
    kept = [value for number, value in enumerate(counts.values) if number < SHOWN or value.chosen or value.excluded]
    return block_of(asked, counts, kept, more=counts.total_values - len(kept), as_links=as_links)


def block_of(
    asked: Parameters, counts: FacetCounts, kept: Iterable[FacetValue], *, more: int = 0, as_links: bool
) -> Block:
    """Return the facet with those of its values that are to be shown."""
    facet, listed = counts.facet, of_the_list()
    lacks = facet.value in asked.all("without")
    return Block(
        facet=facet,
        heading=str(FACETS[facet]),
        values=tuple(
            Value(
                value.slug,
                language_name(value.slug) if facet is Facet.LANGUAGE else value.label,
                value.count,
                value.chosen,
                value.excluded,
                f"{listed}{asked.plus((facet.value, value.slug)).suffix}" if as_links else "",
                value.waits,
            )
            for value in kept
        ),
        more=more,
        address_of_all=of_all_values(facet.value) + asked.minus("page").suffix,
        without=counts.without,
        lacking=str(WITHOUT[facet]),
        lacks=lacks,
        address_without=f"{listed}{asked.plus(('without', facet.value)).suffix}" if as_links else "",
        match_all=counts.match_all,
        is_used=lacks or any(value.chosen or value.excluded for value in counts.values),
    )
