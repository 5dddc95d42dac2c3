"""The dates of a life as tables of people have them: one moment each, however it is written.

`-1953` under *died* is in or before 1953, not a year BC; `1937-38` under *born* is one of the two years.
"""

import re
from typing import Final

from archive.dates.edtf import ImpreciseDate
from archive.dates.grammar import Choice, Span
from archive.dates.points import APPROXIMATE, UNCERTAIN, Point
from archive.dates.refusal import UnreadableDate, quoted
from archive.text.speech import gettext as _

LONGEST_DOUBT: Final = 25  # years within which a birth may lie; a longer range is a life
_BORN = re.compile(r"(?:b\.|born\b|\*|geb\.|n[ée]e?\b|род\.|р\.)\s*", re.IGNORECASE)
_DIED = re.compile(r"(?:d\.|died\b|†|✝|gest\.|ум\.)\s*", re.IGNORECASE)
_TO_THE_END = re.compile(r"(\D{0,4}\d{4}\??)\s*[-–—]\s*")
_BY_DASH = re.compile(r"[^/]*\d\s*[-–—]\s*\d[^/]*")


def born(text: str) -> ImpreciseDate:
    """Parse a date of birth. Raises UnreadableDate where it says something else."""
    return _moment(text, _BORN, _DIED, _("%(quoted)s says when somebody died, and stands where the birth should."))


def died(text: str) -> ImpreciseDate:
    """Parse a date of death. Raises UnreadableDate where it says something else."""
    return _moment(text, _DIED, _BORN, _("%(quoted)s says when somebody was born, and stands where the death should."))


def years(date: ImpreciseDate | None) -> str:
    """Return the year alone, with “c.” or “?” where uncertain; a date of several possible years in words."""
    if date is None:
        return ""
    first, last = date.earliest or date.latest, date.latest or date.earliest
    if first is None or last is None or first.year != last.year:
        return date.spoken(short=True)
    year = Point(f"{first.year:04}", marks=(APPROXIMATE * date.approximate | UNCERTAIN * date.uncertain, 0, 0))
    return ImpreciseDate.of(year).spoken()


def life(born: ImpreciseDate | None, died: ImpreciseDate | None) -> str:
    """Return the years of a life, or of a body: “1878–1953”, “1921–”, “–1953”, or one year."""
    first, last = years(born), years(died)
    return first if first == last else f"{first}–{last}"


def _moment(text: str, ours: re.Pattern[str], others: re.Pattern[str], misplaced: str) -> ImpreciseDate:
    plain = text.strip()
    if others.match(plain):
        raise UnreadableDate(misplaced % {"quoted": quoted(text)})
    if found := ours.match(plain):
        plain = plain[found.end() :]
    if found := _TO_THE_END.fullmatch(plain):
        plain = found[1]  # `1878-` of somebody who lives, or whose death nobody noted
    date = ImpreciseDate.printed(plain).past()
    said = date.expression
    if not isinstance(said, Span) or not _BY_DASH.fullmatch(plain):
        return _by_then(date)
    if date.earliest and date.latest and date.latest.year - date.earliest.year > LONGEST_DOUBT:
        raise UnreadableDate(
            _("%(quoted)s looks like a whole life; write birth and death each in its own place.")
            % {"quoted": quoted(text)}
        )
    return ImpreciseDate.of(Choice((said,)))


def _by_then(date: ImpreciseDate) -> ImpreciseDate:
    """Return “until 1953” as in or before 1953."""
    said = date.expression
    if isinstance(said, Span) and date.edtf.startswith("/") and isinstance(said.end, Point):
        return ImpreciseDate.from_edtf(f"[..{date.edtf[1:]}]")
    return date
