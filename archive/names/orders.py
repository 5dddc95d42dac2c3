"""The ways to split the words of a name into family and given names, the likeliest first."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from archive.names.givens import rows_of
from archive.names.honorifics import plain
from archive.names.tables import entries

_OF: Final = re.compile("^[dд]['’][^\\W\\d_]{2}", re.IGNORECASE)
PATRONYMIC: Final = re.compile(r"(?:[oe]vi(?:ch|č|c|tch|tsch)|[oe]vna|yi?ch|ович|евич|ьич|мич|кич|овна|евна|ична)$")
_PARTICLES: Final = frozenset(
    entries(
        """
    de del della di da das dos du la le las los van von der den ter ten te bin ibn ben bint al el ul as an ad ar
    es abu abd abdel abdul abdal st saint san zu zur af av y e
"""
    )
)
_INNER: Final = frozenset({"von", "vom", "und", "auf", "zu"})

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


def orders_of(pieces: list[Words]) -> tuple[Order, ...]:
    """Return the orders of the words between the commas of a name."""
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
    return _whole(tuple(dict.fromkeys((_last(words), first, *_compound(words)))))


def _whole(orders: tuple[Order, ...]) -> tuple[Order, ...]:
    """Leave out orders that cut a family name in two, as in `Georg Ludwig von Zinzendorf und Pottendorf`."""
    kept = tuple(order for order in orders if not any(word.text in _INNER for word in order.given))
    return kept or orders


def of_a_family(order: Order) -> Order:
    """Return the order without a family name of particles alone: `Friedrich von` is Friedrich."""
    particles = all(word.text.islower() and plain(word.text) in _PARTICLES for word in order.family)
    return Order(order.given, ()) if particles and order.given else order


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
