"""Blocking keys of names: of a hundred thousand names only those that share a key are compared.

Two names that can be found alike share at least one key, but for slips of two letters.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from archive.names.arabic_alike import consonants_of, is_arabic, joined_options
from archive.names.cases import nominatives
from archive.names.chinese import class_key, classes, family_syllables, same_forms
from archive.names.foreign_han import japanese_family, one_liquid, sounded_han
from archive.names.givens import initials_of
from archive.names.heard import heard
from archive.names.korean import family_rows
from archive.names.parts import PATRONYMIC, Name, Order, Word, Words
from archive.names.scripts import script_of
from archive.names.sounds import skeleton, skeletons, sounds
from archive.names.syllables_alike import HAN, readings_of
from archive.names.vietnamese import family_row, is_vietnamese
from archive.names.words_alike import bare_words, latin_stem

SHORTEST_SLIP: Final = 5


def blocks(name: Name) -> frozenset[str]:
    """Return the keys of a name; two names that share one are worth comparing."""
    if name.kind == "body":
        return frozenset({"B" + name.key.replace(" ", "").replace("-", "")})
    if name.kind != "person":
        return frozenset()
    keys = {"=" + name.key, *_eastern(name), *_arabic(name)}
    for each in nominatives(name):
        keys.update(_eastern(each))
    for each in (name, *name.others, *nominatives(name)):
        for order in each.orders if name.script not in HAN else ():
            keys.update(_western(order, name.nicknames) if order.given else ())
    return frozenset(keys)


def asked(name: Name) -> frozenset[str]:
    """Return the keys to query for similar names: the name's own, but other alphabets only for a short family name."""
    return frozenset(map(other_side, blocks(name)))


def other_side(key: str) -> str:
    """Return the key of a short family name as names of the other alphabets have it; any other key unchanged."""
    if not key.startswith("X"):
        return key
    return ("X>" if key[1] == "<" else "X<") + key[2:]


def asked_alone(name: Name) -> frozenset[str]:
    """Return the keys by which a one-word name is looked up among the family names of all others; else none."""
    if name.kind != "person":
        return frozenset()
    if name.script in HAN and len(name.bare) > 1:
        return frozenset({"L" + sounded_han(name.bare), *_sounded(japanese_family(name.bare))})
    if not name.alone:
        return frozenset()
    word = name.words[0].text
    keys = {*_of_family((word,)), *_sounded(word), *(f"S{slip}" for slip in _slips(word)), *_first_syllables(name)}
    for each in nominatives(name):
        keys.update(_of_family((each.words[0].text,)), _sounded(each.words[0].text))
    return frozenset(keys)


def answers_alone(name: Name) -> frozenset[str]:
    """Return the keys by which a one-word name finds the family names of this name."""
    if name.kind != "person":
        return frozenset()
    keys: set[str] = set(_first_syllables(name))
    every = (name, *name.others, *nominatives(name))
    for order in (order for each in every for order in each.orders if name.script not in HAN):
        keys.update(_of_family(order.family_words))
        for written in {"".join(order.family_words), "".join(bare_words(order.family_words))}:
            keys.update(_sounded(written))
        keys.update(f"S{slip}" for slip in _slips("".join(order.family_words)))
    return frozenset(keys)


def _sounded(written: str) -> Iterator[str]:
    return (f"F{sound}" for sound in sounds(written)[:2])


@lru_cache(maxsize=131072)
def _of_family(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_family_keys(words))


def _family_keys(words: tuple[str, ...]) -> Iterator[str]:
    bare = "".join(bare_words(words))
    for written in filter(None, ("".join(words), bare, latin_stem(bare), *_pieces(words))):
        for sound in (*sounds(written)[:3], *heard(written)):
            bones = skeleton(sound)
            # Two consonants are shared by too many: for so short a name the vowels count too.
            yield "L" + (one_liquid(bones) if len(bones) > 2 else sound)


def _pieces(words: tuple[str, ...]) -> list[str]:
    pieces = [piece for word in words for piece in word.split("-")]
    return pieces if len(pieces) > 1 else []


def _first_syllables(name: Name) -> Iterator[str]:
    """Yield keys of the family name of a Chinese or Korean name; a lone word is read as one where it can be."""
    for syllable in family_syllables(name):
        yield "Z1" + classes().get(syllable, syllable)
    for row in family_rows(name):
        yield f"K1{row}"


def _western(order: Order, nicknames: tuple[str, ...]) -> Iterator[str]:
    families = order.family_words
    letters = _letters(order.given, nicknames)
    side = "X<" if script_of(families[0]) == "Latn" else "X>"
    short = {side + one_liquid(bones) for bones in skeletons("".join(bare_words(families)))[:2] if 1 < len(bones) < 3}
    for key in (*_of_family(families), *short):
        for letter in letters:
            yield f"{key}:{letter}"
    first = first_consonant(order)
    for slip in _slips("".join(families)):
        yield f"S{slip}:{first}"


def first_consonant(order: Order) -> str:
    """Return the class of the given name's first consonant; "" for none."""
    return skeleton(sounds(order.given[0].text)[0][:1]) if sounds(order.given[0].text) else ""


@lru_cache(maxsize=65536)
def _letters(given: Words, nicknames: tuple[str, ...]) -> frozenset[str]:
    """Return the initials of the given names in the languages they are known in, without those of a patronymic."""
    called = [word for word in given[1:4] if not PATRONYMIC.search(word.text.lower())]
    words = [given[0], *called, *(Word(nickname) for nickname in nicknames)]
    found: set[str] = set()
    for word in words:
        letters = {sound[:1] for sound in sounds(word.text)} if word.short else set(initials_of(word.text))
        found.update(skeleton(letter) for letter in letters if letter.isascii())
    return frozenset(found)


@lru_cache(maxsize=65536)
def _slips(word: str) -> frozenset[str]:
    """Return the word as sounded with each letter deleted in turn: two words one slip apart share one of them."""
    found: set[str] = set()
    for sound in sounds(word)[:1]:
        if len(sound) >= SHORTEST_SLIP:
            found.update(sound[:at] + sound[at + 1 :] for at in range(len(sound)))
            found.add(sound)
    return frozenset(found)


def _eastern(name: Name) -> Iterator[str]:
    if name.script in HAN:
        yield "H" + same_forms(name.bare)
    if is_vietnamese(name):
        yield f"V{len(name.words)}:{family_row(name)}"
    chinese, korean = readings_of(name)
    for reading in chinese:
        yield "Z" + class_key(reading.syllables)
    for found in korean:
        for row in found.families:
            for letter in found.given[0].first:
                yield f"K{row}:{len(found.given)}:{letter}"


def _arabic(name: Name) -> Iterator[str]:
    words = consonants_of(name) if name.script not in HAN and not name.alone else ()
    if len(words) > 1:
        every = is_arabic(name)
        if every:
            yield from (f"AJ{joined}" for joined in joined_options(words))
        # The others only need a key for their plainest reading
        for first in words[0] if every else sorted(words[0])[:1]:
            for last in words[-1] if every else sorted(words[-1])[:1]:
                yield f"A{first}:{last}"
