"""Titles in other languages: `Brief von Goethe an Schiller`, `Lettre de George Sand à Gustave Flaubert`.

Only what a language's table names is read, and only where every party is a person, an office or a body; any other title
gives nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.names.titles.chinese import read_chinese
from archive.names.titles.languages import LANGUAGES, Language
from archive.names.titles.phrases import is_person, is_place
from archive.names.titles.reading import NameInTitle, TitleReading
from archive.names.titles.tokens import Token
from archive.names.titles.vocabulary import listed

_PIECE = re.compile(r"[^\s,;:.()\[\]„“”«»\"]+(?:\.(?=[^\s.]*\w)[^\s,;:()\[\].]+)*\.?|[^\s]")
_STOPS = frozenset(';:()[]„“”«»"–—')
_NUMBER = re.compile(r"(?:N[ro]\.?|n°|№)$", re.IGNORECASE)
_ELIDED = re.compile(r"^([dl])['’](?=\w)")
_ABSTRACT = re.compile("(?:ungen|ung|heit|keit|schaft|tion|tionen)$")
_LONGEST = 8  # in words, of one party
_MONTHS = listed(
    "januar februar märz april mai juni juli august september oktober november dezember janvier février mars avril "
    "juin juillet août octobre novembre décembre"
)

Words = Sequence[Token]


def read_foreign(title: str) -> TitleReading | None:
    """Return the reading by the first language whose table explains the title up to its date, or None.

    Only the type where it opens as a title of that language does and its parties are not certain: `Brief an den Vater`.
    """
    if reading := read_chinese(title):
        return reading
    words = _words(title)
    found = (_read(title, words, language) for language in LANGUAGES) if len(words) > 1 else iter(())
    return next((reading for reading in found if reading), None)


def _words(title: str) -> list[Token]:
    """Return the words and commas up to the first number that is no part of a name, bracket or quotation."""
    found: list[Token] = []
    for match in _PIECE.finditer(title):
        text = match.group()
        if text in _STOPS or (text[0].isdigit() and not _numbers(found)):
            break
        found.append(Token("sign" if text == "," else "word", text, match.start(), match.end()))
    while found and found[-1].kind == "sign":
        found.pop()
    return found


def _numbers(found: list[Token]) -> bool:
    return bool(found) and bool(_NUMBER.match(found[-1].text))


def _read(title: str, words: Words, language: Language) -> TitleReading | None:
    typed = _key(words[0]) in language.types
    rest, number = words[1:] if typed else words, ""
    if typed and len(rest) > 1 and _NUMBER.match(rest[0].text) and rest[1].text[0].isdigit():
        rest, number = rest[2:], rest[1].text.rstrip(".")
    parted = typed and bool(rest) and rest[0].kind == "sign"  # `Feldpostbrief, Karl Brenner an Anna Brenner`
    rest = rest[parted:]
    if not rest:
        return None
    names = _talk(title, rest, language) if typed and not parted else None
    names = names or _letter(title, rest, language, typed=typed and not parted)
    if not names and not (
        typed and not parted and rest[0].text in language.by | language.by_office | language.to | language.between
    ):
        return None
    # What opens so is no English title, even where nobody is named with certainty.
    return TitleReading(type=words[0].text if typed else "", number=number, names=tuple(names or ()))


def _talk(title: str, rest: Words, language: Language) -> list[NameInTitle] | None:
    """Return the two participants of `Gespräch zwischen Goethe und Schiller`; None for any other number."""
    joined = [at for at, word in enumerate(rest) if word.text in language.both]
    if rest[0].text not in language.between or len(joined) != 1:
        return None
    parties = [_party(title, part, language, "participant") for part in (rest[1 : joined[0]], rest[joined[0] + 1 :])]
    return [party for party in parties if party] if all(parties) else None


def _letter(title: str, rest: Words, language: Language, *, typed: bool) -> list[NameInTitle] | None:
    """Return who wrote to whom, where there is only one way to split the two."""
    turns = [at for at, word in enumerate(rest) if word.text in language.to]
    if typed and 0 in turns:
        reader = _party(title, rest[1:], language, "recipient")
        return [reader] if reader else None
    found = [pair for at in turns if (pair := _pair(title, rest, at, language, typed=typed))]
    if found or turns:
        return found[0] if len(found) == 1 else None
    writer = _writer(title, rest, language) if typed else None
    sure = writer is not None and (writer.kind != "person" or bool(writer.honorific) or " " in writer.form)
    return [writer] if writer and sure else None  # `Bericht von Sylt`


def _pair(title: str, rest: Words, at: int, language: Language, *, typed: bool) -> list[NameInTitle] | None:
    first = list(rest[:at])
    while first and first[-1].kind == "sign":
        first.pop()
    prefixed = bool(first) and _key(first[0]) in language.by and first[0].start != rest[0].start
    writer = _writer(title, first, language) if typed or _opens_so(first, language) else None
    if writer is None and not typed and not prefixed:
        writer = _party(title, first, language, "author")
    reader = _party(title, rest[at + 1 :], language, "recipient")
    return [writer, reader] if writer and reader else None


def _opens_so(first: Words, language: Language) -> bool:
    """Return whether it opens like `Von Goethe an Schiller`."""
    return len(first) > 1 and first[0].text.lower() in language.by


def _writer(title: str, words: Words, language: Language) -> NameInTitle | None:
    """Return who follows `von` or `de`; after `des` only an office."""
    if not words:
        return None
    elided = _ELIDED.match(words[0].text)
    if elided and elided[1] in {"d"} and "de" in language.by and len(words) > 1:
        start = words[0].start + elided.end()
        opened = replace(words[0], text=words[0].text[elided.end() :], start=start)
        return _party(title, [opened, *words[1:]], language, "author")
    key = words[0].text.lower()
    if key not in language.by | language.by_office or len(words) < 2:
        return None
    office = _key(words[1]) in language.offices or _key(words[1]) in language.courtesies
    if key in language.by_office and not office:
        return None
    return _party(title, words[1:], language, "author")


def _party(title: str, words: Words, language: Language, role: str) -> NameInTitle | None:
    """Return one who writes or reads.

    What follows a comma is dropped where it is an office, and after the last party.
    """
    first, *others = _pieces(words)
    if not first or len(first) > _LONGEST:
        return None
    if role == "author" and any(not piece or _key(piece[0]) not in language.offices for piece in others):
        return None
    article = _key(first[0]) in language.articles
    first = first[article:]
    start = next((at for at, word in enumerate(first) if _key(word) not in language.courtesies), len(first))
    named = list(first[start:])
    if not named:
        return None
    if named[0].text.lower() in language.bodies or _key(named[-1]) in language.bodies:
        return _name(title, named, role, kind="body")
    if _key(named[0]) not in language.offices:
        if article and not start:
            return None  # `Brief an den Vater`
        return _name(title, named, role, taken=first[:start]) if _is_person(named, language) else None
    bearer = named[1:]
    while bearer and _key(bearer[0]) in language.courtesies:
        bearer = bearer[1:]
    if bearer and (bearer[0].capital or bearer[0].text == "von") and _is_person(bearer, language):
        return _name(title, bearer, role, taken=[*first[:start], *named[: len(named) - len(bearer)]])
    office = all(word.capital or word.text in language.inside for word in bearer)
    return _name(title, named, role, kind="title") if office else None


def _pieces(words: Words) -> Iterator[list[Token]]:
    piece: list[Token] = []
    for word in words:
        if word.kind == "sign":
            yield piece
            piece = []
        else:
            piece.append(word)
    yield piece


def _is_person(words: Words, language: Language) -> bool:
    """Return whether the words are written as a name, and are neither a place nor a month."""
    no_names = _MONTHS | language.types | language.nobody
    if is_place(words) or any(_key(word) in no_names or _ABSTRACT.search(word.text) for word in words):
        return False
    if words[-1].text in language.particles or not any(word.capital and len(word.key) > 1 for word in words):
        return False
    return all(word.capital or word.text in language.particles or _ELIDED.match(word.text) for word in words) and (
        is_person([word for word in words if word.capital])
    )


def _name(title: str, words: Words, role: str, *, kind: str = "person", taken: Words = ()) -> NameInTitle:
    form = " ".join(title[words[0].start : words[-1].end].split())
    honorific = " ".join(title[taken[0].start : taken[-1].end].split()) if taken else ""
    return NameInTitle(form=form, role=role, kind=kind, honorific=honorific, start=words[0].start, end=words[-1].end)


def _key(word: Token) -> str:
    return word.text.lower().rstrip(".")
