"""A line taken apart: signs of `lexicon` for its words, and its numbers as years, months, days and whole dates."""

import re
from collections.abc import Callable

from archive.dates.bounds import WINTER
from archive.dates.lexicon import DASH, DATE, MONTH, NOISE, NUMBER, PHRASES, WORDS, YEAR
from archive.dates.months import ROMAN, SEASONS
from archive.dates.numeric import dotted, slashed, year_first
from archive.dates.refusal import UnreadableDate, nothing, quoted

Token = tuple[str, str]
HEMISPHERE, DOUBT = "h", "q"

_PHRASE = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, PHRASES), key=len, reverse=True)) + r")\b")
_STAGE = re.compile(r"\b(early|mid|late)-(?=\w)")
_ORDER = r"first|second|third|fourth|last|[1-4](?:st|nd|rd|th)|iii|ii|iv|i|перв\w+|втор\w+|трет\w+|четв\w+"
_WINTER = "|".join(name for name, number in SEASONS.items() if number == WINTER)
_ROMAN = "|".join(sorted(ROMAN, key=len, reverse=True))
_TOKEN = re.compile(
    rf"(?P<skip>[\s.;:'()\[\]]+)"
    rf"|(?P<chinese>\d{{4}}\s?年(?:\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?日)?)?)"
    rf"|(?P<year_first>\d{{4}}(?P<between>[./-])\d{{1,2}}(?P=between)\d{{1,2}}(?!\d)|\d{{4}}-(?:0[1-9]|1[0-2])(?!\d))"
    rf"|(?P<dotted>\d{{1,2}}\.\s?(?:\d{{1,2}}|(?:{_ROMAN}))\.\s?\d{{4}}(?!\d)|\d{{1,2}}\.\d{{4}}(?!\d))"
    rf"|(?P<roman>\d{{1,2}}[/ -](?:{_ROMAN})[/ -]\d{{4}}(?!\d))"
    rf"|(?P<slashed>\d{{1,2}}(?P<stroke>[/-])\d{{1,2}}(?P=stroke)\d{{4}}(?!\d)|\d{{1,2}}/\d{{4}}(?!\d))"
    rf"|(?P<winter>(?:{_WINTER})\s(?:of\s|de\s)?\d{{4}}\s?[-–/]\s?(?:\d{{4}}|\d{{2}})(?!\d))"
    rf"|(?P<part>(?:{_ORDER})\s(?:quarter|half|квартал\w*|половин\w*)|q[1-4](?!\w))"
    rf"|(?P<century>\d{{1,2}}(?:st|nd|rd|th|-?й)?\.?\s?(?:century|cent\b\.?|c\b\.?(?=\??$)|век\w*|jahrhundert\w*|siècle)"
    rf"|[ivx]+e?\s(?:век\w*|siècle))"
    rf"|(?P<millennium>(?:10|[1-9])(?:(?:st|nd|rd|th)\smillennium|\sтысячелети\w+))"
    rf"|(?P<before_christ>\d{{1,5}}\s?(?:b\.?\s?c(?:\.?\s?e)?\b\.?|до н\.?\s?э\b\.?))"
    rf"|(?P<after_christ>(?:a\.?\s?d\b\.?)\s?\d{{1,4}}(?!\d)|\d{{1,4}}\s?(?:a\.?\s?d\b\.?|c\.?\s?e\b\.?|н\.?\s?э\b\.?))"
    rf"|(?P<decade>\d{{3}}0(?:'?s|er(?:\sjahren?)?|-?(?:е|х|ые|ых)(?:\s(?:гг|годы|годов|годах))?)\b(?:\s(?:decade|десятилетие))?"
    rf"|années\s\d{{3}}0)"
    rf"|(?P<gap>\d{{3}}\?)"
    rf"|(?P<year>[0-9][0-9x]{{3}}(?![0-9x]))"
    rf"|(?P<number>\d+(?:(?:st|nd|rd|th|d|er|º|o|ª|-?го|-?е)(?!\w))?)"
    rf"|(?P<hemisphere>(?:northern|southern)\shemisphere|(?:северное|южное)\sполушарие)"
    rf"|(?P<doubt>(?:year|month|day)\s(?:uncertain(?:\sand\sapproximate)?|approximate)"
    rf"|(?:год|месяц|день)\s(?:под\sвопросом(?:\sи\sприблизительно)?|приблизительно))"
    rf"|(?P<word>[^\W\d_]+)"
    rf"|(?P<sign>[?~/,&])"
    rf"|(?P<dash>[-–—])"
)


def tokens_of(line: str, text: str) -> list[Token]:
    """The tokens of a tidied line; UnreadableDate names the first word of the text that has no place in a date."""
    line = _STAGE.sub(r"\1 ", _PHRASE.sub(lambda found: PHRASES[found[0]], line))
    tokens: list[Token] = []
    place = 0
    while place < len(line):
        found = _TOKEN.match(line, place)
        if found is None or found.lastgroup is None:
            raise UnreadableDate(_strange(line[place], text))
        place = found.end()
        token = _READERS[found.lastgroup](found[0], text)
        if token[0] != NOISE:
            tokens.append(token)
    return tokens


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _strange(word: str, text: str) -> str:
    if not any(letter.isdigit() for letter in text):
        return nothing(text)
    typed = re.search(re.escape(word), text, re.IGNORECASE)
    stranger = quoted(typed[0] if typed else word)
    return f"{stranger} in {quoted(text)} is no part of a date that can be read; write for instance “February 3, 1949”."


def _word(word: str, text: str) -> Token:
    if word not in WORDS:
        raise UnreadableDate(_strange(word, text))
    return WORDS[word]


def _number(word: str, text: str) -> Token:
    digits = _digits(word)
    if len(digits) > 2:
        raise UnreadableDate(
            f"{quoted(digits)} in {quoted(text)} is no year of four digits; write for instance “1949”."
        )
    return NUMBER, f"{int(digits):02}"


def _part(word: str, text: str) -> Token:
    half = re.search(r"half|половин", word) is not None
    order = word[1:] if word.startswith("q") else word.split(maxsplit=1)[0]
    beginnings = (("first", "1", "i", "перв"), ("second", "2", "ii", "втор", "last"), ("third", "3", "iii", "трет"))
    exact = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
    number = exact.get(order) or next((n for n, words in enumerate(beginnings, 1) if order.startswith(words)), 4)
    if half and number > 2:
        raise UnreadableDate(f"{quoted(text)}: a year has only two halves; write “first half” or “second half”.")
    return MONTH, str(39 + number if half else 32 + number)


def _winter(word: str, text: str) -> Token:
    """“Winter 1949–50” is one winter: EDTF names it by the year in which it begins."""
    begins, ends = re.findall(r"\d+", word)
    if (int(begins) + 1) % 100 != int(ends) % 100 or (len(ends) == 4 and int(begins) + 1 != int(ends)):
        raise UnreadableDate(f"{quoted(text)} is no winter; write for instance “winter 1949–50”, or two seasons.")
    return DATE, f"{begins}-{WINTER}"


def _century(word: str, text: str) -> Token:
    digits = re.match(r"\d+", word)
    roman = re.match(r"[ivx]+", word)
    number = int(digits[0]) if digits else _roman(roman[0] if roman else "")
    if not 1 <= number <= 99:
        raise UnreadableDate(f"{quoted(text)} names no century that can be read; write for instance “19th century”.")
    return YEAR, f"{number - 1:02}XX"


def _roman(text: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in text]
    return sum(-here if here < after else here for here, after in zip(values, [*values[1:], 0], strict=True))


def _before_christ(word: str, _text: str) -> Token:
    year = int(_digits(word)) - 1
    return YEAR, f"-{year:04}" if year > 0 else "0000"


def _decade(word: str, _text: str) -> Token:
    year = _digits(word)
    coarse = year.endswith("00") and not re.search("decade|десятилет", word)
    return YEAR, f"{year[:2]}XX" if coarse else f"{year[:3]}X"


def _gap(word: str, _text: str) -> Token:
    return YEAR, word[:3] + "X"


_READERS: dict[str, Callable[[str, str], Token]] = {
    "skip": lambda word, text: (NOISE, ""),
    "chinese": lambda word, text: (DATE, year_first(word)),
    "year_first": lambda word, text: (DATE, year_first(word)),
    "dotted": lambda word, text: (DATE, dotted(word)),
    "roman": lambda word, text: (DATE, dotted(word)),
    "slashed": lambda word, text: (DATE, slashed(word)),
    "winter": _winter,
    "part": _part,
    "century": _century,
    "millennium": lambda word, text: (YEAR, f"{int(_digits(word)) - 1}XXX"),
    "before_christ": _before_christ,
    "after_christ": lambda word, text: (YEAR, _digits(word).zfill(4)),
    "decade": _decade,
    "gap": _gap,
    "year": lambda word, text: (YEAR, word.upper()),
    "number": _number,
    "hemisphere": lambda word, text: (HEMISPHERE, word.split()[0]),
    "doubt": lambda word, text: (DOUBT, word),
    "word": _word,
    "sign": lambda word, text: (word, word),
    "dash": lambda word, text: (DASH, word),
}
