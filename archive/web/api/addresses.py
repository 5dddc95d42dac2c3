"""The single table of API endpoints, from which the OpenAPI description is generated.

A test compares it with the URL configuration. Descriptions are for programmers and stay in English, as in OAI-PMH or
EAC-CPF.
"""

from dataclasses import dataclass
from typing import Any, Final

from archive.search.query import HAS, MATCH_ALL_BY_DEFAULT, WITHOUT, Facet, Sort
from archive.web.api.windows import FURTHEST_PAGE
from archive.web.filters import PER_PAGE
from archive.web.parameters import MATCHING, PEOPLE_FACETS

Schema = dict[str, Any]
TEXT: Final[Schema] = {"type": "string"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A query parameter, or (`is_within`) a path parameter."""

    name: str
    says: str
    schema: Schema
    is_repeatable: bool = False
    is_within: bool = False


@dataclass(frozen=True, slots=True)
class Address:
    """An endpoint: path, description, parameters, and the name of the response shape."""

    path: str
    says: str
    shape: str
    parameters: tuple[Parameter, ...] = ()
    is_list: bool = False


def _of_facet(facet: Facet) -> tuple[Parameter, ...]:
    default = "all" if facet in MATCH_ALL_BY_DEFAULT else "any"
    names = ", or a name nobody has identified, folded, behind a tilde: ~kovalev" if facet in PEOPLE_FACETS else ""
    return (
        Parameter(facet, f"Only documents with this {facet}, by its slug{names}.", TEXT, is_repeatable=True),
        Parameter(f"not_{facet}", f"Only documents without this {facet}.", TEXT, is_repeatable=True),
        Parameter(
            f"{facet}_match",
            f"Whether documents have all of several values of {facet}, or any of them.",
            {"enum": list(MATCHING), "default": default},
        ),
    )


def _paged(per_page: int = 10) -> tuple[Parameter, ...]:
    return (
        Parameter("page", "A page by its number.", {"type": "integer", "minimum": 1, "maximum": FURTHEST_PAGE}),
        Parameter("per_page", "How many stand on a page.", {"enum": list(PER_PAGE), "default": per_page}),
        Parameter("cursor", "Where to go on: taken from `next`, never made up.", TEXT),
    )


_DATE: Final[Schema] = {"type": "string", "examples": ["1949-02", "February 1949", "1950-21"]}
_ONCE: Final[Schema] = {"enum": ["1"]}
_NARROWING: Final = (
    Parameter(
        "q", 'Words: all of them; "a phrase", -not, OR, prefix*. A name also finds its bearer under other names.', TEXT
    ),
    Parameter(
        "names", "`exact`: a name finds the documents in which it is written, and no others.", {"enum": ["exact"]}
    ),
    *(parameter for facet in Facet for parameter in _of_facet(facet)),
    Parameter("without", "Only documents that have none of this.", {"enum": list(WITHOUT)}, is_repeatable=True),
    Parameter("after", "Documents that may be of this date or later; EDTF or plain words.", _DATE),
    Parameter("before", "Documents that may be of this date or earlier.", _DATE),
    Parameter("within", "`1`: documents wholly between `after` and `before`.", _ONCE),
    Parameter("stated", "`1`: only dates stated in the document count for `after` and `before`.", _ONCE),
    Parameter("as", "Only where whoever is asked for is named so; alone: where anybody is.", TEXT, is_repeatable=True),
    Parameter("has", "Only documents that have all of this.", {"enum": list(HAS)}, is_repeatable=True),
    Parameter("certain", "`1`: only people credited for certain count.", _ONCE),
)
_SORT: Final = Parameter(
    "sort",
    "The order; `relevance` with `q` and else `date` where it is left out. Relevance is weighed anew with each "
    "publication: to meet each document once while others publish, ask for another order.",
    {"enum": [order.value for order in Sort]},
)
_SLUG: Final = Parameter("slug", "The last part of the person's address.", TEXT, is_within=True)
_ID: Final = Parameter("id", "Eight characters, the same for ever.", TEXT, is_within=True)
_NAME: Final = Parameter("q", "Names in which words begin so, in any script.", TEXT)
_FACET: Final = Parameter("facet", "All values of this facet alone.", {"enum": [facet.value for facet in Facet]})

ADDRESSES: Final = (
    Address("documents/", "Published documents.", "Document", (*_NARROWING, _SORT, *_paged()), is_list=True),
    Address("documents/{id}/", "A published document.", "Document", (_ID,)),
    Address("people/", "People of published documents.", "Person", (_NAME, *_paged()), is_list=True),
    Address("people/{slug}/", "A person; former addresses lead on with 301.", "Person", (_SLUG,)),
    Address("aliases/", "Names as written, and whose they are.", "Alias", (_NAME, *_paged()), is_list=True),
    Address("topics/", "Topics of published documents.", "Topic", _paged(), is_list=True),
    Address("places/", "Places of published documents.", "Place", _paged(), is_list=True),
    Address(
        "facets/", "Values of all facets, or of one, among documents.", "Facets", (*_NARROWING, _FACET, *_paged(100))
    ),
)
