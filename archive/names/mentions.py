"""Finding names in running text: whole words in any spelling that folds to the same, longest match first."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, Generic, TypeVar, overload

from archive.names.givens import rows_of
from archive.names.honorifics import BEFORE_A_NAME
from archive.names.tables import entries
from archive.text.folding import APOSTROPHES, CJK, SIGNS, words
from archive.text.whereabouts import may_hold, with_common_signs

Whose = TypeVar("Whose")
Mention = tuple[int, int, Whose]
"""Start and end in the text as written, and whose name stands there."""

_LETTER: Final = f"\\w\u0300-\u036f{SIGNS}"
_PLAIN: Final = re.compile(f"[{_LETTER}]+(?:[{APOSTROPHES}][{_LETTER}]+)*")
_MIXED: Final = re.compile(f"(?:(?![{CJK}])[{_LETTER}])+(?:[{APOSTROPHES}](?:(?![{CJK}])[{_LETTER}])+)*")
_HAS_CJK: Final = re.compile(f"[{CJK}]")
# All other ASCII becomes a space.
_SIGNS_OF_WORDS: Final = bytes(code if re.match(r"[\w'`]", chr(code), re.ASCII) else 32 for code in range(256))
_POSSESSIVE: Final = re.compile(f"[{APOSTROPHES}][sS]$")
# Allowed between two words of a name: a space, the full stop of an initial, a hyphen, an interpunct.
_GAP: Final = re.compile(r"\.?[ \u00a0\n]?|[-‐‑–·・]|, ?")
_LONGEST_INITIAL: Final = 4
_LONGEST_WORD: Final = 40
_REACH: Final = 4
_OFFICE_OF: Final = 4  # words back from the last of an office to its “of”
_OF: Final = frozenset({"of", "at", "for"})
# What an office is “of”, as its last word: any other might be a given name, Secretary of State Anatoly Kovalev.
_DEPARTMENTS: Final = frozenset(
    entries(
        "affairs agriculture army commerce defence defense finance health industry information intelligence interior "
        "justice labor labour large navy planning police staff state trade treasury war"
    )
)
_BEGUN: Final = re.compile(r"(?:\A|[.!?:;][\"”’)]*\s+|\n\s*)\Z")
# Capitalized at the beginning of a sentence, these are not part of the following name.
_OPENERS: Final = frozenset(
    entries(
        """
    a an the to from of in on at by for with and but or as when while if after before since that this then thus both
    dear also even here there because although however yet so not only в на от о об из к ко с со у и а но по для при за
    если когда как что уважаемый дорогой
"""
    )
)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text: its offsets, as written and folded."""

    start: int
    end: int
    written: str
    folded: str


class _Read(Sequence[_Word]):
    """The words of a text, each made when it is looked at: few of them stand in or beside a name."""

    def __init__(self, found: Sequence[re.Match[str]]) -> None:
        self._found = found

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, at: int) -> _Word: ...
    @overload
    def __getitem__(self, at: slice) -> list[_Word]: ...
    def __getitem__(self, at: int | slice) -> "_Word | list[_Word]":
        if isinstance(at, slice):
            return [_word(found) for found in self._found[at]]
        return _word(self._found[at])


def _word(found: re.Match[str]) -> _Word:
    return _Word(found.start(), found.end(), found[0], _folded(found[0]))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The folded words of some texts; None where Han stands among them, which has no words to tell apart.

    `joined` are those before a hyphen: in “the Cabot-Wang talks” what stands after one is a name beside another name.
    """

    words: frozenset[str] | None
    joined: frozenset[str] = frozenset()

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Vocabulary":
        """Read the texts once, whatever the number of names."""
        texts = list(texts)
        if any(_HAS_CJK.search(text) for text in texts if not text.isascii()):
            return cls(None)
        return cls(frozenset().union(*map(_vocabulary, texts)), frozenset().union(*map(_before_hyphens, texts)))

    def may_hold(self, form: str) -> bool:
        """Return whether the name, or its first word before a hyphen, may stand in the texts; False is certain."""
        if self.words is None:
            return True
        folded = _words_of(form)
        return self.words.issuperset(folded) or folded[0] in self.joined


@dataclass(frozen=True)
class Mentions(Generic[Whose]):
    """The names to find, each with its owner: by first word, longest first; Han names as one pattern."""

    spaced: Mapping[str, list[tuple[tuple[str, ...], Whose]]]
    unspaced: Mapping[str, Whose]
    pattern: re.Pattern[str] | None

    @classmethod
    def of(cls, names: Mapping[str, Whose]) -> "Mentions[Whose]":
        """Prepare to find these names; single letters and signs are skipped."""
        spaced: dict[str, list[tuple[tuple[str, ...], Whose]]] = {}
        unspaced: dict[str, Whose] = {}
        for form, whose in names.items():
            folded = _words_of(form)
            if folded and all(_HAS_CJK.match(word) for word in folded):
                unspaced |= {"".join(form.split()): whose} if len("".join(folded)) > 1 else {}
            elif len("".join(folded)) > 1:
                spaced.setdefault(folded[0], []).append((folded, whose))
        for several in spaced.values():
            several.sort(key=lambda one: -len(one[0]))
        longest = sorted(unspaced, key=len, reverse=True)
        pattern = re.compile("|".join(r"\s?".join(map(re.escape, form)) for form in longest)) if longest else None
        return cls(spaced, unspaced, pattern)

    def places(self, text: str) -> list[Mention[Whose]]:
        """Return the mentions in the order of the text, none overlapping."""
        in_words = list(self._in_words(text)) if may_hold(text, self.spaced) else []
        if self.pattern is None:
            return in_words
        in_han = ((m.start(), m.end(), self.unspaced["".join(m[0].split())]) for m in self.pattern.finditer(text))
        return sorted([*in_words, *in_han], key=lambda place: place[:2])

    def _in_words(self, text: str) -> Iterator[Mention[Whose]]:
        token = _MIXED if _HAS_CJK.search(text) else _PLAIN
        found = list(token.finditer(text))
        folded = [_folded(word[0]) for word in found]
        begun = [at for at, word in enumerate(folded) if word in self.spaced]
        read, end = _Read(found), 0
        for at in begun:
            if at < end:
                continue
            length, whose = self._here(text, read, folded, at)
            if whose is not None:
                last = read[at + length - 1]
                # The point of an initial or of “U.S.” belongs to the name.
                pointed = len(last.written) == 1 and text[last.end : last.end + 1] == "."
                yield read[at].start, last.end - _possessive(last.written) + pointed, whose
            end = at + length

    def _here(self, text: str, read: Sequence[_Word], folded: Sequence[str], at: int) -> tuple[int, Whose | None]:
        """Return the number of words of the longest name that begins here, and its owner; 1 and None without one."""
        for name, whose in self.spaced[folded[at]]:
            if (
                (len(name) == 1 or tuple(folded[at : at + len(name)]) == name)
                and _is_one(text, read[at : at + len(name)])
                and (len(name) > 1 or _stands_alone(text, read, at, self.spaced))
            ):
                return len(name), whose
        return 1, None


def pieces(text: str, places: Iterable[Mention[Whose]]) -> Iterator[tuple[str, Whose | None]]:
    """Yield the text in pieces, each with the owner of the name it is, or None; no piece is empty."""
    end = 0
    for start, stop, whose in places:
        if start > end:
            yield text[end:start], None
        yield text[start:stop], whose
        end = stop
    if end < len(text):
        yield text[end:], None


@lru_cache(maxsize=20_000)  # the same words stand in every text
def _folded(token: str) -> str:
    """Return the one folded word that a token is, or "" where it is several."""
    if token.isascii() and token.isalnum():
        return token.lower()
    folded = words(token)
    return folded[0] if len(folded) == 1 else ""


def _vocabulary(text: str) -> Iterable[str]:
    """Return the folded words of a text without Han: in English nearly all are told by looking at bytes."""
    common = with_common_signs(text)
    if not common.isascii():
        return map(_folded, set(_PLAIN.findall(text)))
    written = set(common.encode().lower().translate(_SIGNS_OF_WORDS).decode().split())
    odd = [word for word in written if not word.isalnum()]
    return written.difference(odd).union(_folded(word) for each in odd for word in _PLAIN.findall(each))


def _before_hyphens(text: str) -> Iterator[str]:
    for piece in text.split("-")[:-1]:
        if piece and not piece[-1].isspace():
            yield from map(_folded, _PLAIN.findall(piece[-_LONGEST_WORD:])[-1:])


@lru_cache(maxsize=20_000)  # the same people stand in many records
def _words_of(form: str) -> tuple[str, ...]:
    return tuple(words(form))


def _possessive(written: str) -> int:
    found = _POSSESSIVE.search(written)
    return len(found[0]) if found else 0


def _is_one(text: str, found: Sequence[_Word]) -> bool:
    """Return whether these words are written as a name: with a capital, and no end of sentence between them."""
    if all(word.written[0].islower() for word in found):
        return False
    for one, other in pairwise(found):
        gap = text[one.end : other.start]
        if not _GAP.fullmatch(gap) or (gap.startswith(".") and len(one.written) > _LONGEST_INITIAL):
            return False
    return True


def _stands_alone(text: str, read: Sequence[_Word], at: int, names: Container[str]) -> bool:
    """Return whether a one-word name is not part of another: “Svetlana Stalin” and “Stalin Prize” are not Stalin."""
    if read[at].written.isupper():
        return True
    before, after = read[at - 1] if at else None, read[at + 1] if at + 1 < len(read) else None
    if after and text[read[at].end : after.start] == " " and _goes_on(after) and not _possessive(read[at].written):
        return False
    if before is None:
        return True
    gap = text[before.end : read[at].start]
    if gap not in (" ", "\u00a0", "-", ". ") or not _is_capital(before) or _introduces(before.folded):
        return True
    if gap == "-":
        return before.folded in names  # the Cabot-Wang talks
    if gap == " " and _ends_an_office(text, read, at - 1):
        return True
    if gap == ". ":
        # “Stalin. Mao …” and “Cuba. Rusk …” end a sentence, “V. Molotov” and “Geo. Marshall” do not.
        return len(before.written) > _LONGEST_INITIAL or (
            len(before.written) == _LONGEST_INITIAL and not _is_given(before)
        )
    return _opens(text, before) and not _is_given(before)


def _goes_on(after: _Word) -> bool:
    """Return whether the word may belong to the same name, or to something named after it; not somebody else's
    office."""
    return _is_capital(after) and after.folded not in BEFORE_A_NAME


def _ends_an_office(text: str, read: Sequence[_Word], last: int) -> bool:
    """Return whether the words up to this one are an office of something: Secretary of State, Director of Central
    Intelligence, Ambassador at Large."""
    for at in range(last - 1, max(0, last - _OFFICE_OF), -1) if read[last].folded in _DEPARTMENTS else ():
        if text[read[at].end : read[at + 1].start] != " ":
            return False
        if read[at].folded in _OF:
            return _is_capital(read[at - 1]) and read[at - 1].folded in BEFORE_A_NAME
    return False


def _introduces(word: str) -> bool:
    """Return whether the word is an office, one of several offices (Admirals Smoot and Kivette), or a particle."""
    return word in BEFORE_A_NAME or word in _OPENERS or word.removesuffix("s") in BEFORE_A_NAME


def _is_given(word: _Word) -> bool:
    return bool(rows_of(word.written))


def _opens(text: str, word: _Word) -> bool:
    """Return whether the word begins a sentence, so that its capital is not significant: Inform Wang, Tell Rusk."""
    return bool(_BEGUN.search(text, max(0, word.start - _REACH), word.start))


def _is_capital(word: _Word) -> bool:
    return word.written[0].isupper()
