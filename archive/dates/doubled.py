"""Years written twice or cut short: `20 February 1648/9`, `1218/19`, `1914–8`, `1949/5`."""

import re

from archive.dates.grammar import Expression, points_of
from archive.dates.months import MONTHS
from archive.dates.refusal import UnreadableDate, quoted, two_readings
from archive.text.speech import gettext as _

_DOUBLED = re.compile(r"(?<![\d/-])(?<!\d\.)(\d{4})\s?/\s?(\d{1,2}|\d{4})(?![\d/.-]\d|\d)")
_CUT_SHORT = re.compile(r"(?<![\d/-])(?<!\d\.)(\d{3})(\d)([-–/])(\d)(?![\d/.-])")
_WITH_ZERO = re.compile(r"(?<![\d/-])(?<!\d\.)(\d{4})/(0[1-9]|1[0-2])(?![\d/.-])")
_MONTH_OR_YEARS = re.compile(r"(?<![\d/-])(?<!\d\.)(\d\d)(\d\d)-(0[1-9]|1[0-2])(?![\d/.-])")
_WORDS = re.compile(r"[^\W\d_]+")
# Where the year began with Lady Day, the days before belonged to the previous year (England until 1752).
_LADY_DAY = ("03", "24")


def written_once(line: str, text: str) -> tuple[str, bool]:
    """Return the tidied line with each year written out once, and whether a day had two years.

    Raises UnreadableDate for two meanings.
    """
    if found := _DOUBLED.search(line):
        begins, ends = int(found[1]), found[2]
        if (begins + 1) % 10 ** len(ends) == int(ends):
            dated = any(word in MONTHS for word in _WORDS.findall(line))
            years = f"{begins + 1:04}" if dated else f"{found[1]}/{begins + 1:04}"
            if dated or len(ends) < 4:
                return line[: found.start()] + years + line[found.end() :], dated
    _refuse_two_meanings(line, text)
    line = _WITH_ZERO.sub(r"\1-\2", line)
    return _CUT_SHORT.sub(lambda found: _completed(found, text), line), False


def require_before_lady_day(expression: Expression, text: str) -> None:
    """Raise UnreadableDate unless a day or month in two years lies where the years overlapped, before 25 March."""
    for point in points_of(expression):
        if (point.month, point.day or "01") > _LADY_DAY or not point.month:
            raise UnreadableDate(
                _("%(quoted)s names two years; only days from January 1 to March 24 stood in two. Write the one meant.")
                % {"quoted": quoted(text)}
            )


def _refuse_two_meanings(line: str, text: str) -> None:
    found = _MONTH_OR_YEARS.search(line)
    if found and found[3] > found[2]:
        century, year, second = found.groups()
        raise UnreadableDate(two_readings(text, f"{century}{year}–{century}{second}", f"{second}/{century}{year}"))


def _completed(found: re.Match[str], text: str) -> str:
    """Return `1914–8` as `1914–1918`, `1949-5` as `1949-05`; `1914-8` is ambiguous and refused."""
    year, dash, digit = found[1] + found[2], found[3], found[4]
    if digit <= found[2]:
        return f"{year}-0{digit}" if dash != "–" and digit != "0" else found[0]
    if dash == "-":
        raise UnreadableDate(two_readings(text, f"{year}–{found[1]}{digit}", f"0{digit}/{year}"))
    return f"{year}{dash}{found[1]}{digit}"
