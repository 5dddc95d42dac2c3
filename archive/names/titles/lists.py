"""Splitting a list of names: `Kim Il Sung and Pak Heon-yeong`, but not `the Ministry of Trade and Industry`."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.names.titles.brackets import doubt
from archive.names.titles.naming import Phrase
from archive.names.titles.phrases import (
    bare,
    has_head,
    honorifics,
    is_official,
    is_official_word,
    is_person,
    is_place,
    kind_of,
)
from archive.names.titles.tokens import Token
from archive.names.titles.types import TALKS
from archive.names.titles.vocabulary import BODIES, COMMON, COMPLEMENTS, COUNTRIES, MONTHS, PLURAL_BODIES

_AND = frozenset(("and", "And", "AND", "&", "or", "и"))  # as written: `И.` is an initial

_SHORT_OFFICE = 2  # in words: a list may hold `the President, Dulles and Eden`
_MOST_NAMES = 40
_MOST_PLACES = 2  # town and country


@dataclass
class _Item:
    words: list[Token]
    after: str = ""  # the separator before it: "", "," or "and"


def taken_apart(row: Sequence[Token], role: str, certainty: str = "") -> tuple[list[Phrase], list[tuple[Token, ...]]]:
    """Return the phrases of a row that may be names, and those that are places; dates and appositions are dropped."""
    phrases: list[Phrase] = []
    places: list[tuple[Token, ...]] = []
    parted = [item for item in map(_undated, _joined(_parted(row))) if item.words][:_MOST_NAMES]
    for number, item in enumerate(parted):
        if _is_whereabouts(parted, number, role):
            places.append(tuple(bare(item.words)))
        elif not _is_apposition(parted, number, role):
            phrases.append(_phrase(parted, number, role, certainty))
    return phrases, places


def _phrase(parted: list[_Item], number: int, role: str, certainty: str) -> Phrase:
    words = parted[number].words
    while len(words) > 1 and doubt(words[0]):
        certainty, words = doubt(words[0]), words[1:]
    length = _possessor(words)
    if length:
        words, role = words[:length], role if role == "participant" else "mentioned"
    while len(words) > 1 and words[-1].key in COMMON and has_head(words[:-1]):
        words = words[:-1]
    shared = _shared(parted, number)
    if shared and words[-1].key in PLURAL_BODIES:
        words = words[:-1]
    return Phrase(tuple(words), role, certainty, shared)


def _possessor(words: list[Token]) -> int:
    """Return the number of words of a possessor: `the Chancellor's [Helmut Kohl's] Letter`; 0 where all are a name."""
    for number, word in enumerate(words[:-1]):
        following = words[number + 1]
        possessive = word.text.endswith(("'s", "’s"))
        if possessive and following.kind == "word" and following.key in COMMON | TALKS:
            return number + 1
    return 0


def _shared(parted: list[_Item], number: int) -> str:
    """Return the body a plural gives to each of its nations: `the Soviet and Chinese Delegations`."""
    for last in range(number, len(parted)):
        words = bare(parted[last].words)
        nations = [word for word in words if word.key in COUNTRIES]
        if last > 0 and words and words[-1].key in PLURAL_BODIES and len(nations) == len(words) - 1:
            return PLURAL_BODIES[words[-1].key]
        if len(nations) != len(words):
            return ""
    return ""


def _parted(row: Sequence[Token]) -> list[_Item]:
    items = [_Item([])]
    for number, word in enumerate(row):
        separator = "and" if word.text in _AND or word.text in "–—" else "," if word.text == "," else ""
        if not separator:
            items[-1].words.append(word)
        elif not items[-1].words:
            items[-1].after = separator
        elif _binds(items[-1].words, row[number + 1 :], separator):
            items[-1].words.append(word)
        else:
            items.append(_Item([], separator))
    return items


def _binds(before: Sequence[Token], rest: Sequence[Token], separator: str) -> bool:
    """Return whether what follows a comma or `and` still belongs to the same long office or body."""
    following = [word for word in rest[:12] if word.text not in _AND or word is not rest[0]]
    if not following or following[0].article or not has_head(before) or before[-1].kind == "group":
        return False
    if kind_of(bare(before)) == "person":
        return False
    if _is_one_office(before, following):
        return True
    item = _up_to_separator(following)
    if separator == "," and item and item[-1].kind == "group" and (has_head(item) or is_place(item[:-1])):
        return kind_of(bare(before)) == "title"
    if separator == "and" and is_place(before[-1:]) and is_place(item) and before[-2].key == "in":
        return True  # `the Embassies in Beijing and Moscow`
    opened = any(word.key in {"of", "for"} for word in before)
    if opened and not is_official_word(before[-1]) and item[-1:] and item[-1].key in BODIES:
        return True  # `Delegation of the Friendship and Information Center`
    plain = [word for word in _up_to_bracket(following) if word.text != ","]
    return opened and bool(plain) and plain[-1].key in COMPLEMENTS and not has_head(plain)


def _is_one_office(before: Sequence[Token], following: Sequence[Token]) -> bool:
    """Return whether a single bracket belongs to one long office.

    `Director of Plans and Operations, Department of the Army (Maddocks)`; not where a second office is held elsewhere,
    `and Ambassador in France (Caffery)`, or a person is among the words.
    """
    rest = _up_to_bracket(following)
    bracketed = len(rest) < len(following) and following[len(rest)].kind == "group"
    opened = any(word.key in {"of", "for"} for word in before)
    if not bracketed or not opened or kind_of(bare(before)) != "title" or any(word.key == "in" for word in rest):
        return False
    while rest:
        item = _up_to_separator(rest)
        if not item or (is_person(item) and not any(map(is_official_word, item))):
            return False
        rest = rest[len(item) + 1 :]
    return True


def _up_to_separator(words: Sequence[Token]) -> list[Token]:
    end = next((number for number, word in enumerate(words) if word.text == "," or word.text in _AND), len(words))
    return list(words[:end])


def _up_to_bracket(words: Sequence[Token]) -> list[Token]:
    end = next((number for number, word in enumerate(words) if word.kind in {"group", "number"}), len(words))
    return list(words[:end])


def _joined(items: list[_Item]) -> list[_Item]:
    """Rejoin names written with a comma: `Chiang, Ching-kuo (Jiang Jingguo)`, `Burton, Jr.`."""
    joined: list[_Item] = []
    for item in items:
        before = joined[-1].words if joined and item.after == "," else []
        if _continues(before, item.words) or _is_seat(before, item.words):
            before += [_comma(before, item.words), *item.words]
        elif _bears_office(before, item.words):
            before += item.words
        else:
            joined.append(item)
    return joined


def _is_seat(before: list[Token], after: list[Token]) -> bool:
    """Return whether a town belongs to the office before it: `Bulgarian Legation, Washington (Shterev)`.

    The bracket is for the legation.
    """
    return bool(before) and len(after) > 1 and after[-1].kind == "group" and is_place(after[:-1]) and has_head(before)


def _bears_office(before: list[Token], after: list[Token]) -> bool:
    """Return whether a long office is followed by its holder: `the Chief Military Adviser in China, Krasovsky`."""
    named = [word for word in after if word.kind == "word"]
    if not before or before[-1].kind == "group" or not named or not is_person(named) or is_place(named):
        return False
    long = len(bare(before)) > _SHORT_OFFICE or any(word.key in {"of", "in", "to"} for word in before)
    return long and kind_of(bare(before)) == "title" and not honorifics(bare(before)) and not has_head(named)


def _comma(before: list[Token], after: list[Token]) -> Token:
    return Token("sign", ",", before[-1].end, after[0].start)


def _continues(before: list[Token], after: list[Token]) -> bool:
    if not before or not after:
        return False
    if len(after) == 1 and after[0].key in {"jr", "sr"}:
        return True
    given = [word for word in after if word.kind == "word"]
    if len(before) != 1 or before[0].kind != "word" or not is_person(before) or not given or not is_person(given):
        return False
    if all(word.text.endswith(".") for word in given):
        return True  # `Yakubov, T.`
    patronymic = given[-1].key.endswith(("vich", "vna", "вич", "вна")) and len(given) > 1
    hyphened = "-" in given[0].text and len(given) == 1
    nicknamed = after[-1].kind == "group" and after[-1].text[:1] in "\"'“"
    return not (has_head(before) or has_head(given)) and (patronymic or hyphened or nicknamed)


def _undated(item: _Item) -> _Item:
    """Return the item without the date or number that follows a name."""
    for number, word in enumerate(item.words):
        if word.kind == "number" or word.key in MONTHS:
            return _Item(item.words[:number], item.after)
    return item


def _is_whereabouts(parted: list[_Item], number: int, role: str) -> bool:
    """Return whether it is a place after the names: `…, Moscow`; after two participants any short last item is one."""
    item = parted[number]
    if number == 0 or item.after != ",":
        return False
    if is_place(item.words):
        if is_place(parted[0].words) and sum(is_place(other.words) for other in parted) > _MOST_PLACES:
            return False  # a circular to many posts
        return not any(later.after == "and" for later in parted[number + 1 :])
    complete = any(earlier.after == "and" for earlier in parted[1:number])
    last = not any(later.after == "and" for later in parted[number:])
    short = len(item.words) <= 2 and is_person(item.words) and not has_head(item.words)
    return role == "participant" and complete and last and short


def _is_apposition(parted: list[_Item], number: int, role: str) -> bool:
    """Return whether it describes the name before: `Shtykov, Soviet Ambassador in Korea`."""
    item = parted[number]
    if number == 0 or item.words[-1].kind == "group" or honorifics(bare(item.words)):
        return False
    if item.after != ",":
        again = number > 1 and kind_of(bare(item.words)) == "title" and is_official(item.words)
        return again and _is_apposition(parted, number - 1, role)  # `Axen, Member of the Politburo and Secretary of …`
    last = not any(later.after == "and" for later in parted[number + 1 :])
    official = is_official(item.words) and kind_of(bare(item.words)) != "person"
    return official and (role != "participant" or last)
