"""Finding a date in a line of other words: `…, Mitte März 1943. Bundesarchiv, MSg 2/5567`."""

import re
from typing import Any, Final

from archive.dates import ImpreciseDate, UnreadableDate

LONGEST: Final = 60
_UNDATED: Final = re.compile(
    r"(?i)(?:n\.\s?d\.|undated|no date|s\.\s?d\.|o\.\s?d\.|ohne datum|undatiert|sans date|без даты|б\.?/д\.?"
    r"|无日期|日期不详)\.?"
)
_SAID: Final = re.compile(r"(?i)^(?:dated|датирован[оаы]?|datiert)\s+")
_YEAR: Final = re.compile(r"(?:(?<=\.\d\.)|(?<=\.\d\d\.)|(?<![\d/.–-]))(?:1[4-9]\d\d|20\d\d)(?!\d|[/.]\d{3})")
_AFTER: Final = re.compile(
    r"(?:\?|-\d\d(?:-\d\d)?|年(?:\d{1,2}月)?(?:\d{1,2}日)?| г\.?(?!\w)|(?:, | )\d{1,2}:\d\d(?: [ap]\.m\.)?)*"
)
_MAIL: Final = re.compile(r"(?:[A-Z][a-z]{2}, )?(\d{1,2} [A-Z][a-z]{2} \d{4}) \d\d:\d\d(?::\d\d)?(?: .{1,12})?")
_INITIAL: Final = re.compile(r"[^\W\d_]\.,")  # of a name before the date, and no circa
_MOST_YEARS: Final = 5
_MOST_WORDS: Final = 6
_OPENING: Final = "\"'“”„«(["
_DIGIT_OR_LETTER: Final = re.compile(r"\w")


def is_date(line: str) -> bool:
    """Return whether the whole line is a date, or says that there is none."""
    line = line.strip()
    if _UNDATED.fullmatch(line):
        return True
    if len(line) > LONGEST or not any(map(str.isdigit, line)):
        return False
    return _reads(line)


def dated(words: str) -> dict[str, Any]:
    """Return the date as parsed and as printed; without the parsed one if unreadable."""
    words = _of_mail(_SAID.sub("", words))
    if _UNDATED.fullmatch(words.strip()):
        return {"date": "undated", "date_text": words}
    try:
        ImpreciseDate.parse(words)
    except UnreadableDate:
        return {"date_text": words} if words else {}
    return {"date": words, "date_text": words}


def _of_mail(words: str) -> str:
    """Return the day of a letter's electronic head: `Tue, 3 Jan 1950 14:02:11 -0500`."""
    found = _MAIL.fullmatch(words.strip())
    return found[1] if found else words


def date_in(line: str) -> tuple[int, int] | None:
    """Return where the first date stands in the line: as many words before a year as are still a date."""
    for year in list(_YEAR.finditer(line))[:_MOST_YEARS]:
        after = _AFTER.match(line, year.end())
        end = after.end() if after else year.end()
        if found := _longest(line, year.start(), end) or (
            end > year.end() and _longest(line, year.start(), year.end())
        ):
            return found
    return None


def _longest(line: str, year: int, end: int) -> tuple[int, int] | None:
    """Return the longest span ending there that is a date, and more than a bare year among words with digits."""
    starts = [at.start() for at in re.finditer(r"(?<!\S)[\"'“„«(\[]*\S", line[: year + 1])][-_MOST_WORDS:]
    for opened in starts:
        start = opened + len(line[opened:year]) - len(line[opened:year].lstrip(_OPENING))
        words = line[start:end].strip()
        if (
            words.count(",") < 3
            and not _INITIAL.match(words)
            and _DIGIT_OR_LETTER.match(words)
            and _reads(words, exactly=True)
        ):
            return start, end
    return None


def _reads(words: str, *, exactly: bool = False) -> bool:
    try:
        if ImpreciseDate.typed(words).is_undated:
            return False
    except UnreadableDate:
        return False
    # The reader of dates passes over places and names beside them; here these are not the date's.
    return not exactly or not _has_place(words)


def _has_place(words: str) -> bool:
    head = re.split(r"[\d\s,]", words, maxsplit=1)[0]
    rest = words[len(head) :].strip(" ,.")
    if not head or not rest or not head.strip("."):
        return False
    try:
        return ImpreciseDate.typed(rest) == ImpreciseDate.typed(words)
    except UnreadableDate:
        return False
