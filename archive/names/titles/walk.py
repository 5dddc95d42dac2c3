"""Reading who writes to whom, token by token, from what follows the type of a title."""

from collections.abc import Sequence

from archive.names.titles.brackets import doubt
from archive.names.titles.heading import Heading, read_heading, read_number
from archive.names.titles.markers import CONVEYING, Marker, belongs, marker_at
from archive.names.titles.naming import Phrase
from archive.names.titles.parties import Parties
from archive.names.titles.phrases import bare, is_official_word, is_person, is_place
from archive.names.titles.roles import TURNS, role_announced
from archive.names.titles.tokens import Token
from archive.names.titles.types import TALKS
from archive.names.titles.vocabulary import BODIES, COMMON, COURTESIES, PARTICLES

_DASHES = frozenset("–—")
_LONGEST_YEAR = 4  # digits


def read_parties(
    row: Sequence[Token], heading: Heading, role: str = "", last: str = "", told: str = "parties"
) -> Parties:
    """Return the phrases, places and a late number in the tokens after a heading.

    `role` is that of the words before any marker, `last` that of the names before this row, `told` what the row is
    about at its beginning.
    """
    found = Parties(heading, role, last=last, told=told)
    at = 0
    while at < len(row):
        at += _step(found, row, at)
    found.close()
    return found


def _step(found: Parties, row: Sequence[Token], at: int) -> int:
    """Read what stands at this index, and return how many tokens that was."""
    word = row[at]
    if word.kind == "word":
        return _word(found, row, at)
    if word.text == "," and word.kind == "sign":
        return _comma(found, row, at)
    if word.kind == "group":
        _bracket(found, word)
    elif word.kind == "quote":
        _quotation(found, row, at)
    elif word.kind == "number":
        found.turn("aside" if found.told == "parties" else found.told)
    else:
        _sign(found, word)
    return 1


def _quotation(found: Parties, row: Sequence[Token], at: int) -> None:
    """Read a quotation: a nickname, a name, a journal's name between two participants, or the document's name."""
    if _is_nickname(found.row, row, at):
        found.row.append(row[at])
    elif found.role and not found.row and is_person(bare(row[at].inside)):
        found.row += row[at].inside
    elif found.role != "participant" or all(later.key != "and" for later in row[at:]):
        found.turn("aside" if found.told == "parties" else found.told)


def _sign(found: Parties, sign: Token) -> None:
    if sign.text in _DASHES and found.role == "participant":
        found.row.append(sign)  # `Todor Zhivkov – Leonid Brezhnev`
    elif sign.text in {":", ";"} or sign.text in _DASHES:
        found.turn("subject")
    elif sign.text == "?" and found.row:
        found.certainty = found.certainty or "possible"


def _is_nickname(before: Sequence[Token], row: Sequence[Token], at: int) -> bool:
    """Return whether it is a word in quotation marks between the words of one name: `Anthony "Tony" Blair`."""
    between = bool(before) and before[-1].kind == "word" and at + 1 < len(row) and row[at + 1].capital
    return between and len(row[at].inside) == 1 and not marker_at(row, at + 1)


def _word(found: Parties, row: Sequence[Token], at: int) -> int:
    number, end = read_number(row, at)
    if number and not found.past:
        found.number = found.number or number
        found.turn("aside")
        return end - at
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
        gloss = _gloss(found, row, at)
        if not gloss:
            found.turn("subject")
        return max(gloss, 1)
    else:
        found.row.append(row[at])
    return 1


def _gloss(found: Parties, row: Sequence[Token], at: int) -> int:
    """Return how many words describe a participant: `Kurchatov, lead scientist, and Stalin`."""
    if found.role not in {"participant", "mentioned"} or not found.row or found.row[-1].text != ",":
        return 0
    end = next((number for number in range(at, len(row)) if row[number].text in {",", "and"}), len(row))
    return end - at if any(word.key == "and" for word in row[end:]) else 0


def _body_that_met(found: Parties, talk: Token) -> None:
    """Add the body before such a word as mentioned: `Report on the CCP CC Politburo Discussion`."""
    first = len(found.row)
    while first and found.row[first - 1].capital and found.row[first - 1].key not in COMMON:
        first -= 1
    met = found.row[first:]
    if met and met[-1].key in BODIES:
        found.phrases.append(Phrase(tuple(met), "mentioned"))
    found.row.append(talk)


def _may_stand_in_name(word: Token) -> bool:
    small = word.article or word.key in PARTICLES | COURTESIES | {"and", "or"}
    return word.capital or small or is_official_word(word) or bool(doubt(word))


def _mark(found: Parties, row: Sequence[Token], at: int, marker: Marker) -> None:
    """Turn to the role that the marker announces here."""
    if marker.role == "recipient" and found.role == "recipient":
        _sent_between_places(found)
    certainty = found.certainty if not found.row else ""
    role = role_announced(found, marker.role, row, at)
    if role is None:
        found.row.append(row[at])
    elif role in TURNS:
        found.turn(role if not found.past or role == "conveyed" else found.told)
    else:
        found.turn(found.told if found.told == "conveyed" or found.past else "parties", role)
        found.certainty = certainty


def _sent_between_places(found: Parties) -> None:
    """Handle the writer after two places: `Telegram from Baku to Moscow, Bagirov to Stalin`."""
    comma = next((number for number, word in enumerate(found.row) if word.text == ","), None)
    if comma is None or not is_place(found.row[:comma]):
        return
    writer = found.row[comma + 1 :]
    found.row = found.row[:comma]
    found.turn("parties", "author")
    found.row = writer


def _comma(found: Parties, row: Sequence[Token], at: int) -> int:
    number, end = read_number(row, at + 1)
    if not number and at + 1 < len(row) and _is_register_number(row[at + 1]):
        number, end = row[at + 1].text, at + 2
    if number:
        found.number = found.number or number
        found.turn("aside")
        return end - at
    heading = read_heading(row[at + 1 :]) if found.told == "parties" else Heading()
    if (heading.type and not heading.before) or _is_common(row, at + 1):
        after = at + 1 + heading.end
        sent = heading.type and after < len(row) and row[after].key in {"from", "by"}
        found.turn("subject" if found.heading.type and not (sent and found.unsigned) else "aside")
    elif found.role:
        found.row.append(row[at])
    elif found.told in {"aside", "apart"}:
        found.turn("aside")
    return 1


def _is_common(row: Sequence[Token], at: int) -> bool:
    """Return whether what follows is a subject: `…, Plans for Mao's Visit to Moscow`."""
    return at < len(row) and row[at].capital and row[at].key in COMMON and not marker_at(row, at)


def _is_register_number(word: Token) -> bool:
    """Return whether it is a number without its sign: `P78/73`, `057026`, `111.867`; neither a year nor a day."""
    if word.kind != "number" or ":" in word.text:
        return False
    return word.text[0].isalpha() or sum(map(str.isdigit, word.text)) > _LONGEST_YEAR


def _bracket(found: Parties, group: Token) -> None:
    """Add a bracket to the name before it, unless it says more: `[via Kovalev]`, `(Edited by Mao)`."""
    marker = marker_at(group.inside, 0)
    told = marker is not None and marker.role not in {"aside", "subject", "of", "with"}
    if not told:
        if found.role:
            found.row.append(group)
        return
    inside = read_parties(group.inside, found.heading, last=found.role or found.last)
    found.phrases += inside.phrases
