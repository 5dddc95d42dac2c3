"""Readers of single values of the travelling shape: each returns a clean value and notes what is wrong."""

import datetime
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from archive.dates import ImpreciseDate, UnreadableDate, lives
from archive.imprint.figures import figure
from archive.text.cleaning import clean_line, clean_prose, clean_text
from archive.text.languages import language_tag

Note = Callable[[str], None]
Reader = Callable[[Any, Note], Any]
MOST_VALUES = 5_000
LONGEST_NAME = 500


def line(longest: int) -> Reader:
    """Return a reader of one line of text; a plain number is read as its digits."""

    def read(value: Any, note: Note) -> str:
        text = clean_line(_text(value, note))
        if len(text) > longest:
            said = _("is %(n)s characters long, and %(most)s are the most.")
            note(said % {"n": figure(len(text)), "most": figure(longest)})
            return ""
        return text

    return read


def name(value: Any, note: Note) -> str:
    """Read a name as written; anything longer than a name is reported as a list of names."""
    text = clean_line(_text(value, note))
    if len(text) > LONGEST_NAME:
        said = _(
            "“%(text)s” is %(n)s characters long and seems to be a whole list of names. Give each name an item of its "
            "own, of at most %(most)d."
        )
        note(said % {"text": shown(text), "n": figure(len(text)), "most": LONGEST_NAME})
        return ""
    return text


def prose(value: Any, note: Note) -> str:
    """Read a text of several lines."""
    return clean_prose(_text(value, note))


def document_text(value: Any, note: Note) -> str:
    """Read the text of a document, keeping the spaces and tabs of verse."""
    return clean_text(_text(value, note))


def one_of(words: list[str], default: str) -> Reader:
    """Return a reader of one word of a fixed list, with a default for the empty value."""

    def read(value: Any, note: Note) -> str:
        word = clean_line(_text(value, note)).lower() or default
        if word not in words:
            known = ", ".join(filter(None, words))
            note(_("“%(word)s” is not one of: %(known)s.") % {"word": shown(word), "known": known})
        return word

    return read


def language(value: Any, note: Note) -> str:
    """Read a language as a BCP 47 tag, such as ru or zh-Hans; three-letter codes and names are converted."""
    text = clean_line(_text(value, note))
    tag = language_tag(text, region=True)
    if text and (len(text) > 40 or len(tag) > 20 or not tag):
        said = _("“%(text)s” is not a language tag. Write ru for Russian, zh-Hans for simplified Chinese.")
        note(said % {"text": shown(text)})
        return ""
    # Keep the tag as written where it differs only in case.
    return text if text.lower() == tag else tag


def lower_language(value: Any, note: Note) -> str:
    """Read a language as the list of languages stores it: in lower case and without a region, so that ru-RU is ru."""
    return language_tag(language(value, note))


def date_by(reading: Callable[[str], ImpreciseDate]) -> Reader:
    """Return a reader of a date that a document or a life can have; empty is undated."""

    def read(value: Any, note: Note) -> ImpreciseDate | None:
        text = clean_line(_text(value, note))
        try:
            if text in PLACEHOLDERS:
                said = _("“%(text)s” is what programs write for no date; leave it empty, or write “1 BC”.")
                raise UnreadableDate(said % {"text": text})
            return reading(text).past() if text else None
        except UnreadableDate as refused:
            note(str(refused))
            return None

    return read


# In EDTF the year before AD 1; in foreign tables no date at all.
PLACEHOLDERS = frozenset({"0", "0000", "0001-01-01", "0000-01-01", "01/01/0001"})
# EDTF first, then words: where the format declares EDTF.
imprecise_date = date_by(ImpreciseDate.parse)
printed_date = date_by(ImpreciseDate.printed)
born = date_by(lives.born)
died = date_by(lives.died)


def day(value: Any, note: Note) -> str:
    """Read a calendar day as YYYY-MM-DD."""
    text = clean_line(_text(value, note))
    try:
        # Programs write the hour behind it.
        return datetime.datetime.fromisoformat(text).date().isoformat() if text else ""
    except ValueError:
        note(_("“%(text)s” is not a day. Write it as 2011-11-20.") % {"text": shown(text)})
        return ""


def web_address(value: Any, note: Note) -> str:
    """Read an address that begins with http:// or https://."""
    text = clean_line(_text(value, note))
    if text and (not _is_web_address(text) or len(text) > 500):
        said = _("“%(text)s” is not a web address of at most 500 characters that begins with http:// or https://.")
        note(said % {"text": shown(text)})
        return ""
    return text


def number(value: Any, note: Note) -> int:
    """Read a whole number of at most four digits; empty is 0."""
    text = clean_line(_text(value, note)) or "0"
    if not (text.isdecimal() and len(text) <= 4):
        note(_("“%(text)s” is not a whole number of at most four digits.") % {"text": shown(text)})
        return 0
    return int(text)


def truth(value: Any, note: Note) -> bool:
    """Return a JSON boolean; None counts as False, anything else is noted as an error."""
    if value is not None and not isinstance(value, bool):
        note(_("must be true or false."))
    return value is True


def list_of(reader: Reader, *, once: bool = True) -> Reader:
    """Return a reader of a list, without empty values; with `once`, without repeated ones."""

    def read(value: Any, note: Note) -> tuple[Any, ...]:
        if value is None:
            return ()
        if not isinstance(value, list | tuple):
            note(_("must be a list."))
            return ()
        if len(value) > MOST_VALUES:
            said = _("has %(n)s values, and %(most)s are the most.")
            note(said % {"n": figure(len(value)), "most": figure(MOST_VALUES)})
            return ()
        read_ones = (reader(item, note) for item in value)
        found = [item for item in read_ones if item]
        return tuple(dict.fromkeys(found) if once else found)

    return read


def shown(text: str) -> str:
    """Return the text, cut to what fits in a message."""
    return text if len(text) <= 60 else text[:59] + "…"


def _text(value: Any, note: Note) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    note(_("must be text."))
    return ""


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in text
