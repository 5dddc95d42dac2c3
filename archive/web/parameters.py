"""The query string as a value in canonical form: known parameters only, sorted, without duplicates and defaults."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote_plus

from archive.names.keys import name_key
from archive.search.query import MATCH_ALL_BY_DEFAULT, WAITING, Facet
from archive.text.cleaning import clean_line

Pair = tuple[str, str]

PEOPLE_FACETS: Final = (Facet.PERSON, Facet.AUTHOR, Facet.RECIPIENT)
MATCHING: Final = ("all", "any")

_CHOSEN: Final = frozenset(facet.value for facet in Facet)
_LEFT_OUT: Final = frozenset(f"not_{facet}" for facet in Facet)
_MATCHED: Final = frozenset(f"{facet}_match" for facet in Facet)
_REPEATABLE: Final = _CHOSEN | _LEFT_OUT | {"without", "as", "has"}
_OF_PEOPLE: Final = frozenset(key for facet in PEOPLE_FACETS for key in (facet.value, f"not_{facet}"))
_NARROWING: Final = _REPEATABLE | {"after", "before"}
KNOWN: Final = _NARROWING | _MATCHED | {"q", "names", "within", "certain", "stated", "sort", "page", "per_page"}


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters of a list as sorted pairs. Equal queries have equal parameters; `str` is the query string."""

    pairs: tuple[Pair, ...] = ()

    def all(self, key: str) -> tuple[str, ...]:
        """Return all values of a parameter, sorted."""
        return tuple(value for name, value in self.pairs if name == key)

    def get(self, key: str) -> str:
        """Return the value of a parameter, or ""."""
        return next((value for name, value in self.pairs if name == key), "")

    def plus(self, *pairs: Pair) -> "Parameters":
        """Return the query with these parameters added, on page 1; a non-repeatable parameter is replaced."""
        return canonical([*self._elsewhere(), *pairs])

    def minus(self, key: str, value: str | None = None) -> "Parameters":
        """Return the query without one value, or without the whole parameter, on page 1."""
        return canonical(pair for pair in self._elsewhere() if pair[0] != key or value not in (None, pair[1]))

    def turned_to(self, page: int) -> "Parameters":
        """Return the same query on another page."""
        return canonical([*self._elsewhere(), ("page", str(page))])

    def _elsewhere(self) -> list[Pair]:
        return [pair for pair in self.pairs if pair[0] != "page"]

    @property
    def narrowing(self) -> tuple[Pair, ...]:
        """The pairs that filter the list, without search words, sort order and page."""
        return tuple(pair for pair in self.pairs if pair[0] in _NARROWING)

    @property
    def filters(self) -> int:
        """The number of parameters that filter the list."""
        return len({key for key, _ in self.narrowing})

    @property
    def words(self) -> str:
        """The search words as typed."""
        return self.get("q")

    @property
    def after(self) -> str:
        """The start of the date range as typed."""
        return self.get("after")

    @property
    def before(self) -> str:
        """The end of the date range as typed."""
        return self.get("before")

    @property
    def beside_words(self) -> list[Pair]:
        """The hidden fields of the search form; the sort order is dropped, so that new words use its default."""
        return [pair for pair in self._elsewhere() if pair[0] not in ("q", "sort")]

    @property
    def beside_order(self) -> list[Pair]:
        """The hidden fields of the sort form."""
        return [pair for pair in self._elsewhere() if pair[0] not in ("sort", "per_page")]

    @property
    def suffix(self) -> str:
        """The query string with its question mark, as in `?q=Filippov`, or ""."""
        return f"?{self}" if self.pairs else ""

    def __str__(self) -> str:
        return "&".join(f"{key}={quote_plus(value)}" for key, value in self.pairs)


def canonical(pairs: Iterable[Pair]) -> Parameters:
    """Return the canonical form: unknown, empty, repeated, default and ineffective parameters are removed.

    Values are cleaned; of a repeated non-repeatable parameter the last value counts. An unreadable value is kept, so
    that the page can report it.
    """
    several: set[Pair] = set()
    single: dict[str, str] = {}
    for key, value in ((key, _folded(key, clean_line(value))) for key, value in pairs if key in KNOWN):
        if value and key in _REPEATABLE:
            several.add((key, value))
        elif key not in _REPEATABLE:
            single[key] = _plain_number(value) if key in ("page", "per_page") else value
    used = {key for key, _ in several}
    kept = {(key, value) for key, value in single.items() if value and not _idle(key, value, single, used)}
    return Parameters(tuple(sorted(several | kept)))


def _folded(key: str, value: str) -> str:
    """Return the value with names as written folded to their keys, as on `/names/`."""
    if key == "as":
        return name_key(value)
    if key in _OF_PEOPLE and value.startswith(WAITING):
        return WAITING + name_key(value.removeprefix(WAITING))
    return value


def _plain_number(value: str) -> str:
    return str(int(value)) if value.isascii() and value.isdigit() and len(value) < 10 else value


def _idle(key: str, value: str, single: dict[str, str], used: set[str]) -> bool:
    """Whether the parameter is a default or has no effect."""
    if key in _MATCHED:
        facet = Facet(key.removesuffix("_match"))
        default = "all" if facet in MATCH_ALL_BY_DEFAULT else "any"
        return facet.value not in used or value == default or value not in MATCHING
    if key == "sort":
        return value == ("relevance" if single.get("q") else "date") or (value == "relevance" and not single.get("q"))
    if key == "names":
        return value != "exact" or not single.get("q")
    if key in ("within", "stated"):
        return value != "1" or not (single.get("after") or single.get("before"))
    if key == "certain":
        return value != "1" or not used & {*_OF_PEOPLE, "as"}
    return (key, value) in {("page", "1"), ("per_page", "10")}
