"""Parsing words into dates: what curators type and documents print, without guessing."""

import re

from archive.dates.centuries import in_english
from archive.dates.clock import without_time
from archive.dates.dateline import tidied, without_note_number, without_place, without_receipt
from archive.dates.doubled import require_before_lady_day, written_once
from archive.dates.grammar import Expression
from archive.dates.julian import gregorian, names_two_days, without_style
from archive.dates.months import MONTHS
from archive.dates.phrase import expression_of
from archive.dates.points import UNDATED, Point
from archive.dates.programs import in_words, without_bulk
from archive.dates.ranges import into_next_day
from archive.dates.refusal import UnreadableDate, nothing, quoted
from archive.dates.tokens import tokens_of
from archive.text.speech import gettext as _

_NO_DATE = re.compile(
    r"undated|no date|not dated|n\.? ?d\.?|without( a)? date|"
    r"(?:date )?(?:unknown|unidentified|unspecified|not (?:known|stated|given|identified))(?: date)?|"
    r"s\.? ?d\.?|sans date|sine dato|o\.? ?d\.?|ohne datum|без даты|б\.? ?д\.?|б/д|не датирован[оа]?|sin fecha|"
    r"senza data|sem data|bez (?:daty|data)|b\.? ?d\.?|b/d|zonder datum|z\.? ?d\.?|ut[ae]n dat(?:um|o)|uden dato|"
    r"日期不[详詳明]|[无無]日期|日付不明",
)
_UNDATED_BUT = re.compile(
    r"\b(?:undated|no date)\b[,;:]?\s*|"
    r"^(?:n\.? ?d\.?|s\. ?d\.|o\. ?d\.|б\. ?д\.|sans date|ohne datum|без даты|sin fecha)[,;:]?\s+"
)
_CORRECTED = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)? \[(\d{1,2})(\??)\]")
_OTHER_STYLE = re.compile(r"(?<=[^\W_]) ?\((\d{1,2}(?: [^\W\d_]+)?|[^\W\d_]+ \d{1,2})\)")
_BRACKETS = str.maketrans("", "", "[]()")
_ACTIVE = re.compile(
    r"(?:^|[\s(\[])(?:fl\.|fl(?=\s\d)|flor\.|floruit\b|flourished\b|active\b|акт\.|активен\b|упом\.|wirkte\b|actif\b|active\b)"
)
_QUERY = re.compile(r"[(\[]\?[)\]]")
# A fast path: nearly every date line is one of these three, which need no grammar.
_PLAIN = re.compile(
    r"(?:(?P<month>[^\W\d_]+)\.? (?P<day>[0-9]{1,2}),?|(?P<early_day>[0-9]{1,2}) (?P<late_month>[^\W\d_]+)[.,]?"
    r"|(?P<only_month>[^\W\d_]+)\.?) (?P<year>[0-9]{4})\.?",
)
_EDGES = re.compile(r"^(?:[\s.,;:—/]|-\s)+|[\s.,;:—/]+$")


def read_words(text: str) -> Expression:
    """Parse words. Raises UnreadableDate where they say nothing certain."""
    if plain := _plain_date(text.lower()):
        return plain
    line = in_english(tidied(text))
    if _is_broken_edtf(line):
        raise UnreadableDate(
            _("%(quoted)s is not a date in EDTF, nor in words; write for instance “1949?”.") % {"quoted": quoted(text)}
        )
    _refuse_what_dates_nothing(line, text)
    names_both = names_two_days(line)
    line, is_old_style = without_style(line)
    line, past_midnight = without_time(without_receipt(without_bulk(line), text))
    line = _CORRECTED.sub(lambda found: f"{found[1]}?" if found[3] else f"{found[1]} or {found[2]}", line)
    line = _OTHER_STYLE.sub(r"/\1", line).translate(_BRACKETS)
    line = _trimmed(without_note_number(without_place(_trimmed(line))))
    if not past_midnight and not is_old_style and (plain := _plain_date(line)):
        return plain
    if not line:
        raise UnreadableDate(nothing(text))
    if _NO_DATE.fullmatch(line):
        return UNDATED
    if re.search(r"\d", line):
        line = _trimmed(_UNDATED_BUT.sub("", line))
    line, in_two_years = written_once(in_words(line), text)
    expression = expression_of(tokens_of(line, text), text)
    if in_two_years:
        require_before_lady_day(expression, text)
    if is_old_style and not names_both:
        expression = gregorian(expression)
    return into_next_day(expression) if past_midnight else expression


def _refuse_what_dates_nothing(line: str, text: str) -> None:
    if _ACTIVE.search(line):
        raise UnreadableDate(
            _("%(quoted)s says when somebody was active, which is no date of its own; put it in the note.")
            % {"quoted": quoted(text)}
        )


def _plain_date(line: str) -> Point | None:
    """Return the point of `february 3, 1949`, `3 february 1949` or `february 1949`; None for all else."""
    found = _PLAIN.fullmatch(line)
    month = found and MONTHS.get(found["month"] or found["late_month"] or found["only_month"])
    if not found or not month:
        return None
    day = found["day"] or found["early_day"]
    return Point(found["year"], f"{month:02}", f"{int(day):02}" if day else "")


def _trimmed(line: str) -> str:
    return _EDGES.sub("", line)


def _is_broken_edtf(line: str) -> bool:
    """Return whether brackets stand among numbers alone: malformed EDTF (`2004-(06)~`, `[1999`), not an editor's."""
    bare = _QUERY.sub("?", line)
    if any(letter.isalpha() and letter != "x" for letter in bare):
        return False
    inner = bare.removesuffix("?").removeprefix("(").removesuffix(")")
    return bare.count("[") != bare.count("]") or any(sign in inner for sign in "(){}")
