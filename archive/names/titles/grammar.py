"""Parsing a title: heading, then parties, then names."""

from collections.abc import Sequence
from dataclasses import replace

from archive.names.titles.brackets import written
from archive.names.titles.foreign import read_foreign
from archive.names.titles.heading import Heading, read_heading
from archive.names.titles.inverted import read_inverted
from archive.names.titles.lists import taken_apart
from archive.names.titles.markers import belongs, marker_at
from archive.names.titles.naming import Phrase, read_name
from archive.names.titles.phrases import bare, is_official, is_person, is_place
from archive.names.titles.reading import NameInTitle, TitleReading
from archive.names.titles.russian import is_russian, read_russian
from archive.names.titles.russian_offices import Office
from archive.names.titles.tokens import Token, tokens
from archive.names.titles.vocabulary import ANONYMOUS, CITIES
from archive.names.titles.walk import read_parties

_LONGEST_TITLE = 1000
_LONGEST_NAME_ALONE = 8  # in words
_LEAST_LISTED = 3
_LONGEST_OPENING = 40  # in tokens: how far into the title a second heading may begin
_KEPT_BOOKS = frozenset(("diary", "journal", "notebook", "notebooks", "excerpt", "draft"))
_OCCASIONS = frozenset(("Reception", "Call", "Telephone Call", "Meeting", "Visit"))
_BOTH = {"author", "recipient"}
_ADJECTIVES = ("al", "ary", "ive", "ory", "ous", "ed", "ical")


def read_title(title: str) -> TitleReading:
    """Return type, number, names with their roles, and places of the title; empty where it gives none. Never fails.

    Offsets of names refer to `title` as given. A title of more than 1,000 characters is not read.
    """
    if len(title) > _LONGEST_TITLE:
        return TitleReading()
    reading = read_inverted(title, lambda rest: _read(rest, tokens(rest))) or _read(title, tokens(title))
    return _placed(title, reading) if title.rstrip().endswith("]") else reading


def _placed(title: str, reading: TitleReading) -> TitleReading:
    """Add a city that an editor supplied at the end, behind a name: `Beria to Stalin [Tiflis]`."""
    place = title[title.rfind("[") :].rstrip()
    known = place[1:-1].strip(" ?").casefold() in CITIES and place not in reading.places
    return replace(reading, places=(*reading.places, place)) if known and reading.names else reading


def read_type(title: str) -> str:
    """Return the type alone, as `read_title` gives it, in a fraction of the time."""
    if len(title) > _LONGEST_TITLE:
        return ""
    row = tokens(title)
    if is_russian(row):
        return read_russian(row)[0].type
    foreign = read_foreign(title)
    if foreign:
        return foreign.type
    types = [read_heading(section).type for section in _sections(row)]
    return types[-1] if _says_more(types[-1], types[0]) else types[0]


def _read(title: str, row: Sequence[Token]) -> TitleReading:
    if is_russian(row):
        return _russian(title, row)
    foreign = read_foreign(title)
    if foreign:
        return foreign
    sections = _sections(row)
    readings = [_section(title, section, whole=len(sections) == 1) for section in sections]
    first, last = readings[0], readings[-1]
    typed = last if _says_more(last.type, first.type) else first
    names = {(name.form, name.role): name for reading in reversed(readings) for name in reading.names}
    return replace(
        typed,
        number=first.number or last.number,
        names=tuple(sorted(names.values(), key=lambda name: (name.start, name.end))),
        places=tuple(dict.fromkeys(place for reading in readings for place in reading.places)),
        draft=first.draft or last.draft,
        excerpt=first.excerpt or last.excerpt,
    )


def _says_more(last: str, first: str) -> bool:
    """Return whether the type of the later heading is the document's: a diary's entry is a conversation."""
    return bool(last) and (not first or (first.casefold() in _KEPT_BOOKS and last not in _OCCASIONS))


def _russian(title: str, row: Sequence[Token]) -> TitleReading:
    heading, phrases, offices = read_russian(row)
    read = (read_name(title, phrase) for phrase in phrases)
    names = tuple(_in_office(title, name, offices.get(name.start)) for name in read if name)
    return TitleReading(heading.type, heading.number, names, draft=heading.draft, excerpt=heading.excerpt)


def _in_office(title: str, name: NameInTitle, office: Office | None) -> NameInTitle:
    return replace(name, honorific=title[office.start : office.end]) if office else name


def _sections(row: Sequence[Token]) -> list[Sequence[Token]]:
    """Split a title where a colon, or the comma after a first name, is followed by a type of document.

    `From the Diary of N. V. Roshchin: Memorandum of Conversation with …`, `Zhou Enlai, Speech at …`.
    """
    first = read_heading(row)
    for at, sign in enumerate(row[:_LONGEST_OPENING]):
        if sign.kind != "sign" or sign.text not in ":,–—":
            continue
        rest = row[at + 1 :]
        if rest and rest[0].kind == "quote":
            rest = [*rest[0].inside, *rest[1:]]
        if _divides(row, at, first, read_heading(rest)):
            return [row[:at], rest]
    return [row]


def _divides(row: Sequence[Token], at: int, first: Heading, second: Heading) -> bool:
    """Return whether the sign here separates two headings."""
    if not second.type:
        return False
    directly = at >= first.end and all(word.kind == "group" for word in row[first.end : at])
    if first.type and directly and second.talk:
        return True  # `Minutes, Mao Zedong's Conversation with …`
    parting = ":" if first.type and first.head not in _KEPT_BOOKS else ":,–—"
    return not second.before and row[at].text in parting


def _section(title: str, row: Sequence[Token], *, whole: bool) -> TitleReading:
    heading = read_heading(row)
    rest = _after_signs(_after_gloss(row[heading.end :]))
    quoted = any(word.kind == "quote" for word in rest)
    role = _first_role(rest, heading, alone=bool(heading.type) or not whole or quoted)
    before = _before(heading)
    spoken = bool(before) and row[heading.end : heading.end + 1] and row[heading.end].text == ","
    parties = read_parties(rest, heading, "" if spoken else role, told="subject" if spoken else "parties")
    phrases = [*before, *_between(heading), *parties.phrases]
    names = [name for name in (read_name(title, phrase) for phrase in phrases) if name]
    if not heading.type and not _begins(rest, names) and not (whole and _is_letter(rest, names)):
        return TitleReading(
            number=heading.number or parties.number
        )  # a title of another kind, that begins with no name
    return TitleReading(
        type=heading.type,
        number=heading.number or parties.number,
        names=tuple(names),
        places=tuple(written(title, place) for place in parties.places),
        draft=heading.draft or _says(row, "draft"),
        excerpt=heading.excerpt or _says(row, "excerpt"),
    )


def _begins(rest: Sequence[Token], names: Sequence[NameInTitle]) -> bool:
    return bool(names) and names[0].start <= bare(rest)[0].start


def _is_letter(rest: Sequence[Token], names: Sequence[NameInTitle]) -> bool:
    """Return whether it names nothing but writer and reader, in full: `From John Jay to Alexander Hamilton`."""
    named = [name for name in names if name.kind == "person" and " " in name.form]
    roles = {name.role for name in named}
    return bool(rest) and rest[0].key in {"from", "to"} and len(named) == 2 == len(names) and roles == _BOTH


def _after_signs(row: Sequence[Token]) -> Sequence[Token]:
    first = next((at for at, word in enumerate(row) if word.kind != "sign"), len(row))
    return row[first:]


def _after_gloss(row: Sequence[Token]) -> Sequence[Token]:
    """Return the row without a bracket that explains the type: `Journal (Dnevnik) of …`."""
    explained = len(row) > 1 and row[0].kind == "group" and row[1].key in {"of", "from", "by", "between", ","}
    return row[1:] if explained and not marker_at(row[0].inside, 0) else row


def _says(row: Sequence[Token], word: str) -> bool:
    """Return whether a bracket says so: `(Excerpt)`, `[Draft]`."""
    return any(group.kind == "group" and group.text.casefold().rstrip("s") == word for group in row)


def _first_role(rest: Sequence[Token], heading: Heading, *, alone: bool) -> str:
    """Return the role of the words directly after the heading, before any marker.

    A name alone is a writer only beside a type: a title that is nothing but a name is about its bearer.
    """
    if not rest or marker_at(rest, 0):
        return ""
    keys = [word.key for word in rest]
    if heading.talk or (not heading.type and _is_meeting(rest)):
        return "participant" if {"and", "with", "–", "—"} & set(keys) or _is_list(rest) else ""
    if "talking" in keys:
        return "participant"
    return "author" if "to" in keys or (alone and _is_name_alone(rest)) else ""


def _is_meeting(rest: Sequence[Token]) -> bool:
    """Return whether a title of nothing but two or more full names tells of a talk: `Zhou Enlai and Le Duan`."""
    names, _ = taken_apart(rest, "participant")
    plain = all(word.kind == "word" or word.text == "," for word in rest)
    return plain and len(names) > 1 and all(len(name.words) > 1 and is_person(name.words) for name in names)


def _is_list(rest: Sequence[Token]) -> bool:
    """Return whether three or more people stand between commas: `Mr. Rusk, Mr. Kohler, Mr. Bohlen`."""
    names, _ = taken_apart(rest, "participant")
    return len(names) >= _LEAST_LISTED and all(is_name(name.words) for name in names)


def _is_name_alone(rest: Sequence[Token]) -> bool:
    """Return whether only a name precedes a sign or the end: `Mao Zedong, 'Speech …'`, `Letter, Syngman Rhee, 1949`."""
    end = next((at for at in range(len(rest)) if _ends_name(rest, at)), len(rest))
    words = [word for word in rest[:end] if word.kind == "word"]
    marker = marker_at(rest, end)
    if (marker and marker.role not in {"aside", "event", "subject"}) or len(words) > _LONGEST_NAME_ALONE:
        return False
    names, _ = taken_apart(words, "author")
    return bool(names) and all(is_name(name.words) for name in names)


def _ends_name(rest: Sequence[Token], at: int) -> bool:
    if rest[at].kind not in {"word", "group"}:
        return True
    return marker_at(rest, at) is not None and not belongs(rest[:at], rest, at, "author")


def is_name(words: Sequence[Token]) -> bool:
    """Return whether the words are a person, an office or a body, and not only a nation."""
    named = bare([word for word in words if word.kind != "group"])
    return bool(named) and not is_place(named) and (is_person(named) or is_official(named))


def _before(heading: Heading) -> list[Phrase]:
    """Return who precedes the type: `Kovalev Report to Stalin`, `Stalin's Conversation with Zhou Enlai`."""
    words = heading.before
    if words and all(word.kind == "group" for word in words):
        return [Phrase(words, "participant" if heading.talk else "author")]
    if not is_name(words) or (len(words) == 1 and _is_adjective(words[0]) and words[0].key not in ANONYMOUS):
        return []
    phrases, _ = taken_apart(_parted_pair(words, heading), "participant" if heading.talk else "author")
    return phrases


def _between(heading: Heading) -> list[Phrase]:
    """Return who is inside the type: `Minutes of the Politburo Meeting`."""
    phrases, _ = taken_apart(heading.between, "participant")
    return [phrase for phrase in phrases if is_name(phrase.words)]


def _is_adjective(word: Token) -> bool:
    return not word.text.endswith(("'s", "’s")) and word.key.endswith(_ADJECTIVES)


def _parted_pair(words: Sequence[Token], heading: Heading) -> Sequence[Token]:
    """Split `Kohl-Gorbachev Conversation` into two; `Ching-kuo` is one."""
    first, hyphen, second = words[0].text.partition("-")
    if len(words) != 1 or not (heading.talk and hyphen and second[:1].isupper()):
        return words
    start = words[0].start
    middle = start + len(first)
    return [
        Token("word", first, start, middle),
        Token("sign", ",", middle, middle + 1),
        Token("word", second, middle + 1, words[0].end),
    ]
