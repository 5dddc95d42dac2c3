"""Wording of what catalogues seldom contain.

Years with an unknown digit, estimates, years of five digits and more, years in the hundreds BC, months and days of
which one digit is known.
"""

import re
from typing import Final

from archive.dates.bounds import year_numbers
from archive.dates.styles import RUSSIAN, Voice

_LONGEST_WRITTEN: Final = 10**15
_SUPERSCRIPTS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PLAIN: Final = 10_000  # from here on a year has thousands separators
_COARSE_BC: Final = re.compile(r"-[0-9]{1,3}X+")
_ORDINAL_ENDS: Final = {1: "st", 2: "nd", 3: "rd"}


def ordinal(number: int, voice: Voice) -> str:
    """Return `1st`, `12th`; in Russian the number alone."""
    if voice is RUSSIAN:
        return str(number)
    return f"{number}{'th' if number // 10 % 10 == 1 else _ORDINAL_ENDS.get(number % 10, 'th')}"


def rare_year(year: str, voice: Voice, case: str) -> str:
    """Return the words of a year that is neither four digits nor a decade, century or millennium AD.

    `case` is `_of` after a preposition or a month, else "".
    """
    if "S" in year:
        years = year_numbers(year)
        best = number_of(year.partition("S")[0])
        ends = (plain_year(years[0], voice), plain_year(years[-1], voice))
        known = plain_year(best, voice)
        return voice.phrases["estimated"].format(known, *ends) if len(years) > 1 else known
    if year.startswith("Y"):
        return plain_year(number_of(year), voice)
    if _COARSE_BC.fullmatch(year):
        return _before_our_era(year, voice, case)
    known = year.removeprefix("-").replace("X", "?")
    said = voice.phrases["figures_unknown"].format(known)
    return said if not year.startswith("-") else voice.phrases["figures_unknown"].format(f"−{known}")


def number_of(year: str) -> int:
    """Return the number of a year without unknown digits: `Y17E8` is 1,700,000,000."""
    mantissa, _, exponent = year.removeprefix("Y").partition("E")
    return int(mantissa + "0" * int(exponent or 0))


def plain_year(number: int, voice: Voice) -> str:
    """Return the words of one year by number, the year 0 being 1 BC."""
    count = number if number > 0 else 1 - number
    if count >= _LONGEST_WRITTEN:
        digits = str(count - (number <= 0))
        mantissa = digits.rstrip("0")
        written = f"{mantissa} × 10{str(len(digits) - len(mantissa)).translate(_SUPERSCRIPTS)}"
    else:
        written = str(count) if count < _PLAIN else f"{count:,}".replace(",", "\u00a0" if voice is RUSSIAN else ",")
    return written if number > 0 else voice.phrases["bc"].format(written)


def _before_our_era(year: str, voice: Voice, case: str) -> str:
    """Return the words of years BC: `-04XX` are 500 to 401 BC, which is exactly the 5th century."""
    known = year.removeprefix("-")
    for unknown, phrase, length in (("XXX", "millennium", 1), ("XX", "century", 2)):
        if known.endswith(unknown):
            number = ordinal(int(known[:length]) + 1, voice)
            return voice.phrases["bc"].format(voice.phrases[f"{phrase}{case}"].format(number))
    last = int(known[:3]) * 10 + 1
    return voice.phrases["bc"].format(voice.phrases["years_between"].format(last + 9, last))


def listed(names: list[str], voice: Voice) -> str:
    """Return “October, November or December”."""
    return voice.phrases["or"].join(filter(None, (", ".join(names[:-1]), names[-1])))
