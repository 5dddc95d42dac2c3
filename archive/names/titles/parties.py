"""Who writes to whom, read word by word from what follows the type of a title."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.names.titles.brackets import doubt
from archive.names.titles.heading import Heading, read_heading, read_number
from archive.names.titles.lists import taken_apart
from archive.names.titles.markers import CONVEYING, Marker, belongs, marker_at
from archive.names.titles.naming import Phrase
from archive.names.titles.phrases import bare, is_official, is_person, is_place
from archive.names.titles.tokens import Token
from archive.names.titles.types import OF_SUBJECT, TALKS
from archive.names.titles.vocabulary import BODIES, CITIES, COUNTRIES, COURTESIES, PARTICLES, listed

_MESSAGES = listed("message messages letter telegram cable text reply request note")
_NOT_READERS = frozenset(("record", "files", "file", "press"))


@dataclass
class Parties:
    """What is found while reading; `role` is empty once the title speaks of its subject."""

    heading: Heading
    role: str = ""
    certainty: str = ""
    last: str = ""  # the role before a small word that depends on it
    told: str = "parties"  # parties, aside (`in Moscow`), subject (`on grain`), conveyed (`transmitting a message`)
    row: list[Token] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    places: list[tuple[Token, ...]] = field(default_factory=list)
    number: str = ""

    def close(self) -> None:
        """The words since the last small word are names in their role, if they are names at all."""
        row, self.row = self.row, []
        if row and self.role:
            phrases, places = taken_apart(row, self.role, self.certainty)
            self.phrases += phrases
            self.places += places
            self.last = self.role
        elif row and self.told == "aside":
            self.places += [tuple(bare(row[:2]))] if row[0].key in CITIES or is_place(row) else []
        self.certainty = ""

    def turn(self, told: str, role: str = "") -> None:
        self.close()
        self.told, self.role = told, role


def read_parties(row: Sequence[Token], heading: Heading, role: str = "") -> Parties:
    """The phrases, places and a late number in the tokens after a heading, `role` being that of words at once."""
    found = Parties(heading, role)
    at = 0
    while at < len(row):
        at += _step(found, row, at)
    found.close()
    return found


def _step(found: Parties, row: Sequence[Token], at: int) -> int:
    """Reads what stands here, and says how many tokens that was."""
    word = row[at]
    if word.kind == "group":
        _bracket(found, word)
    elif word.kind == "word":
        return _word(found, row, at)
    elif word.kind == "quote" and _is_nickname(found.row, row, at):
        found.row.append(word)
    elif word.kind in {"number", "quote"}:
        found.turn("aside" if found.told == "parties" else found.told)
    elif word.text == ",":
        return _comma(found, row, at)
    elif word.text in {":", ";", "—", "–"}:
        found.turn("subject")
    elif word.text == "?" and found.row:
        found.certainty = found.certainty or "possible"
    return 1


def _is_nickname(before: Sequence[Token], row: Sequence[Token], at: int) -> bool:
    """`Anthony "Tony" Blair`: a word in quotation marks between the words of one name."""
    between = bool(before) and before[-1].kind == "word" and at + 1 < len(row) and row[at + 1].capital
    return between and len(row[at].inside) == 1 and not marker_at(row, at + 1)


def _word(found: Parties, row: Sequence[Token], at: int) -> int:
    marker = marker_at(row, at)
    if marker and found.role and belongs(found.row, row, at, found.role):
        found.row.append(row[at])
    elif marker:
        _mark(found, row, at, marker)
        return marker.length
    elif doubt(row[at]) and marker_at(row, at + 1):
        found.close()
        found.certainty = doubt(row[at])
    elif row[at].key in CONVEYING and found.told != "conveyed":
        found.turn("conveyed")
    elif found.told == "subject" and not found.role and row[at].key in TALKS:
        _body_that_met(found, row[at])
    elif found.role and not _may_stand_in_name(row[at]):
        found.turn("subject")
    else:
        found.row.append(row[at])
    return 1


def _body_that_met(found: Parties, talk: Token) -> None:
    """`Report on the CCP CC Politburo Discussion` speaks of a body, which can be told before such a word only."""
    first = len(found.row)
    while first and found.row[first - 1].key in BODIES | COUNTRIES:
        first -= 1
    met = found.row[first:]
    if any(word.key in BODIES for word in met):
        found.phrases.append(Phrase(tuple(met), "mentioned"))
    found.row.append(talk)


def _may_stand_in_name(word: Token) -> bool:
    small = word.article or word.key in PARTICLES | COURTESIES | {"and"}
    return word.capital or small or is_official([word]) or bool(doubt(word))


def _mark(found: Parties, row: Sequence[Token], at: int, marker: Marker) -> None:
    """Turns to the role that the small word announces here."""
    certainty = found.certainty if not found.row else ""
    asked = _ASKED.get(marker.role)
    role = asked(found, row, at) if asked else _plain(found, marker.role)
    if role is None:
        found.row.append(row[at])
    elif role in {"aside", "subject", "conveyed"}:
        found.turn(role if found.told != "subject" or role == "conveyed" else "subject")
    else:
        found.turn(found.told if found.told in {"conveyed", "subject"} else "parties", role)
        found.certainty = certainty


def _plain(found: Parties, role: str) -> str | None:
    """From, to, by, via, between: as they say, but for a title that already speaks of its subject."""
    if found.told == "conveyed" and role in {"author", "recipient"}:
        return "on_behalf_of" if role == "author" else "recipient"
    if found.told != "subject" or role in {"signatory", "translator", "on_behalf_of"}:
        return role
    return "mentioned" if role == "participant" and _talked(found.row) else None


def _with(found: Parties, row: Sequence[Token], at: int) -> str | None:
    if any(word.key in _MESSAGES for word in row[at + 1 : at + 4]):
        return "conveyed"
    if found.told == "subject":
        return "mentioned" if _talked(found.row) else None
    return "participant" if found.heading.talk else "subject"


def _for(found: Parties, row: Sequence[Token], at: int) -> str | None:
    if found.told in {"subject", "aside"}:
        return None
    if found.told == "conveyed":
        return "recipient"
    reader = bare(row[at + 1 : at + 3])
    directly = at == 0 and not found.row
    if not reader or reader[0].kind == "number" or reader[0].key in _NOT_READERS:
        return "aside"
    if directly and found.heading.head in OF_SUBJECT:
        return "subject"
    sending = (found.role or found.last) in {"author", "on_behalf_of"}
    return "on_behalf_of" if sending else "recipient"


def _of(found: Parties, row: Sequence[Token], at: int) -> str | None:
    """`Diary of …` names its writer, `Meeting of …` those who met; elsewhere `of` tells what somebody belongs to."""
    if found.told in {"subject", "conveyed"}:
        return None
    if at > 0 or found.row or (len(row) > 1 and row[1].kind == "number"):
        return "aside"
    if found.heading.talk:
        return "participant"
    return "subject" if found.heading.head in OF_SUBJECT else "author"


def _subject(found: Parties, row: Sequence[Token], at: int) -> str | None:
    dated = at + 1 < len(row) and row[at + 1].kind == "number"
    return "aside" if dated and row[at].key == "on" else "subject"


def _event(found: Parties, row: Sequence[Token], at: int) -> str | None:
    """What a talk took place at is aside of it; what a speech was made at is all the rest of a title."""
    return "aside" if found.heading.talk else "subject"


_ASKED = {"event": _event, "with": _with, "for": _for, "of": _of, "subject": _subject}


def _talked(row: Sequence[Token]) -> bool:
    return any(word.key in TALKS for word in row[-3:])


def _comma(found: Parties, row: Sequence[Token], at: int) -> int:
    number, end = read_number(row, at + 1)
    if not number and at + 1 < len(row) and row[at + 1].kind == "number" and row[at + 1].text[0].isalpha():
        number, end = row[at + 1].text, at + 2  # a number of a register: `P78/73`
    if number:
        found.number = found.number or number
        found.turn("aside")
        return end - at
    heading = read_heading(row[at + 1 :]) if found.told == "parties" else Heading()
    if heading.type and not heading.before:
        found.turn("subject" if found.heading.type else "aside")
    elif found.role:
        found.row.append(row[at])
    elif found.told == "aside":
        found.close()
    return 1


def _bracket(found: Parties, group: Token) -> None:
    """A bracket belongs to the name before it, unless it says more: `[via Kovalev]`, `(Edited by Mao)`."""
    marker = marker_at(group.inside, 0)
    told = marker is not None and marker.role not in {"aside", "subject", "of", "with"}
    if not told:
        if found.role:
            found.row.append(group)
        return
    before, role, last = found.row, found.role, found.last
    inside = Parties(found.heading, last=role or last)
    inside.role = ""
    at = 0
    while at < len(group.inside):
        at += _step(inside, group.inside, at)
    inside.close()
    found.row, found.role = before, role
    found.phrases += [phrase for phrase in inside.phrases if is_person(phrase.words) or is_official(bare(phrase.words))]
