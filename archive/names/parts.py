"""Parsing a name: family and given names, initials, generation, life dates, and other names in brackets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from archive.names.decoration import Bare, undecorated
from archive.names.givens import rows_of
from archive.names.honorifics import (
    GENERATIONS,
    RANKS_BEHIND,
    WIFE,
    is_after_a_name,
    is_before_a_name,
    is_body,
    is_described,
    is_nobody,
    is_office,
    plain,
)
from archive.names.keys import name_key
from archive.names.offices import FIELDS, ends_in_a_name, qualifies, without_office
from archive.names.orders import PATRONYMIC, Order, Word, Words, of_a_family, orders_of
from archive.names.reigns import numeral, unranked, unseated
from archive.names.scripts import script_of
from archive.names.several import are_several

__all__ = ["PATRONYMIC", "Name", "Order", "Word", "Words", "parsed"]

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’‘`´ʼʻʹʿʾ][^\W\d_]*)*\.?|-(?=\s|$)")
_ROMAN: Final = re.compile("^[IVX]+$")
_EMPTY_HONORIFICS: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, eq=False)  # compared by identity, so that caches keyed by it are cheap
class Name:
    """A written name in its parts.

    `words` are in written order, without honorifics and generation. `orders` are the ways to read them, the likeliest
    first. `kind` is person, body, office, several (people in one string) or nobody. `generation` is Jr. or Sr., or the
    number of a reign or generation; `seat` the see or realm of an office, `rank` that office, `estate` where a family
    sits (auf Droyßig). `asked`: a question mark stands behind it. `others` are full names from round brackets.
    """

    form: str
    key: str
    script: str
    words: Words
    orders: tuple[Order, ...]
    kind: str = "person"
    generation: str = ""
    honorifics: frozenset[str] = _EMPTY_HONORIFICS
    nicknames: tuple[str, ...] = ()
    born: int | None = None
    died: int | None = None
    seat: str = ""
    estate: str = ""
    rank: str = ""
    asked: bool = False
    others: tuple["Name", ...] = field(default=(), compare=False)

    @cached_property
    def bare(self) -> str:
        """The words of the name as written, without honorifics, generation, dates and brackets."""
        return " ".join(word.text for word in self.words)

    @property
    def alone(self) -> bool:
        """Whether the name is a single word: a family name, or a cover name."""
        return len(self.words) == 1

    @property
    def of_a_wife(self) -> bool:
        """Whether it is written with Mrs., Mme. or Madame."""
        return bool(self.honorifics & WIFE)


def parsed(form: str, *, kind: str = "", born: int | None = None, died: int | None = None) -> Name:
    """Parse the form into a Name; never fails. What the caller knows (kind, years) overrides what the form says.

    `Stalin, Joseph Vissarionovich, 1879-1953`, `Stalin I.V.`, `I. V. Stalin`, `Cde. Stalin`, `Blair, Anthony Charles
    Lynton ("Tony")`, `Chou En-lai (Zhou Enlai)`, `DeGaulle, General Charles`, `Lodge, Henry Cabot, Jr.`
    """
    bare = undecorated(without_office(form))
    key = name_key(bare.text)
    reign = unseated(unranked(bare.text))
    before, generation, honorifics = _pieces(reign.text)
    words = tuple(word for piece in before for word in piece)
    name = Name(
        form=form,
        key=key,
        script=script_of(bare.text),
        words=words,
        orders=_seated(tuple(map(of_a_family, orders_of(before))), reign.seat),
        kind=kind or _kind(key, bare, words),
        generation=reign.number or generation,
        honorifics=honorifics,
        nicknames=bare.nicknames,
        born=born or bare.born,
        died=died or bare.died,
        seat=reign.seat,
        estate=reign.estate,
        rank=reign.rank,
        asked=bare.asked,
    )
    return replace(_expanded(name, bare), others=_others(name, bare)) if bare.others or bare.maiden else name


def _kind(key: str, bare: Bare, words: Words) -> str:
    if bare.doubtful or not words or is_nobody(key) or is_described(bare.text):
        return "nobody"
    if is_office(key) and not ends_in_a_name(key):
        return "office"
    # The Army of "General of the Army" went with the honorifics.
    if is_body(key) and is_body(name_key(" ".join(word.text for word in words))):
        return "body"
    return "several" if are_several(bare.text) else "person"


def _pieces(text: str) -> tuple[list[Words], str, frozenset[str]]:
    """Return the words between the commas, the generation, and the honorifics that were left out."""
    pieces: list[Words] = []
    generation, honorifics = "", set[str]()
    for number, piece in enumerate(text.split(",")):
        words = _WORD.findall(piece)
        while len(words) + len(pieces) > 1 and words and is_after_a_name(words[-1]):
            last = words.pop()
            generation = numeral(last) or GENERATIONS.get(plain(last), generation)
        while len(words) > 2 and plain(words[-1]) in (RANKS_BEHIND | ({"major"} if honorifics else set())):
            honorifics.add(plain(words.pop()))  # William C. Chase Major General
        numbers = [word for at, word in enumerate(words) if numeral(word) and (at or pieces)]
        generation = numeral(numbers[-1]) if numbers else generation
        words = [word for word in words if word not in numbers]
        kept = _without_honorifics(words, keep=number == 0)
        honorifics.update(plain(word) for word in words[: len(words) - len(kept)])
        if kept:
            pieces.append(_as_words(kept))
    return pieces[:3], generation, frozenset(honorifics)


def _without_honorifics(words: Sequence[str], *, keep: bool) -> Sequence[str]:
    """Return the words after the honorifics; with `keep`, never drop the last word (`King, Mackenzie`)."""
    start = 0
    while start < len(words) - keep and _is_before(words, start):
        start += 1
    return words[start:]


def _is_before(words: Sequence[str], start: int) -> bool:
    if is_before_a_name(words[start], after=start > 0) or qualifies(list(words), start):
        return True
    return start > 1 and plain(words[start]) in FIELDS and plain(words[start - 1]) in FIELDS


def _as_words(words: Sequence[str]) -> Words:
    mixed = any(word.rstrip(".").lower() == word.rstrip(".")[:1].lower() + word.rstrip(".")[1:] for word in words)
    found: list[Word] = []
    for word in words:
        bare = word.rstrip(".").strip("'’‘`")
        if _is_run_of_initials(bare, mixed and len(words) > 1):
            found += [Word(letter, short=True) for letter in bare]
        elif bare and bare != "-":
            dotted = word.endswith(".") and len(bare) <= 4
            hyphened = all(len(part) == 1 for part in bare.split("-"))
            found.append(Word(bare, short=dotted or hyphened))
    return tuple(found)


def _is_run_of_initials(word: str, mixed: bool) -> bool:
    """Return whether the word is run-together initials: `JF` in `JF Kennedy`, but not `II`, `Ho` or all capitals."""
    return mixed and 2 <= len(word) <= 3 and word.isupper() and not _ROMAN.match(word) and script_of(word) != "Hani"


def _seated(orders: tuple[Order, ...], seat: str) -> tuple[Order, ...]:
    """Add the order with the see as family name: `Otto, Bf. von Bamberg` may be written `Otto von Bamberg`."""
    if not seat or not orders:
        return orders
    words = orders[0].given + orders[0].family
    is_unnamed = len(words) == 1 or all(rows_of(word.text) for word in words)
    place, given = _as_words(_WORD.findall(seat)), words if is_unnamed else orders[0].given
    return (*orders, Order(place, given)) if place and given else orders


def _expanded(name: Name, bare: Bare) -> Name:
    """Expand initials by brackets: `Lodge, H. C. (Henry Cabot)`."""
    given = name.orders[0].given if name.orders else ()
    for text in bare.others:
        words = _as_words(_WORD.findall(text))
        fits = len(words) == len(given) and all(
            short.short and full.text[:1].lower() == short.text[:1].lower()
            for short, full in zip(given, words, strict=True)
        )
        if given and fits:
            return replace(name, orders=(Order(name.orders[0].family, words),), words=name.orders[0].family + words)
    return name


def _others(name: Name, bare: Bare) -> tuple[Name, ...]:
    given = name.orders[0].given if name.orders else ()
    born = [f"{bare.maiden}, {' '.join(word.text for word in given)}"] if bare.maiden and given else []
    found = (parsed(text) for text in (*bare.others, *born))
    return tuple(other for other in found if len(other.words) > 1 and other.kind == "person" and name.kind == "person")
