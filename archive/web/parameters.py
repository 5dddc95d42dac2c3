"""The query string as a value, in its one canonical form: known parameters, sorted, each once, without defaults."""

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
    """What is asked of a list, as sorted pairs. Equal questions have equal parameters; `str` is the query string."""

    pairs: tuple[Pair, ...] = ()

    def all(self, key: str) -> tuple[str, ...]:
        """Every value of a parameter, sorted."""
        return tuple(value for name, value in self.pairs if name == key)

    def get(self, key: str) -> str:
        """The value of a parameter, or nothing."""
        return next((value for name, value in self.pairs if name == key), "")

    def plus(self, *pairs: Pair) -> "Parameters":
        """The same question with more asked, from its first page; of what can stand once, the newer stands."""
        return canonical([*self._elsewhere(), *pairs])

    def minus(self, key: str, value: str | None = None) -> "Parameters":
        """The same question without one value, or without a parameter altogether, from its first page."""
        return canonical(pair for pair in self._elsewhere() if pair[0] != key or value not in (None, pair[1]))

    def turned_to(self, page: int) -> "Parameters":
        """The same question on another page."""
        return canonical([*self._elsewhere(), ("page", str(page))])

    def _elsewhere(self) -> list[Pair]:
        return [pair for pair in self.pairs if pair[0] != "page"]

    @property
    def narrowing(self) -> tuple[Pair, ...]:
        """The pairs that narrow the list: filters, without words, order and page."""
        return tuple(pair for pair in self.pairs if pair[0] in _NARROWING)

    @property
    def filters(self) -> int:
        """How many parameters narrow the list."""
        return len({key for key, _ in self.narrowing})

    @property
    def words(self) -> str:
        """What is searched for, as typed."""
        return self.get("q")

    @property
    def after(self) -> str:
        """From when, as typed."""
        return self.get("after")

    @property
    def before(self) -> str:
        """Until when, as typed."""
        return self.get("before")

    @property
    def beside_words(self) -> list[Pair]:
        """What a form that asks for words sends along: new words begin with their own best order."""
        return [pair for pair in self._elsewhere() if pair[0] not in ("q", "sort")]

    @property
    def beside_order(self) -> list[Pair]:
        """What a form that asks for an order sends along."""
        return [pair for pair in self._elsewhere() if pair[0] not in ("sort", "per_page")]

    @property
    def suffix(self) -> str:
        """What follows the path: `?q=Filippov`, or nothing."""
        return f"?{self}" if self.pairs else ""

    def __str__(self) -> str:
        return "&".join(f"{key}={quote_plus(value)}" for key, value in self.pairs)


def canonical(pairs: Iterable[Pair]) -> Parameters:
    """The canonical form of what was asked: unknown, empty, repeated, default and idle parameters are gone.

    Values are cleaned; of a parameter that stands once the last value holds. A value nobody can read stays, so that
    the page can say so.
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
    """Names as written are asked for by their folded keys, as `/names/` knows them."""
    if key == "as":
        return name_key(value)
    if key in _OF_PEOPLE and value.startswith(WAITING):
        return WAITING + name_key(value.removeprefix(WAITING))
    return value


def _plain_number(value: str) -> str:
    return str(int(value)) if value.isascii() and value.isdigit() and len(value) < 10 else value


def _idle(key: str, value: str, single: dict[str, str], used: set[str]) -> bool:
    """Whether the parameter says only what holds without it."""
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
