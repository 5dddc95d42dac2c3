"""The role a marker announces, depending on all that was read before it."""

from collections.abc import Sequence

from archive.names.titles.parties import Parties
from archive.names.titles.phrases import bare, is_place
from archive.names.titles.tokens import Token
from archive.names.titles.types import OF_SUBJECT, TALKS
from archive.names.titles.vocabulary import COMMON, listed

TURNS = frozenset(("aside", "apart", "subject", "event", "conveyed"))
_MESSAGES = listed("message messages letter telegram cable text reply request note")
_TREATIES = frozenset(("agreement", "treaty", "pact", "convention", "protocol", "plan"))
_HOLDING = frozenset(("containing", "enclosing", "including", "attaching"))
_NEAR = 6  # words that may stand between `Meeting` and the `with` that belongs to it
_NOT_READERS = frozenset(("record", "files", "file", "press"))


def role_announced(found: Parties, role: str, row: Sequence[Token], at: int) -> str | None:
    """Return the role of the names after the marker here, or one of TURNS; None where it is an ordinary word."""
    if role == "author" and found.past and at > 0 and row[at - 1].text == "," and found.unsigned:
        found.told = "aside"  # `Information on Khrushchev's trip, from the Central Committee of the CPSU to …`
    asked = _ASKED.get(role)
    if role == "author" and found.heading.talk and any(word.key in TALKS for word in row[at + 1 : at + _NEAR + 2]):
        return "participant"
    return asked(found, row, at) if asked else _plain(found, role)


def _plain(found: Parties, role: str) -> str | None:
    """Return the role of from, to, by, via and between, which a title that has reached its subject may change."""
    if found.told == "conveyed" and role in {"author", "recipient"}:
        return "on_behalf_of" if role == "author" else "recipient"
    if role == "recipient" and found.role == "participant":
        return "apart"  # `the Envoys of Fraternal Countries to China`
    if role == "recipient" and found.row and found.row[-1].key in COMMON:
        return "subject"  # `Pol Pot's Visit to …`
    if role == "participant" and not found.heading.talk and any(word.key in TALKS for word in found.row[-_NEAR:]):
        return "mentioned"  # `Cable of Kuznetsov on 1 November conversation between Mikoyan and U Thant`
    if role == "author" and found.heading.talk and found.told == "aside" and any(word.capital for word in found.row):
        return "aside" if not is_place(found.row[:1]) else role  # `at a Dinner Offered by the CPSU CC`
    if role == "participant" and found.heading.head in _TREATIES:
        return role  # `Agreement on Cooperation between the Stasi and the KGB`
    if not found.past or role in {"signatory", "translator", "on_behalf_of"}:
        return role
    return "mentioned" if role == "participant" and _talked(found) else None


def _with(found: Parties, row: Sequence[Token], at: int) -> str | None:
    if any(word.key in _MESSAGES for word in row[at + 1 : at + 4]):
        return "conveyed"
    if found.past:
        return "mentioned" if _talked(found) or found.role == "mentioned" else None
    return "participant" if found.heading.talk else "subject"


def _for(found: Parties, row: Sequence[Token], at: int) -> str | None:
    if found.past or found.told in {"aside", "apart"}:
        return None
    if found.told == "conveyed":
        return "recipient"
    reader = bare(row[at + 1 : at + 3])
    directly = at == 0 and not found.row
    if not reader or reader[0].kind == "number" or reader[0].key in _NOT_READERS:
        return "aside"
    if directly and found.heading.head in OF_SUBJECT:
        return "subject"
    sending = (found.role or found.last) in {"author", "on_behalf_of"} and any(word.key == "to" for word in row[at:])
    return "on_behalf_of" if sending else "recipient"


def _of(found: Parties, row: Sequence[Token], at: int) -> str | None:
    """Return the role after `of`: the writer of a `Diary of …`, participants of a `Meeting of …`.

    Elsewhere `of` says what somebody belongs to.
    """
    if found.past or found.told == "conveyed":
        return "mentioned" if _talked(found) and found.row[-1].key in TALKS else None
    if found.heading.talk and found.row and found.row[-1].key in TALKS:
        return "participant"  # `Zhou Enlai's Reception of Ambassador Nehru`
    if at > 0 or found.row or (len(row) > 1 and row[1].kind == "number"):
        return "apart"
    if found.heading.talk:
        return "participant"
    return "subject" if found.heading.head in OF_SUBJECT else "author"


def _subject(found: Parties, row: Sequence[Token], at: int) -> str | None:
    if row[at].key in _HOLDING and any(word.key in _MESSAGES for word in row[at + 1 : at + 4]):
        return "conveyed"
    dated = at + 1 < len(row) and row[at + 1].kind == "number"
    return "aside" if dated and row[at].key == "on" else "subject"


def _event(found: Parties, row: Sequence[Token], at: int) -> str | None:
    """Return `aside` for the event a talk took place at, `event` for that of a speech: the rest of the title."""
    return "aside" if found.heading.talk else "event"


_ASKED = {"event": _event, "with": _with, "for": _for, "of": _of, "subject": _subject}


def _talked(found: Parties) -> bool:
    """Return whether the subject is a talk, so that the names that follow are mentioned."""
    return found.told == "subject" and any(word.key in TALKS for word in found.row[-_NEAR:])
