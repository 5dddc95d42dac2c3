"""Dates as other programs write them, converted to EDTF or words: `1916-00-00`, `14-Oct-1949`, `19uu`, `1985/open`.

MySQL and AtoM write zeros for unknown parts, Wikidata also a sign and a time, MARC `u`, people's tables `x`, EDTF
before 2019 `open` and `unknown`, spreadsheets the month as a word between dashes.
"""

import re

from archive.dates.months import MONTHS

_MIDNIGHT = r"(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?"
_YEAR_FIRST = re.compile(rf"\+?(\d{{4}})([-/.])(\d\d)\2(\d\d){_MIDNIGHT}")
_YEAR_LAST = re.compile(r"(\d\d?)([-/.])(\d\d?)\2(\d{4})")
_NO_MONTH = re.compile(r"(\d{4})[-/.]00")
_NO_DAY = re.compile(r"(\d{4}-\d\d)-\?")
_UNKNOWN_DIGITS = re.compile(
    r"(?:[\du]{4}|[\dx]{4}|\d[\d?]{3})(?:-(?:[\du]{2}|[\dx]{2}|[\d?]{2})){0,2}[~%]?", re.IGNORECASE
)
_NO_YEAR = re.compile(r"(?<![\w-])x{4}(?![\w-])", re.IGNORECASE)
_DASH = r"\s*(?:[-–—/]|\bto\b)\s*"
_NOTHING = r"(?:open|unknown|uuuu|\?{1,4}|…|\.{3})"
_NO_END = re.compile(rf"(?!\d{{2,3}}-{{1,2}}\?$)(.*\d.*?){_DASH}(?:{_NOTHING}|present|now|today|9999)", re.IGNORECASE)
_NO_BEGINNING = re.compile(rf"(?:{_NOTHING}{_DASH}|[-–—]\s+|[–—])(\d.*)", re.IGNORECASE)
_A_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_BETWEEN_DASHES = re.compile(
    rf"(?<![\w/-])(?:(?P<day>\d{{1,2}})[-/.](?P<month>{_A_MONTH})[-/.](?P<year>\d{{2,4}})"
    rf"|(?P<first_year>\d{{4}})[-/.](?P<late_month>{_A_MONTH})(?:[-/.](?P<late_day>\d{{1,2}})|(?!\s*\d))"
    rf"|(?P<only_month>{_A_MONTH})[-/](?P<late_year>\d{{4}}))(?![\w/-])"
)
_QUARTER = re.compile(r"(?<![\w/-])(?:(\d{4})\s?[-/]?\s?q([1-4])|q([1-4])[-/](\d{4}))(?![\w/-])")
# `1920-1960 (bulk 1949-1953)`: the first are the dates, the second say where most of the material lies.
_BULK = re.compile(r"[\s,;:(\[]*\b(?:bulk|mostly|predominantly|chiefly)\b(?: dates?)?[:,]?\s*")


def of_programs(text: str) -> str:
    """Return the text of a whole field as EDTF or words where a program's format is recognised; else unchanged."""
    if found := _YEAR_FIRST.fullmatch(text):
        return _without_zeros(text, found[1], found[3], found[4])
    if (found := _YEAR_LAST.fullmatch(text)) and not (int(found[1]) and int(found[3])):
        month = found[1] if int(found[1]) else found[3]
        return _without_zeros(text, found[4], month.zfill(2), "00")
    if found := _NO_MONTH.fullmatch(text):
        return found[1]
    if (re.search("[ux]", text, re.IGNORECASE) or "??" in text) and _UNKNOWN_DIGITS.fullmatch(text):
        return re.sub(r"[uUx?]", "X", text)
    if found := _NO_DAY.fullmatch(text):
        return f"{found[1]}-XX"
    if found := _NO_END.fullmatch(text):
        return f"from {found[1]}"
    if found := _NO_BEGINNING.fullmatch(text):
        return f"until {found[1]}"
    return text


def _without_zeros(text: str, year: str, month: str, day: str) -> str:
    """Return year, month and day as far as they are not zero; a day of an unknown month is left for EDTF to refuse."""
    if day != "00":
        return text.removeprefix("+")
    if month != "00":
        return f"{year}-{month}"
    return year if year != "0000" else "XXXX"


def in_words(line: str) -> str:
    """Convert months between dashes, quarters after their year and `xxxx` for a year, inside a tidied line."""
    line = _NO_YEAR.sub("year unknown", _BETWEEN_DASHES.sub(_spaced, line))
    return _QUARTER.sub(lambda found: f"q{found[2] or found[3]} {found[1] or found[4]}", line)


def _spaced(found: re.Match[str]) -> str:
    day, month = found["day"] or found["late_day"], found["month"] or found["late_month"] or found["only_month"]
    year = found["year"] or found["first_year"] or found["late_year"]
    return f"{day} {month} {year}" if day else f"{month} {year}"


def without_bulk(line: str) -> str:
    """Return the tidied line without its bulk dates; where they are all it has, as approximate."""
    found = _BULK.search(line)
    if not found:
        return line
    before, after = line[: found.start()], line[found.end() :]
    if re.search(r"\d{4}", before):
        return before
    return f"{before} c. {after}".strip() if re.search(r"\d{4}", after) else line
