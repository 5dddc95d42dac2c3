"""Tokenising a title into words, signs, brackets and quotations, each with its offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from archive.names.titles.vocabulary import listed

_PIECE = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<number>(?:[#№]\s*)?(?:[A-ZА-Я]{1,4}[-–]?)?\d[\w./:\-–]*)"
    r"|(?P<word>[^\W\d_][^\W_\u0300\u0301]*(?:[\u0300\u0301'’‘ʼʹ‑-][^\W_]+)*)"
    r"|(?P<open>[\[(])|(?P<close>[\])])|(?P<quote>[\"“”„«»‘'’])"
    r"|(?P<sign>.)",
    re.DOTALL,
)
_ABBREVIATED = listed(
    "cde cdes com tov mr mrs ms dr prof gen col lt maj adm amb gov sen rep rev hon st jr sr no nos nr capt cmdr тов "
    "т fm pm dept min sec asst ch"
)
_CLOSING = {"(": ")", "[": "]"}
_QUOTES = {'"': '"”“', "“": '”“"', "„": '“”"', "«": "»", "‘": "’'", "'": "'’", "’": "’'"}
_LONGEST_GROUP, _LONGEST_QUOTE = 60, 150  # in pieces


@dataclass(frozen=True)
class Token:
    """A piece of a title: `kind` is word, number, sign, group (in brackets) or quote (in quotation marks)."""

    kind: str
    text: str  # of a group or quotation: its contents
    start: int
    end: int
    sign: str = ""  # the opening bracket or quotation mark
    inside: tuple["Token", ...] = ()

    @cached_property
    def key(self) -> str:
        """The word in small letters without point and possessive, for lookup in the tables."""
        return self.text.casefold().rstrip(".").replace("’", "'").removesuffix("'s")

    @property
    def article(self) -> bool:
        """Whether this is an article; `A.` in `A. Mikoyan` is none."""
        return self.text in {"the", "The", "THE", "a", "an"}

    @property
    def capital(self) -> bool:
        """Whether this is a word written as a name is: `Mao`, `os-Saltaneh`, `毛泽东`, but not `grain`."""
        return self.kind == "word" and (not self.text[:1].islower() or not self.text.islower())


def tokens(title: str, *, quotations: bool = True) -> tuple[Token, ...]:
    """Return the whole title as tokens; a bracket or quotation that is never closed is a sign.

    Without `quotations`, for running text, quotation marks are signs and the words between them are read.
    """
    return _grouped(title, list(_pieces(title)), quotations=quotations)


def _pieces(title: str) -> Iterator[Token]:
    at = 0
    while at < len(title):
        match = _PIECE.match(title, at)
        assert match is not None
        kind, end = str(match.lastgroup), match.end()
        if kind == "number":
            end -= len(match.group()) - len(match.group().rstrip(".:-–/"))
        if kind == "word":
            end = _with_points(title, match.group(), end)
        if kind != "space":
            yield Token(kind, title[at:end], at, end)
        at = end


def _with_points(title: str, word: str, end: int) -> int:
    """Return the end of a word with the point of an abbreviation or of initials: `Cde.`, `I.V.`, `U.S.`."""
    if not title.startswith(".", end):
        return end
    if word.casefold() in _ABBREVIATED:
        return end + 1
    if len(word) > 2 or word[:1].islower():
        return end
    end += 1
    while end + 1 < len(title) and title[end].isupper() and title[end + 1] == ".":
        end += 2
    return end


def _grouped(title: str, pieces: list[Token], *, quotations: bool) -> tuple[Token, ...]:
    grouped: list[Token] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        close = _closing(title, pieces, at) if quotations or piece.kind != "quote" else None
        if close is None:
            grouped.append(piece if piece.kind in {"word", "number"} else _sign(piece))
            at += 1
            continue
        grouped.append(_group(title, pieces, at, close))
        at = close + 1
    return tuple(_joined(grouped))


def _sign(piece: Token) -> Token:
    return Token("sign", piece.text, piece.start, piece.end)


def _group(title: str, pieces: list[Token], at: int, close: int) -> Token:
    first, last = pieces[at], pieces[close]
    kind = "group" if first.kind == "open" else "quote"
    inside = tuple(piece if piece.kind in {"word", "number"} else _sign(piece) for piece in pieces[at + 1 : close])
    return Token(kind, title[first.end : last.start].strip(), first.start, last.end, first.text, inside)


def _closing(title: str, pieces: list[Token], at: int) -> int | None:
    piece = pieces[at]
    if piece.kind == "open":
        wanted = _CLOSING[piece.text]
        following = range(at + 1, min(at + _LONGEST_GROUP, len(pieces)))
        return next((number for number in following if pieces[number].text == wanted), None)
    if not _opens(title, piece):
        return None
    following = range(at + 1, min(at + _LONGEST_QUOTE, len(pieces)))
    closes = [number for number in following if _closes(title, pieces[number], _QUOTES[piece.text])]
    if not closes:
        return None
    # `'… Communist and Workers' Parties'` closes at the last such sign, a double quotation mark at the next.
    return closes[-1] if piece.text in "'‘’" else closes[0]


def _opens(title: str, piece: Token) -> bool:
    if piece.kind != "quote" or piece.text not in _QUOTES:
        return False
    before, after = title[: piece.start][-1:], title[piece.end : piece.end + 1]
    return not before.isalnum() and bool(after.strip())


def _closes(title: str, piece: Token, wanted: str) -> bool:
    if piece.kind != "quote" or piece.text not in wanted:
        return False
    return not title[piece.end : piece.end + 1].isalnum()


def _joined(pieces: list[Token]) -> Iterator[Token]:
    """Join a bracket to the letters it touches: `VKP(b)` and `A[nastas]` are one word."""
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        following = pieces[at + 1] if at + 1 < len(pieces) else None
        if following and piece.kind == "word" and _belongs(piece, following):
            yield Token("word", piece.text + _written(following), piece.start, following.end)
            at += 2
            continue
        yield piece
        at += 1


def _belongs(piece: Token, following: Token) -> bool:
    close = following.kind == "group" and following.start == piece.end
    return close and following.text[:1].islower() and " " not in following.text


def _written(group: Token) -> str:
    return f"{group.sign}{group.text}{_CLOSING[group.sign]}"
