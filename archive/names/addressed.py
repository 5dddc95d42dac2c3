"""Extraction of the name from participant lists of minutes, separating what is beside it.

Examples are `The Indian Ambassador, Mr. Mehta`, `CA—Mr. Lutkins`, `Rep. Arends (for Rep. Short)`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from archive.names.givens import rows_of
from archive.names.honorifics import BEFORE_A_NAME, OFFICES_AND_RANKS, is_after_a_name, plain
from archive.names.keys import name_key
from archive.names.offices import FIELDS
from archive.names.sorting import PARTICLES
from archive.names.titles.vocabulary import BODIES, CITIES, COMPLEMENTS, COUNTRIES, COURTESIES, OFFICES, QUALIFIERS

_PIECES: Final = re.compile(r"\s*—\s*|\s+[–-]\s+|\s*,\s*|\s*(\([^()]*\))\s*")
_ADDRESSES: Final = frozenset(("mr", "mrs", "ms", "miss", "messrs"))
_SMALL: Final = frozenset(("of", "the", "for", "to", "in", "at", "on", "and", "a"))
_HEADS: Final = OFFICES_AND_RANKS | OFFICES | frozenset(("attache", "reporter", "notetaker", "h.e", "counsel"))
_OFFICIAL: Final = BEFORE_A_NAME | FIELDS | COMPLEMENTS | BODIES | QUALIFIERS | _HEADS | COURTESIES
_LETTERS: Final = re.compile(r"[A-Z]{1,5}(?:/[A-Z]{1,5})*|[A-Z][a-z]?[A-Z](?:/\w+)?")
# The role at the meeting: (part-time), (for Rep. Short), (Interpreter).
_AT_THE_TABLE: Final = re.compile(r"\((?:[a-z]|Interpret|Report|Note)")
_INITIAL: Final = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]?\.?")
_MOST: Final = 5  # words per name


@dataclass(frozen=True, slots=True)
class Addressed:
    """A name in spoken order, and separately the texts beside it, in their order."""

    name: str
    beside: tuple[str, ...] = ()


def addressed(form: str) -> Addressed | None:
    """Return the only name in the form, if something else is beside it; the empty name if there are several.

    None if there is no name, nothing beside it, or the name is already inverted (`Bulganin, Marshal Nikolai A.`).
    """
    pieces = list(_pieces(form))
    if _is_listed(form, pieces):
        return None
    found = [(number, run) for number, piece in enumerate(pieces) if (run := _run(piece.split()))]
    if not found:
        return None
    if _are_several(pieces, [number for number, _ in found]):
        return Addressed("")
    at, (first, end) = found[0]
    words = pieces[at].split()
    before, after = " ".join(words[:first]), " ".join(words[end:])
    rest = [*pieces[:at], before, after, *pieces[at + 1 :]]
    generation = [piece for piece in rest if is_after_a_name(piece)]
    beside = tuple(
        piece.strip("()")
        for piece in rest
        if piece.strip("()") and piece not in (*generation, "The") and not _AT_THE_TABLE.match(piece)
    )
    if not beside and len(pieces) == 1:
        return None
    name = ", ".join([" ".join(words[first:end]), *generation])
    return Addressed(name, beside)


def _pieces(form: str) -> Iterator[str]:
    """Yield the parts between commas, dashes and brackets; Jr. is a part of its own."""
    for piece in _PIECES.split(form):
        words = (piece or "").strip().split()
        if len(words) > 1 and is_after_a_name(words[0]):
            yield words.pop(0)
        if words and "".join(words).strip(".,"):
            yield " ".join(words)


def is_told(form: str, found: Addressed) -> bool:
    """Whether what looks like an office or a body is certainly a name.

    It is by a form of address, or by a given name or an initial before the family name.
    """
    words = found.name.split()
    if not words:
        return False
    beside = [words_beside for each in found.beside if (words_beside := each.split())]
    first, last = (beside[0][-1], beside[-1][0]) if beside else ("", "")
    of_a_land = last == "of" and plain(first) in OFFICES  # Prime Minister Menzies of Australia
    told = of_a_land or (len(words) > 1 and bool(rows_of(words[0]) or _INITIAL.fullmatch(words[0])))
    return told or any(plain(word) in _ADDRESSES for word in form[: form.find(words[0])].split())


def _is_listed(form: str, pieces: Sequence[str]) -> bool:
    """Whether the surname comes first: `Nasser, Gamal Abdel`."""
    if len(pieces) < 2 or not form.startswith(pieces[0]) or not re.match(r"\s*,", form[len(pieces[0]) :]):
        return False
    family, given = pieces[0].split(), pieces[1].split()
    if not all(_is_name(word) or word.casefold() in PARTICLES for word in family) or (
        len(family) > 1 and _begins_as_spoken(family)
    ):
        return False
    rest = [word for word in given if plain(word) not in BEFORE_A_NAME | _HEADS]
    is_named = bool(rest) and len(rest) <= _MOST and all(_is_name(word) or word.lower() in CITIES for word in rest)
    return is_named and (len(family) == 1 or any(_given(word) for word in rest))


def _given(word: str) -> bool:
    return bool(rows_of(word) or _INITIAL.fullmatch(word) or (word[:1].isupper() and "-" in word))


def _begins_as_spoken(words: Sequence[str]) -> bool:
    return bool(rows_of(words[0]) or _INITIAL.fullmatch(words[0]))


def _run(words: Sequence[str]) -> tuple[int, int] | None:
    """Return start and end of the name in a part: after the office at the beginning, else before one."""
    named = _named(words)
    runs = _runs(words, named)
    if not runs:
        return None
    if not named[0] and words[0].casefold() not in PARTICLES:
        return runs[-1]
    first, end = runs[0]
    told = end == len(words) or plain(words[end]) in _HEADS | _SMALL or end - first > 1
    return (first, end) if told else None


def _runs(words: Sequence[str], named: Sequence[bool]) -> list[tuple[int, int]]:
    """Return the runs of name words with at least one full word.

    Particles join words, and a name that is also a country or a trade may end one: Charles Jordan.
    """
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and (named[end] or (end > at and _goes_on(words, named, end))):
            end += 1
        run = words[at:end]
        if run and len(run) <= _MOST and any(_is_written_out(word) for word in run):
            first = at
            while first > 0 and words[first - 1] in PARTICLES:
                first -= 1
            found.append((first, end))
        at = max(end, at + 1)
    return found


def _goes_on(words: Sequence[str], named: Sequence[bool], at: int) -> bool:
    """Whether the word continues the name: a particle before a name, or the end of a part unless it is an office."""
    word = words[at]
    if word.casefold() in PARTICLES:
        return at + 1 < len(words) and (named[at + 1] or words[at + 1].casefold() in PARTICLES)
    return at + 1 == len(words) and word[:1].isupper() and plain(word) not in _HEADS and not _LETTERS.fullmatch(word)


def _named(words: Sequence[str]) -> list[bool]:
    """Return which words may belong to a name; a town may after an initial or a form of address: Dr. Wellington Koo."""
    named = [_is_name(word) for word in words]
    for at in range(1, len(words) - 1):
        before = words[at - 1]
        is_town = words[at][:1].isupper() and name_key(words[at]) in CITIES
        named[at] = named[at] or (is_town and named[at + 1] and _calls(before))
    return named


def _calls(word: str) -> bool:
    return plain(word) in BEFORE_A_NAME - OFFICES_AND_RANKS or bool(_INITIAL.fullmatch(word) and "." in word)


def _is_name(word: str) -> bool:
    """Whether the word may belong to a name: capitalized, and no office, country or abbreviation of an office."""
    if _INITIAL.fullmatch(word) and "." in word and name_key(word).replace(".", "") not in COUNTRIES | BODIES:
        return plain(word) not in _OFFICIAL
    key = plain(word)
    if is_after_a_name(word):
        return True
    if not word[:1].isupper() or _LETTERS.fullmatch(word) or key in _OFFICIAL or key in _SMALL:
        return False
    return key not in COUNTRIES and key not in CITIES and not any(char.isdigit() for char in word)


def _is_written_out(word: str) -> bool:
    return len(word) > 2 and not _INITIAL.fullmatch(word) and not is_after_a_name(word)


def _are_several(pieces: Sequence[str], named: Sequence[int]) -> bool:
    """Whether the string names two people: each with a form of address, or one after the other."""
    spoken = [number for number in named if plain(pieces[number].split()[0]) in _ADDRESSES]
    if len(named) > 1 and any(number > named[0] for number in spoken):
        return True
    return _has_two(pieces[named[0]].split())


def _calls_several(word: str) -> bool:
    """Whether the word is a plural form of address: Messrs. Colby, Senators Mansfield."""
    return plain(word) == "messrs" or (word[:1].isupper() and word.endswith("s") and plain(word[:-1]) in OFFICES)


def _has_two(words: Sequence[str]) -> bool:
    named = _named(words)
    if any(_calls_several(word) and named[at + 1] for at, word in enumerate(words[:-1])):
        return True
    between = [words[one[1] : two[0]] for one, two in pairwise(_runs(words, named))]
    return any(
        gap == ["and"] or (plain(gap[-1]) in _HEADS | _ADDRESSES and plain(gap[0]) not in _SMALL)
        for gap in between
        if gap
    )
