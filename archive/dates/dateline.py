"""Date lines of telegrams and letters, reduced to the date: without place, receipt and note signs."""

import re
import unicodedata

from archive.dates.lexicon import AND, DASH, FROM, NOISE, STRANGE, WORDS
from archive.dates.refusal import UnreadableDate, quoted
from archive.text.speech import gettext as _

LONGEST_LINE = 1000

# Halves and quarters occur beside hours only; the rest are note signs and invisible characters.
_IGNORED = re.compile("[¼½¾\u00b9\u00b2\u00b3\u2070-\u2079\u200b-\u200f\ufeff\u00ad*†‡§¶]")
_HYPHENS = str.maketrans({"‐": "-", "‑": "-", "‒": "–", "−": "-", "―": "—", "’": "'", "`": "'"})
_UNDERSCORES = re.compile(r"(?<=[^\W\d_])_(?=[^\W\d_])")  # date_unknown, as programs write words
_MISSING_DIGITS = re.compile(
    r"(?<![\w-])(1\d\d|20\d)-(?=\??(?:[\s\].,)]|$))|(?<![\w-])(1\d|20)--(?=\??(?:[\s\].,)]|$))"
)
_NO_DAY = re.compile(r"([^\W\d_])[\s\[(]*(?:[—–-]|_+|\.\.+|…)[\s\])]*,\s*(?=\d{4})")
_INITIALS = re.compile(r"\b([^\W\d_])\. (?=[^\W\d_]\.)")
_RECEIVED = re.compile(r"[\[(,;.—–\s]*\b(?:received|rec'd|recd)\b.*$", re.DOTALL)
_NOTE_NUMBER = re.compile(r"([a-z]\w*\.? \d{1,2},? \d{4}\]?)\.\d{1,2}$")

_EDGES = " \t.,;:—–-/[]()"
_SEGMENT = re.compile(r"(?:[^,;:—.]|\.(?! ))+")
_WORDS = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*")
_CONNECTING = {DASH, AND, FROM}


def tidied(text: str) -> str:
    """Return the text in small letters, with plain spaces, few kinds of dashes and no note signs.

    Raises UnreadableDate for more than LONGEST_LINE characters.
    """
    if len(text) > LONGEST_LINE:
        raise UnreadableDate(_("%(quoted)s is too long for a date; write only the date.") % {"quoted": quoted(text)})
    plain = unicodedata.normalize("NFKC", _IGNORED.sub("", text)).translate(_HYPHENS)
    plain = _MISSING_DIGITS.sub(_crossed, plain)
    plain = _UNDERSCORES.sub(" ", _NO_DAY.sub(r"\1 ", plain.replace("--", "—")))
    return _INITIALS.sub(r"\1.", " ".join(plain.casefold().split()))


def _crossed(found: re.Match[str]) -> str:
    return (found[1] or found[2]).ljust(4, "x")


def without_receipt(line: str, text: str) -> str:
    """Return the line without “Received …” where a date of its own precedes it."""
    found = _RECEIVED.search(line)
    if not found:
        return line
    before = line[: found.start()]
    if not before.strip(_EDGES):
        return line.replace("received", "", 1)
    if not re.search(r"\d{4}", before) and re.search(r"\d{4}", found[0]):
        raise UnreadableDate(
            _("%(quoted)s says only when it was received; write “before” and that date.") % {"quoted": quoted(text)}
        )
    return before


def without_place(text: str) -> str:
    """Return the line without leading and trailing segments that name neither a number nor a time."""
    spans = [(found.start(), found.end()) for found in _SEGMENT.finditer(text)]
    while spans and _is_place(text[slice(*spans[0])]):
        del spans[0]
    while spans and _is_place(text[slice(*spans[-1])]):
        del spans[-1]
    return text[spans[0][0] : spans[-1][1]] if spans else text


def _is_place(segment: str) -> bool:
    """Return whether it has no word of time; `to` and `and` do not count beside a name: “en route to Moscow”."""
    if any(letter.isdigit() for letter in segment):
        return False
    words = _WORDS.findall(segment)
    if any(word in STRANGE for word in words):
        return False
    deeds = {WORDS[word][0] for word in words if word in WORDS} - {NOISE}
    is_named = any(word not in WORDS for word in words)
    return deeds <= _CONNECTING if is_named else not deeds


def without_note_number(text: str) -> str:
    """Return the line without a footnote number at its end: `January 5, 1949.1`."""
    return _NOTE_NUMBER.sub(r"\1", text)
