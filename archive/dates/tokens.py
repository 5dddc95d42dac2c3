"""Tokenising a line: codes of `lexicon` for words, and numbers as years, months, days and whole dates."""

import re
from collections.abc import Callable
from typing import NoReturn

from archive.dates.bounds import WINTER
from archive.dates.lexicon import DASH, DATE, MONTH, NOISE, NUMBER, PART, PHRASES, WORDS, YEAR
from archive.dates.months import ROMAN, SEASONS
from archive.dates.numeric import VIETNAMESE_DATE, counted_month, dotted, slashed, vietnamese, year_first
from archive.dates.refusal import UnreadableDate, nothing, quoted
from archive.dates.stretches import (
    BEFORE_CHRIST,
    before_christ,
    century,
    decade,
    digits_of,
    millennium,
    part_of_year,
    winter,
)
from archive.dates.thirds import HALVES, THIRDS
from archive.text.speech import gettext as _

Token = tuple[str, str]
HEMISPHERE, DOUBT = "h", "q"

_PHRASE = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, PHRASES), key=len, reverse=True)) + r")\b")
_STAGE = re.compile(r"\b(early|mid|late)-(?=\w)")
_ORDER = (
    r"first|second|third|fourth|last|[1-4](?:st|nd|rd|th|e|\.)|iii|ii|iv|i|перв\w+|втор\w+|трет\w+|четв\w+|последн\w+"
    r"|erst\w+|zweit\w+|dritt\w+|viert\w+|letzt\w+|premi\w+|seconde|deuxième|troisième|quatrième|derni\w+"
)
_SHARE = r"quarter|half|third|квартал\w*|половин\w*|трет[ьи]\w*|hälfte|viertel|drittel|moitié|quart|tiers"
_WINTERS = "|".join(name for name, number in SEASONS.items() if number == WINTER)
_ROMAN = "|".join(sorted(ROMAN, key=len, reverse=True))


def tokens_of(line: str, text: str) -> list[Token]:
    """Return the tokens of a tidied line. Raises UnreadableDate, naming the first word with no place in a date."""
    line = _STAGE.sub(r"\1 ", _PHRASE.sub(lambda found: PHRASES[found[0]], line.replace("-to-", " to ")))
    tokens: list[Token] = []
    place = 0
    while place < len(line):
        found = _TOKEN.match(line, place)
        if found is None or found.lastgroup is None:
            raise UnreadableDate(_strange(line[place], text))
        place = found.end()
        token = _KINDS[found.lastgroup][1](found[0], text)
        if token[0] != NOISE:
            tokens.append(token)
    return tokens


def _strange(word: str, text: str) -> str:
    if not any(letter.isdigit() for letter in text):
        return nothing(text)
    typed = re.search(re.escape(word), text, re.IGNORECASE)
    stranger = quoted(typed[0] if typed else word)
    return _("%(word)s in %(line)s is no part of a date that can be read; write for instance “February 3, 1949”.") % {
        "word": stranger,
        "line": quoted(text),
    }


def _word(word: str, text: str) -> Token:
    if word not in WORDS:
        raise UnreadableDate(_strange(word, text))
    return WORDS[word]


def half_or_quarter(part: str) -> Token:
    """Return the token: a half or third may be of a month, decade or century; a quarter takes the place of a season."""
    return (PART if part in (*HALVES, *THIRDS) else MONTH), part


def _number(word: str, text: str) -> Token:
    digits = digits_of(word)
    if len(digits) == 3:
        raise UnreadableDate(
            _("%(word)s in %(line)s has three digits; write “AD %(digits)s” for that year, or the missing digit.")
            % {"word": quoted(digits), "line": quoted(text), "digits": digits}
        )
    if len(digits) > 2:
        raise UnreadableDate(
            _("%(word)s in %(line)s is no year of four digits; write for instance “1949”.")
            % {"word": quoted(digits), "line": quoted(text)}
        )
    return NUMBER, f"{int(digits):02}"


def short_year(text: str) -> NoReturn:
    """Raise UnreadableDate: of which century a year of two digits is, nobody can tell."""
    raise UnreadableDate(
        _("%(quoted)s has a year of two digits; write it out with four, and the month as a word.")
        % {"quoted": quoted(text)}
    )


_YEAR_FIRST = r"\d{4}(?P<between>[./-])\d{1,2}(?P=between)\d{1,2}(?!\d)|\d{4}-(?:0[1-9]|1[0-2])(?!\d)"
_DOTTED = rf"\d{{1,2}}\.\s?(?:\d{{1,2}}|(?:{_ROMAN}))\.\s?\d{{4}}(?!\d)|\d{{1,2}}\.\d{{4}}(?!\d)"
_SLASHED = r"\d{1,2}(?P<stroke>[/-])\d{1,2}(?P=stroke)\d{4}(?!\d)|\d{1,2}/\d{4}(?!\d)"
_CENTURIES = rf"\d{{1,2}}(?:st|nd|rd|th)?\.?\s?(?:century|c\b\.?(?=\??$))(?:\s?(?:{BEFORE_CHRIST.pattern}))?"
_DECADES = (
    r"\d{3}0(?:'?s|er(?:\sjahren?)?|-?(?:е|х|ые|ых)(?:\s(?:гг|годы|годов|годах))?)\b"
    r"(?:\s(?:decade|десятилетие))?|années\s\d{3}0"
)
_DOUBTS = (
    r"(?:year|month|day)\s(?:uncertain(?:\sand\sapproximate)?|approximate)"
    r"|(?:год|месяц|день)\s(?:под\sвопросом(?:\sи\sприблизительно)?|приблизительно)"
)
_HEMISPHERES = r"(?:northern|southern)\shemisphere|(?:северное|южное)\sполушарие"
# Of the Roman year, as letters abbreviate them: `7bris` is September, `xbre` December.
_COUNTED_MONTH = r"(?:[789x]|viii?|ix|10)\.?b(?:er|re|ris|r)\b\.?"
_AFTER_CHRIST = r"a\.?\s?d\b\.?\s?\d{1,4}(?!\d)|\d{1,4}\s?(?:a\.?\s?d\b\.?|c\.?\s?e\b\.?|н\.?\s?э\b\.?)"

# In this order: a longer form comes before the shorter one it begins with.
_KINDS: dict[str, tuple[str, Callable[[str, str], Token]]] = {
    "skip": (r"[\s.;:'()\[\]]+", lambda word, text: (NOISE, "")),
    "counted_month": (_COUNTED_MONTH, lambda word, text: (MONTH, counted_month(word))),
    "chinese": (
        r"\d{4}\s?[年년](?:\s?\d{1,2}\s?[月월](?:\s?\d{1,2}\s?[日일])?)?",
        lambda word, text: (DATE, year_first(word)),
    ),
    "short_year": (r"\d{1,2}/\d{1,2}/\d{2}(?![\d/])", lambda word, text: short_year(text)),
    "vietnamese_numbers": (r"ngày\s\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?!\d)", lambda word, text: (DATE, dotted(word[5:]))),
    "vietnamese": (VIETNAMESE_DATE.pattern, lambda word, text: (DATE, vietnamese(word))),
    "year_first": (_YEAR_FIRST, lambda word, text: (DATE, year_first(word))),
    "dotted": (_DOTTED, lambda word, text: (DATE, dotted(word))),
    "roman": (rf"\d{{1,2}}[/ -](?:{_ROMAN})[/ -]\d{{4}}(?!\d)", lambda word, text: (DATE, dotted(word))),
    "slashed": (_SLASHED, lambda word, text: (DATE, slashed(word))),
    "winter": (
        rf"(?:{_WINTERS})\s(?:of\s|de\s)?\d{{4}}\s?[-–/]\s?(?:\d{{4}}|\d{{2}})(?!\d)",
        lambda word, text: (DATE, winter(word, text)),
    ),
    "part": (
        rf"(?:{_ORDER})\s(?:{_SHARE})(?!\w)|q[1-4](?!\w)",
        lambda word, text: half_or_quarter(part_of_year(word, text)),
    ),
    "century": (_CENTURIES, lambda word, text: (YEAR, century(word, text))),
    "millennium": (
        r"(?:10|[1-9])(?:(?:st|nd|rd|th)\smillennium|\sтысячелети\w+)",
        lambda word, text: (YEAR, millennium(word)),
    ),
    "before_christ": (
        rf"\d{{1,5}}\s?(?:{BEFORE_CHRIST.pattern})",
        lambda word, text: (YEAR, before_christ(word)),
    ),
    "after_christ": (_AFTER_CHRIST, lambda word, text: (YEAR, digits_of(word).zfill(4))),
    "decade": (_DECADES, lambda word, text: (YEAR, decade(word))),
    "gap": (r"(?:1\d\d|20\d)\?", lambda word, text: (YEAR, f"{word[:3]}X")),
    # There has been no decade of the 8700s yet: `870?` is a year of three digits.
    "three_digits": (r"\d{3}(?=\?)", lambda word, text: (YEAR, f"0{word}")),
    "year": (r"[0-9][0-9x]{3}(?![0-9x])", lambda word, text: (YEAR, word.upper())),
    "number": (r"\d+(?:(?:st|nd|rd|th|d|er|ten|º|o|ª|-?го|-?е|-(?:[áé]n|j[ae]|i))(?!\w))?", _number),
    "hemisphere": (_HEMISPHERES, lambda word, text: (HEMISPHERE, word.split()[0])),
    "doubt": (_DOUBTS, lambda word, text: (DOUBT, word)),
    "word": (r"[^\W\d_]+", _word),
    "sign": (r"[?~/,&]", lambda word, text: (word, word)),
    "dash": (r"[-–—]", lambda word, text: (DASH, word)),
}
_TOKEN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, (pattern, _) in _KINDS.items()))
