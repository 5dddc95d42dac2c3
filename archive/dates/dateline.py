"""Date lines as telegrams and letters print them, down to the date: no place, hour, weekday, brackets, receipt."""

import re
import unicodedata

from archive.dates.lexicon import NOISE, STRANGE, WORDS
from archive.dates.refusal import UnreadableDate, quoted

LONGEST_LINE = 1000

_FOOTNOTES = re.compile("[\u00b9\u00b2\u00b3\u2070-\u2079\u200b-\u200f\ufeff\u00ad*†‡§¶]")
_HYPHENS = str.maketrans({"‐": "-", "‑": "-", "‒": "–", "−": "-", "―": "—", "’": "'", "`": "'"})
_MISSING_DIGITS = re.compile(
    r"(?<![\w-])(1\d\d|20\d)-(?=\??(?:[\s\].,)]|$))|(?<![\w-])(1\d|20)--(?=\??(?:[\s\].,)]|$))"
)
_RECEIVED = re.compile(r"[\[(,;.—–\s]*\b(?:received|rec'd|recd)\b.*$", re.DOTALL)
_NOTE_NUMBER = re.compile(r"([a-z]\w*\.? \d{1,2},? \d{4}\]?)\.\d{1,2}$")

_HALF = r"(?P<{}>[ap])\.?\s?m\b\.?"
_ZONE = r"(?:[\s,]*[\[(]?(?:z|g\.?m\.?t\.?|utc|[ecmp]\.?[sdw]\.?t\.?|bst|cet|(?:[a-z]+ ){1,3}time)\b\.?[\])]?)"
_DOUBT = r"\s?[\[(]?\??[\])]?\s?"


def _clock(name: str) -> str:
    return (
        r"[\[(]?(?:(?<![\d.:])\d{1,2}(?:[:.]\d\d)?\.?"
        + _DOUBT
        + _HALF.format(name)
        + r"|(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?:\s?(?:hours|hrs|h)\b\.?)?"
        r"|(?<!\d)\d{3,4}\s?(?:z|gmt|hours|hrs|h)\b"
        r"|(?<!\d)\d{1,2}\s?(?:h|uhr|ч|час|часов|часа|o'clock|hours|hrs)\b\.?(?:\s?\d\d(?:\s?мин\w*\.?|\b))?"
        r"|\b12\s?m\b\.?|(?:12\s)?\b(?:noon|midnight|midday|полдень|полночь|mittag|midi|minuit)\b)"
        r"\??[\])]?" + _ZONE + "?" + r"(?:\s?[\[(][ap]\.?\s?m\.?[\])]?)?"
    )


_TIMES = re.compile(
    r"(?:[\[(]?(?<![\d.:])\d{1,2}(?:[:.]\d\d)?\s?(?:-|–|to|and)\s?)?"
    + _clock("starts")
    + r"(?:\s?(?:-|–|,|;|to|and|until|till)\s?"
    + _clock("ends")
    + ")*"
)
_LOOKS_TIMED = re.compile(r"[ap]\.?\s?m\b|:\d\d|\d\s?(?:z|h|hours|hrs|gmt|uhr|ч|час|o'clock)|noon|mid|12 m|пол|mittag")
_EDGES = " \t.,;:—–-/[]()"
_SEGMENT = re.compile(r"[^,;:—]+")
_LETTERS = re.compile(r"[^\W\d_]+")


def tidied(text: str) -> str:
    """The text in small letters, with plain spaces, few kinds of dashes and no note signs; UnreadableDate if long."""
    if len(text) > LONGEST_LINE:
        raise UnreadableDate(f"{quoted(text)} is too long for a date; write only the date.")
    plain = unicodedata.normalize("NFKC", _FOOTNOTES.sub("", text)).translate(_HYPHENS)
    plain = _MISSING_DIGITS.sub(_crossed, plain)
    return " ".join(plain.replace("--", "—").casefold().split())


def _crossed(found: re.Match[str]) -> str:
    return (found[1] or found[2]).ljust(4, "x")


def without_receipt(line: str, text: str) -> str:
    """The line without “Received …” where a date of its own stands before it."""
    found = _RECEIVED.search(line)
    if not found:
        return line
    before = line[: found.start()]
    if not before.strip(_EDGES):
        return line.replace("received", "", 1)
    if not re.search(r"\d{4}", before) and re.search(r"\d{4}", found[0]):
        raise UnreadableDate(f"{quoted(text)} says only when it was received; write “before” and that date.")
    return before


def without_time(text: str) -> tuple[str, bool]:
    """The line without its hours, and whether they run past midnight into the next day."""
    if not _LOOKS_TIMED.search(text):
        return text, False
    past_midnight = False

    def drop(found: re.Match[str]) -> str:
        nonlocal past_midnight
        past_midnight |= found["starts"] == "p" and found["ends"] == "a"
        return " "

    return _TIMES.sub(drop, text).strip(_EDGES), past_midnight


def without_place(text: str) -> str:
    """The line without what commas part from the date and what names neither a number nor a time."""
    spans = [(found.start(), found.end()) for found in _SEGMENT.finditer(text)]
    while spans and _is_place(text[slice(*spans[0])]):
        del spans[0]
    while spans and _is_place(text[slice(*spans[-1])]):
        del spans[-1]
    return text[spans[0][0] : spans[-1][1]] if spans else text


def _is_place(segment: str) -> bool:
    if any(letter.isdigit() for letter in segment):
        return False
    words = _LETTERS.findall(segment)
    return not any(word in STRANGE or WORDS.get(word, (NOISE,))[0] != NOISE for word in words)


def without_note_number(text: str) -> str:
    """The line without the number of a footnote left at its end: `January 5, 1949.1`."""
    return _NOTE_NUMBER.sub(r"\1", text)
