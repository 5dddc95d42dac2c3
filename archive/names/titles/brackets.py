"""Reading the brackets beside a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.names.titles.phrases import bare, honorifics, is_official, is_person, is_place
from archive.names.titles.tokens import Token
from archive.names.titles.vocabulary import ANONYMOUS, SAID_BEFORE

_CERTAINTY = dict.fromkeys(("probably", "presumably", "apparently", "likely"), "probable") | dict.fromkeys(
    ("possibly", "perhaps", "allegedly"), "possible"
)


@dataclass(frozen=True)
class Supplied:
    """The name in one bracket, if any, with what the bracket says about it."""

    name: str = ""
    words: tuple[Token, ...] = ()
    certainty: str = ""
    nickname: bool = False
    anonymous: bool = False
    possessive: bool = False


def doubt(word: Token) -> str:
    """Return the certainty that this word (`probably`) gives a name; "" for any other word."""
    return _CERTAINTY.get(word.key, "")


def read_bracket(title: str, group: Token) -> Supplied:
    """Return what a bracket of this title holds; without a name where it holds something else."""
    if group.text[:1] in "\"'“„«‘" and group.text[-1:] in "\"'”“»’" and len(group.text) > 2:
        return Supplied(group.text[1:-1], nickname=True)
    certainty, inner = _without_doubt(group.inside)
    plain = bare(inner)
    anonymous = any(word.key in ANONYMOUS for word in plain)
    if not plain or anonymous or not _names(plain):
        return Supplied(certainty=certainty, anonymous=anonymous)
    named = plain[honorifics(plain) :]
    name = written(title, named)
    return Supplied(without_possessive(name), tuple(named), certainty, possessive=name != without_possessive(name))


def without_possessive(name: str) -> str:
    """Return the name without 's: `Helmut Kohl's` is `Helmut Kohl`; `Workers'` stays."""
    return name[:-2] if name.casefold().endswith(("'s", "’s")) else name


def written(title: str, words: Sequence[Token]) -> str:
    """Return the words as in the title, without brackets between them."""
    parts, begin = [], words[0].start
    for word, following in pairwise(words):
        if any(sign in title[word.end : following.start] for sign in "[]()"):
            parts.append(title[begin : word.end])
            begin = following.start
    parts.append(title[begin : words[-1].end])
    return " ".join(" ".join(parts).split())


def _without_doubt(inner: Sequence[Token]) -> tuple[str, list[Token]]:
    """Return the certainty, and the words of a bracket without it: `[probably Stalin]`."""
    first, last = 0, len(inner)
    while first < last and (inner[first].key in SAID_BEFORE or inner[first].text in {":", "=", ","}):
        first += 1
    while first < last and inner[last - 1].text in {"?", ",", ";", "."}:
        last -= 1
    said = next(filter(None, map(doubt, inner[:first])), "")
    asked = "possible" if any(word.text == "?" for word in inner) else ""
    return said or asked, [word for word in inner[first:last] if word.text != "?"]


def _names(words: Sequence[Token]) -> bool:
    if any(word.kind in {"number", "quote"} or word.text in {";", ":", "/"} for word in words):
        return False
    return (is_person(words) or is_official(words)) and not is_place(words)
