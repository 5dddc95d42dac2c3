"""Centuries as catalogues of several languages write them, rewritten as `19th century` before the line is tokenised."""

import re
from typing import Final

from archive.dates.stretches import BEFORE_CHRIST

_NUMBER: Final = r"(?:\d{1,2}(?:st|nd|rd|th|e|ème|er|\.|-?й|-?го|-?м)?|[ivx]+(?:e|ème|\.|-?й)?)"
_NAME: Final = (
    r"(?:centur(?:y|ies)|cent\b\.?|век\w*|столети\w+|вв?\b\.?(?=[\s?]*(?:$|до|н\.?\s?э|[-–—,/]))"
    r"|jahrhundert\w*|jhd?(?:ts?|s)?\b\.?|siècles?|eeuw\w*|wieku?|c\b\.?(?=[\s?]*(?:$|bc))|(?<=[ivx]\s)s\b\.?|(?<=[ivx]e\s)s\b\.?)"
)
_NAME_FIRST: Final = r"(?:siglos?|secolo|sec\.|século|saec\.|s\.|saeculo)"
_STAGE: Final = r"(?:early|mid|late|начал[оа]|середин[аы]|кон[ец]\w+|anfang|mitte|ende|début|milieu|fin)"
_BOUND: Final = r"\s*(?:[-–—/]|\b(?:to|or|and|bis|oder|und|и|или|au|et|ou|до)\b)\s*"
# The first of two: `late 18th to early 19th century`, `XIX–XX вв.`
_FIRST_OF_TWO = re.compile(
    rf"(?<![\w.])({_NUMBER})(?={_BOUND}(?:{_STAGE}[\s-]+)?(?:the\s|du\s|des\s)?{_NUMBER}[\s-]*{_NAME}(?!\w)(?:\s?(bc))?)"
)
_YEAR_BC_OF_TWO = re.compile(r"(?<![\w.])(\d{1,4})(?=\s?(?:[-–—]|to)\s?\d{1,4}\s?bc)")
_ONE = re.compile(rf"(?<![\w.])({_NUMBER})[\s-]*{_NAME}(?!\w)")
_NAMED_FIRST = re.compile(rf"(?<!\w){_NAME_FIRST}\s?([ivx]+)(?!\w)")
# `1. Hälfte`: the dot would part the number from what it counts.
_NUMBERED_SHARE = re.compile(r"(?<!\w)([1-4])\.(?=\s(?:hälfte|drittel|viertel))")
_VALUES: Final = {"i": 1, "v": 5, "x": 10}


def in_english(line: str) -> str:
    """Return the tidied line with every century as `19th century`; a line that names none as it is."""
    line = BEFORE_CHRIST.sub("bc", _NUMBERED_SHARE.sub(r"\1th", line))
    line = _YEAR_BC_OF_TWO.sub(r"\1 bc", _FIRST_OF_TWO.sub(_written, line))
    return _NAMED_FIRST.sub(_written, _ONE.sub(_written, line))


def _written(found: re.Match[str]) -> str:
    number = _number(found[1])
    era = " bc" if found.re is _FIRST_OF_TWO and found[2] else ""
    return f"{number}th century{era}" if number else found[0]


def _number(word: str) -> int:
    """Return the number of an ordinal; 0 for Roman figures that are none (`iix`)."""
    if digits := re.match(r"\d+", word):
        return int(digits[0])
    figures = re.match(r"[ivx]+", word)
    return roman(figures[0]) if figures else 0


def roman(figures: str) -> int:
    """Return the number of Roman figures up to 39."""
    values = [_VALUES[figure] for figure in figures]
    return sum(-here if here < after else here for here, after in zip(values, [*values[1:], 0], strict=True))
