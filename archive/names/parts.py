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
    WIFE,
    is_after_a_name,
    is_before_a_name,
    is_body,
    is_nobody,
    is_office,
    plain,
)
from archive.names.keys import name_key
from archive.names.offices import FIELDS, ends_in_a_name, qualifies, without_office
from archive.names.reigns import numeral, unranked, unseated
from archive.names.scripts import script_of
from archive.names.several import are_several
from archive.names.tables import entries

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’‘`´ʼʻʹʿʾ][^\W\d_]*)*\.?|-(?=\s|$)")
_OF: Final = re.compile("^[dд]['’][^\\W\\d_]{2}", re.IGNORECASE)
_ROMAN: Final = re.compile("^[IVX]+$")
PATRONYMIC: Final = re.compile(r"(?:[oe]vi(?:ch|č|c|tch|tsch)|[oe]vna|yi?ch|ович|евич|ьич|мич|кич|овна|евна|ична)$")
_PARTICLES: Final = frozenset(
    entries(
        """
    de del della di da das dos du la le las los van von der den ter ten te bin ibn ben bint al el ul as an ad ar
    es abu abd abdel abdul abdal st saint san zu zur af av y e
"""
    )
)
_EMPTY_HONORIFICS: Final[frozenset[str]] = frozenset()

Words = tuple["Word", ...]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name; `short` when it abbreviates a longer one (`I.`, `Yu.`, `McK.`)."""

    text: str
    short: bool = False


@dataclass(frozen=True)
class Order:
    """One way of splitting a name into family and given names."""

    family: Words
    given: Words

    @cached_property
    def family_words(self) -> tuple[str, ...]:
        """The words of the family name as written."""
        return tuple(word.text for word in self.family)


@dataclass(frozen=True, eq=False)  # compared by identity, so that caches keyed by it are cheap
class Name:
    """A written name in its parts.

    `words` are in written order, without honorifics and generation. `orders` are the ways to read them, the likeliest
    first. `kind` is person, body, office, several (people in one string) or nobody. `generation` is Jr. or Sr., or the
    number of a reign or generation; `seat` the see or realm of an office. `others` are full names from round brackets.
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
        orders=_seated(tuple(map(_of_a_family, _orders(before))), reign.seat),
        kind=kind or _kind(key, bare, words),
        generation=reign.number or generation,
        honorifics=honorifics,
        nicknames=bare.nicknames,
        born=born or bare.born,
        died=died or bare.died,
        seat=reign.seat,
    )
    return replace(_expanded(name, bare), others=_others(name, bare)) if bare.others or bare.maiden else name


def _kind(key: str, bare: Bare, words: Words) -> str:
    if bare.doubtful or not words or is_nobody(key):
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


def _orders(pieces: list[Words]) -> tuple[Order, ...]:
    if not pieces:
        return ()
    if len(pieces) > 1 and pieces[0]:
        given = tuple(word for piece in pieces[1:] for word in piece)
        return (_with_particles(Order(pieces[0], given)),)
    words = pieces[0]
    long = [number for number, word in enumerate(words) if not word.short]
    if len(words) == 1 or not long:
        return (Order(words, ()),)
    if words[-1].short:
        return (Order(words[:1], words[1:]),) if long[-1] < 2 else (_last(words),)
    capitals = [number for number in long if len(words[number].text) > 1 and words[number].text.isupper()]
    if len(capitals) == 1 and len(long) > 1:
        at = capitals[0]
        return (Order(words[at : at + 1], words[:at] + words[at + 1 :]),)
    if any(word.short for word in words):
        return (_last(words),)
    first = Order(words[:1], words[1:])
    if PATRONYMIC.search(words[-1].text.lower()) and len(words) > 2:
        return (first, _last(words))
    return tuple(dict.fromkeys((_last(words), first, *_compound(words))))


def _of_a_family(order: Order) -> Order:
    """Return the order without a family name of particles alone: `Friedrich von` is Friedrich."""
    particles = all(word.text.islower() and plain(word.text) in _PARTICLES for word in order.family)
    return Order(order.given, ()) if particles and order.given else order


def _seated(orders: tuple[Order, ...], seat: str) -> tuple[Order, ...]:
    """Add the order with the see as family name: `Otto, Bf. von Bamberg` may be written `Otto von Bamberg`."""
    if not seat or not orders:
        return orders
    words = orders[0].given + orders[0].family
    is_unnamed = len(words) == 1 or all(rows_of(word.text) for word in words)
    place, given = _as_words(_WORD.findall(seat)), words if is_unnamed else orders[0].given
    return (*orders, Order(place, given)) if place and given else orders


def _compound(words: Words) -> list[Order]:
    """Return orders with family names of several words: `de Lattre de Tassigny`, `Giscard d'Estaing`."""
    particles = [at for at, word in enumerate(words[:-1]) if at and not word.short and plain(word.text) in _PARTICLES]
    if particles:
        at = particles[0]
        found = [Order(words[at:], words[:at])]
        if at > 1 and not words[at - 1].short and not rows_of(words[at - 1].text):
            found.append(Order(words[at - 1 :], words[: at - 1]))  # Varnhagen von Ense
        return found
    return [Order(words[-2:], words[:-2])] if len(words) > 2 and _OF.match(words[-1].text) else []


def _last(words: Words) -> Order:
    """Return the order with the last word, and particles before it, as family name: `de Gaulle`, `Abdel Nasser`."""
    start = len(words) - 1
    while start > 1 and not words[start - 1].short and plain(words[start - 1].text) in _PARTICLES:
        start -= 1
    if start == 1 and plain(words[0].text) in _PARTICLES and not words[0].short:
        start = 0
    return Order(words[start:], words[:start])


def _with_particles(order: Order) -> Order:
    """Move particles written after the given names to the family name: `Gaulle, Charles de`."""
    given = order.given
    moved: Words = ()
    while given and not given[-1].short and plain(given[-1].text).strip("-") in _PARTICLES:
        moved, given = (given[-1], *moved), given[:-1]
    return Order(moved + order.family, given)


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
