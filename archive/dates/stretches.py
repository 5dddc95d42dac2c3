"""Named periods in EDTF: quarters, winters, decades, centuries, years BC."""

import re

from archive.dates.bounds import WINTER
from archive.dates.refusal import UnreadableDate, quoted
from archive.text.speech import gettext as _

BEFORE_CHRIST = re.compile(
    r"(?<![^\W\d])b\.?\s?c(?:\.?\s?e)?\b\.?|\bдо н\.?\s?э\b\.?|\bv\.?\s?chr\b\.?|\bav\.?\s?j\.?-?\s?c\b\.?"
)


def digits_of(word: str) -> str:
    """Return the digits of a word."""
    return re.sub(r"\D", "", word)


def part_of_year(word: str, text: str) -> str:
    """Return EDTF's number of a quarter, third or half: 33 to 36, 37 to 39, 40 and 41."""
    half = re.search(r"half|половин|hälfte|moitié", word) is not None
    order = word[1:] if word.startswith("q") else word.split(maxsplit=1)[0]
    last = ("last", "послед", "letzt", "derni")
    beginnings = (
        ("first", "1", "i", "перв", "erst", "premi"),
        ("second", "2", "ii", "втор", "zweit", "deuxi"),
        ("third", "3", "iii", "трет", "dritt", "troisi"),
    )
    exact = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
    number = exact.get(order) or next((n for n, words in enumerate(beginnings, 1) if order.startswith(words)), 4)
    if half and order.startswith(last):
        number = 2
    if half and number > 2:
        raise UnreadableDate(
            _("%(quoted)s: a year has only two halves; write “first half” or “second half”.") % {"quoted": quoted(text)}
        )
    if re.search(r"\s(?:third|трет|drittel|tiers)", word):
        return str(36 + min(number, 3))
    return str(39 + number if half else 32 + number)


def winter(word: str, text: str) -> str:
    """Return “winter 1949–50” as `1949-24`: EDTF names a winter by the year in which it begins."""
    begins, ends = re.findall(r"\d+", word)
    if (int(begins) + 1) % 100 != int(ends) % 100 or (len(ends) == 4 and int(begins) + 1 != int(ends)):
        raise UnreadableDate(
            _("%(quoted)s is no winter; write for instance “winter 1949–50”, or two seasons.")
            % {"quoted": quoted(text)}
        )
    return f"{begins}-{WINTER}"


def century(word: str, text: str) -> str:
    """Return “19th century” as `18XX`, “5th century BC” as `-04XX`."""
    number = int(digits_of(word))
    if not 1 <= number <= 99:
        raise UnreadableDate(
            _("%(quoted)s names no century that can be read; write for instance “19th century”.")
            % {"quoted": quoted(text)}
        )
    return f"{'-' if BEFORE_CHRIST.search(word) else ''}{number - 1:02}XX"


def before_christ(word: str) -> str:
    """Return “44 BC” as `-0043`: EDTF counts a year 0."""
    year = int(digits_of(word)) - 1
    return f"-{year:04}" if year > 0 else "0000"


def decade(word: str) -> str:
    """Return “1940s” as `194X`; “1900s” is a century, unless it says decade."""
    year = digits_of(word)
    coarse = year.endswith("00") and not re.search("decade|десятилет", word)
    return f"{year[:2]}XX" if coarse else f"{year[:3]}X"


def millennium(word: str) -> str:
    """Return “2nd millennium” as `1XXX`."""
    return f"{int(digits_of(word)) - 1}XXX"
