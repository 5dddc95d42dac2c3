"""Parsing a visitor's query: words, "phrases", -not, OR, prefix*. Any input has a reading."""

import re
from dataclasses import dataclass

from django.utils.translation import ngettext

from archive.search.index.tokens import AllOf, Pattern, pattern_of
from archive.text.cleaning import clean_line
from archive.text.folding import words
from archive.text.matching import Term
from archive.text.pieces import without_pieces

MOST_LETTERS = 200
MOST_WORDS = 8
SHORTEST_PREFIX = 2
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″〝〞＂「」『』", '"'))
_MINUS = "-−–—"
_PIECE = re.compile(f'([{_MINUS}]?)"([^"]*)(?:"|$)|([^\\s"]+)')


@dataclass(frozen=True, slots=True)
class Asked:
    """One word or phrase of a query, as typed and as searched."""

    written: str
    term: Term
    quoted: bool = False
    besides: Term | None = None  # the one word that `U.S.S.R.` or `co-operation` is, where it is not quoted

    @property
    def is_plain(self) -> bool:
        """Whether it may be inside a name of several words."""
        return not self.quoted and not self.term.prefix

    @property
    def terms(self) -> tuple[Term, ...]:
        """The alternative terms it is searched by."""
        return (self.term, self.besides) if self.besides else (self.term,)

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        return tuple(map(pattern_of, self.terms))

    @property
    def counts(self) -> int:
        """How many words it counts as."""
        return 1 if self.besides else len(self.term.words)


Group = tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A parsed query: every group must match, by any of its members; nothing excluded may."""

    groups: tuple[Group, ...] = ()
    excluded: tuple[Asked, ...] = ()
    messages: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups or self.excluded)

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms, for marking matches."""
        return tuple(term for group in self.groups for asked in group for term in asked.terms)


def patterns(groups: tuple[Group, ...]) -> AllOf:
    """Return the index patterns of these groups."""
    return tuple(tuple(pattern for asked in group for pattern in asked.patterns) for group in groups)


def read(typed: str) -> Question:
    """Parse the query; never fails.

    All words must occur in a document; `"a phrase"` and a word joined by signs (`Sino-Soviet`) in this order, or the
    latter as one word (`co-operation` finds cooperation, `U.S.S.R.` the USSR); a word after a minus must not; of words
    joined by OR one is enough; `prefix*` needs two letters. What exceeds 200 letters or 8 words is dropped, with a
    message.
    """
    text = clean_line(typed).translate(_QUOTES)
    messages = [] if len(text) <= MOST_LETTERS else [_too_many_letters()]
    reader = _Reader()
    for match in _PIECE.finditer(text[:MOST_LETTERS]):
        reader.take(match)
    if reader.too_many:
        messages.append(_too_many_words())
    return Question(tuple(map(tuple, reader.groups)), tuple(reader.excluded), tuple(messages))


def _too_many_letters() -> str:
    sentence = ngettext(
        "Only the first letter was searched for.", "Only the first %(number)d letters were searched for.", MOST_LETTERS
    )
    return sentence % {"number": MOST_LETTERS}


def _too_many_words() -> str:
    sentence = ngettext(
        "Only the first word was searched for.", "Only the first %(number)d words were searched for.", MOST_WORDS
    )
    return sentence % {"number": MOST_WORDS}


class _Reader:
    """The parser's state, which takes one token after another."""

    def __init__(self) -> None:
        self.groups: list[list[Asked]] = []
        self.excluded: list[Asked] = []
        self.words = 0
        self.too_many = False
        self.joining = False

    def take(self, match: re.Match[str]) -> None:
        minus, phrase, plain = match.groups()
        if plain == "OR":
            self.joining = bool(self.groups)
            return
        if plain is None:
            self._add(_asked(phrase, quoted=True), not_wanted=bool(minus))
        else:
            not_wanted = plain[0] in _MINUS
            self._add(_asked(plain.lstrip(_MINUS) if not_wanted else plain), not_wanted)

    def _add(self, asked: Asked | None, not_wanted: bool) -> None:
        if asked is None:
            return
        if self.words + asked.counts > MOST_WORDS:
            self.too_many = True
            return
        self.words += asked.counts
        if not_wanted:
            self.excluded.append(asked)
        elif self.joining:
            self.groups[-1].append(asked)
        else:
            self.groups.append([asked])
        self.joining = False


def _asked(written: str, *, quoted: bool = False) -> Asked | None:
    found = tuple(words(written))
    if not found:
        return None
    prefix = written.endswith("*") and len(found[-1]) >= SHORTEST_PREFIX
    whole = "" if quoted else without_pieces(written)
    besides = Term((whole,), prefix) if whole and found != (whole,) else None
    return Asked(written.rstrip("*") if prefix else written, Term(found, prefix), quoted, besides)
