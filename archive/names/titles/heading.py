"""The first words of a title: the type of the document, its number, and whether it is a draft or an excerpt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.names.titles.phrases import is_official, kind_of
from archive.names.titles.tokens import Token
from archive.names.titles.types import (
    COPIES,
    DRAFTS,
    EXCERPTS,
    HEADS,
    MODIFIERS,
    ORDINALS,
    RECORDS,
    STOPS,
    TALKS,
)

_NUMBER_SIGNS = frozenset(("no", "nos", "nr", "number", "#", "№", "nº", "num"))
_SECRECY = frozenset(("top", "secret", "ciphered", "urgent", "confidential"))
_DESCRIBING = MODIFIERS | HEADS | TALKS | ORDINALS


@dataclass(frozen=True)
class Heading:
    """What the first words say; `before` are the words before the type, `end` the index where the rest begins."""

    type: str = ""
    number: str = ""
    draft: bool = False
    excerpt: bool = False
    before: tuple[Token, ...] = ()
    between: tuple[Token, ...] = ()  # whose meeting: `Minutes of the Politburo Meeting`
    head: str = ""
    end: int = 0

    @property
    def talk(self) -> bool:
        """Whether the document tells of a talk, so that those named in it took part."""
        return bool(TALKS & set(self.type.casefold().split()))


def read_heading(row: Sequence[Token]) -> Heading:
    """Return the heading of a row of tokens; where it names no type, `end` is after a number only."""
    number, begin = read_number(row, 0)
    begin = _before_prefix(row, begin)
    if begin < len(row) and row[begin].kind == "group" and begin + 1 < len(row):
        return _after_bracket(row, begin)
    start, draft, excerpt = _prefixes(row, begin)
    run = _run(row, start)
    heads = [at for at in run if row[at].key in HEADS] or _after_body(row, start)
    if not heads and start > begin:
        return _without_type(row, begin, number, start, draft=draft, excerpt=excerpt)
    if not heads:
        return Heading(number=number, end=begin)
    found = _typed(row, start, heads[-1])
    draft = draft or any(row[at].key == "draft" for at in range(start, heads[-1]))
    return _numbered(row, replace(found, number=number, draft=draft, excerpt=excerpt))


def _after_body(row: Sequence[Token], start: int) -> list[int]:
    """Return the type after a body of several words: `Soviet Council of Ministers Resolution`."""
    end = start
    while end < len(row) and row[end].kind == "word" and (row[end].key == "of" or row[end].key not in STOPS):
        end += 1
    heads = [at for at in range(start + 1, end) if row[at].key in HEADS]
    if not heads or row[heads[-1] - 1].key == "of" or row[heads[-1] - 1].article:
        return []
    body = row[start : heads[-1]]
    return heads if is_official(body) and kind_of(body) == "body" else []


def _after_bracket(row: Sequence[Token], begin: int) -> Heading:
    """Return the heading after a bracketed name: `[Mao Zedong's] Conversation with …`."""
    following = read_heading(row[begin + 1 :])
    if not following.type:
        return Heading(end=begin)
    return replace(following, before=(row[begin], *following.before), end=following.end + begin + 1)


def read_number(row: Sequence[Token], at: int) -> tuple[str, int]:
    """Return the number at this index (`No. 4159`, `№ 22-ш`, `#12`), and the index after it."""
    if at < len(row) and row[at].kind == "number" and row[at].text[0] in "#№":
        return row[at].text[1:].strip(), at + 1
    if at + 1 >= len(row) or row[at].key not in _NUMBER_SIGNS:
        return "", at
    return (row[at + 1].text, at + 2) if row[at + 1].kind == "number" else ("", at)


def _without_type(row: Sequence[Token], begin: int, number: str, start: int, *, draft: bool, excerpt: bool) -> Heading:
    """Return a heading without a type: `Draft` alone is one; other first words belong to the names."""
    if draft and not excerpt:
        return Heading(type="Draft", number=number, draft=True, head="draft", end=start)
    if excerpt and row[begin].key not in {"from", "из"}:
        return Heading(type="Excerpt", number=number, excerpt=True, head="excerpt", end=begin + 1)
    return Heading(number=number, end=begin)


def _before_prefix(row: Sequence[Token], begin: int) -> int:
    """Return the index of `Draft of` or `Excerpts from` after words about it: `Handwritten Draft of a Letter`."""
    at = begin
    while at < len(row) and row[at].key in MODIFIERS and row[at].key != "draft":
        at += 1
    prefixed = any(_stands(row, at, phrase) for phrase in (*DRAFTS, *EXCERPTS, *COPIES) if len(phrase) > 1)
    return at if prefixed and row[at].key != "from" else begin


def _prefixes(row: Sequence[Token], start: int) -> tuple[int, bool, bool]:
    """Return the index after `Draft of`, `Excerpts from the`, `Text of a`, and whether it named draft or excerpt."""
    draft = excerpt = False
    while start < len(row):
        for phrases, kind in ((DRAFTS, "draft"), (EXCERPTS, "excerpt"), (COPIES, "copy")):
            length = next((len(phrase) for phrase in phrases if _stands(row, start, phrase)), 0)
            if length and (kind != "draft" or length > 1 or _goes_on(row, start + 1)):
                break
        else:
            return start, draft, excerpt
        draft, excerpt = draft or kind == "draft", excerpt or kind == "excerpt"
        start += length
    return start, draft, excerpt


def _goes_on(row: Sequence[Token], at: int) -> bool:
    return bool(_run(row, at)) or at >= len(row) or row[at].key in STOPS


def _stands(row: Sequence[Token], at: int, phrase: tuple[str, ...]) -> bool:
    if at >= len(row) or row[at].key != phrase[0]:
        return False
    return tuple(word.key for word in row[at : at + len(phrase)]) == phrase


def _run(row: Sequence[Token], start: int, *, groups: bool = False) -> range:
    """Return the range of words up to the first sign, bracket, number or small word that begins something else."""
    end = start
    while end < len(row) and (row[end].kind == "word" or (groups and _may_part(row[end]))):
        if row[end].key in STOPS:
            break
        if row[end].key in _NUMBER_SIGNS and end + 1 < len(row) and row[end + 1].kind == "number":
            break
        end += 1
    return range(start, end)


def _may_part(word: Token) -> bool:
    return word.kind == "group" or word.text in "–—"


def _typed(row: Sequence[Token], start: int, head: int) -> Heading:
    first = head
    while first > start and (row[first - 1].key in _DESCRIBING):
        first -= 1
    words = [row[at] for at in range(first, head + 1) if _is_kind(row, at, first, head)]
    key, end = row[head].key, head + 1
    between: tuple[Token, ...] = ()
    if key in RECORDS and end < len(row) and row[end].key in {"of", "from"}:
        told = _talk_told(row, end + 1)
        if told:
            between, talk, end = told
            words += [row[head + 1], *talk]
    return Heading(
        type=_type_name(words), before=_without_secrecy(row[start:first]), between=between, head=key, end=end
    )


def _is_kind(row: Sequence[Token], at: int, first: int, head: int) -> bool:
    """Return whether a word is part of the type: drafts are flagged separately, and ordinals do not count."""
    return row[at].key not in ORDINALS and (row[at].key != "draft" or first == head)


def _without_secrecy(before: Sequence[Token]) -> tuple[Token, ...]:
    """Return the words without secrecy marks: `Secret North Vietnam Politburo Cable` is the Politburo's."""
    first = next((at for at, word in enumerate(before) if word.key not in _SECRECY), len(before))
    return tuple(before[first:])


def _talk_told(row: Sequence[Token], start: int) -> tuple[tuple[Token, ...], list[Token], int] | None:
    """Return the talk that a record is of, the words before it that are not of its kind, and the index after it."""
    while start < len(row) and row[start].article:
        start += 1
    run = _run(row, start, groups=True)
    talks = [at for at in run if row[at].key in TALKS]
    if not talks:
        return None
    last = talks[-1] if talks[-1] - talks[0] == len(talks) - 1 else talks[0]
    first = last
    while first > start and row[first - 1].key in _DESCRIBING:
        first -= 1
    return tuple(row[start:first]), [row[at] for at in range(first, last + 1) if row[at].key not in ORDINALS], last + 1


def _type_name(words: Sequence[Token]) -> str:
    return " ".join("of" if word.key in {"of", "from"} else _capital(word.text) for word in words)


def _capital(word: str) -> str:
    return word.capitalize() if word.isupper() and len(word) > 1 else word[:1].upper() + word[1:]


def _numbered(row: Sequence[Token], heading: Heading) -> Heading:
    comma = heading.end < len(row) and row[heading.end].text == ","
    number, end = read_number(row, heading.end + comma)
    if number and end < len(row) and _is_series(row[end]):
        number, end = f"{number} {row[end].text}", end + 1
    if number:
        return replace(heading, number=number, end=end)
    if end < len(row) and row[end].kind == "number" and not _is_date(row, end):
        return replace(heading, number=row[end].text, end=end + 1)
    return heading


def _is_series(word: Token) -> bool:
    """Return whether it is the letters of a secret series after a number: `2352 cc`."""
    return word.kind == "word" and word.text.islower() and len(word.text) <= 3 and word.key not in STOPS


def _is_date(row: Sequence[Token], at: int) -> bool:
    year = len(row[at].text) == 4 and row[at].text[:2] in {"18", "19", "20"}
    followed = at + 1 < len(row) and row[at + 1].kind == "word" and row[at + 1].capital
    return year or (followed and row[at].text.isdigit() and len(row[at].text) <= 2)
