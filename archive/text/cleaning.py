"""Cleaning of every text the archive stores, however it was typed or pasted."""

import re
import unicodedata

_ENDS_OF_LINE = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_OTHER_ENDS = re.compile("[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Spaces of every width, and the empty braille cell.
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]")
_JOINING = "\u0600-\u074f\u0750-\u077f\u0860-\u08ff\u0900-\u0dff\ufb50-\ufdff\ufe70-\ufefc"  # Arabic, Syriac, Indic
_JOINERS = re.compile("[\u200c\u200d]+")
_MAY_JOIN = re.compile(f"[{_JOINING}]")
# Invisible fillers, direction and control characters, surrogates and noncharacters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\uffff\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)  # fmt: skip
_ODD = re.compile(f"[{_SPACES.pattern[1:-1]}{_UNSEEN.pattern[1:-1]}\u200c\u200d]")  # any of these, found in one pass


def clean_line(text: str) -> str:
    """Return one line without invisible characters: for names, titles and every single-line field.

    Composed (NFC); direction overrides, control and zero-width characters are removed, except a joiner between Arabic
    or Indic letters; line ends, tabs and no-break spaces become single spaces, none at the ends. "" when nothing
    visible remains. Idempotent. Unicode Standard Annexes 9 and 15.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join(_without_unseen(_ENDS_OF_LINE.sub(" ", text)).split())


def clean_prose(text: str) -> str:
    r"""Return a text of several lines cleaned likewise: every line end is `\n`, and lines have no trailing spaces.

    Spaces inside a line stay as typed, and so do empty lines, except at the two ends of the text.
    """
    if _OTHER_ENDS.search(text):
        text = _ENDS_OF_LINE.sub("\n", text)
    lines = _without_unseen(text).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def clean_text(text: str) -> str:
    r"""Return the text of a document: as `clean_prose`, but the first line keeps leading spaces, and tabs stay."""
    if _OTHER_ENDS.search(text):
        text = _ENDS_OF_LINE.sub("\n", text)
    cells = text.split("\t")
    lines = "\t".join(map(_without_unseen, cells)).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _without_unseen(text: str) -> str:
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    if not _ODD.search(text):
        return unicodedata.normalize("NFC", text)
    seen = _JOINERS.sub(_joiner, _UNSEEN.sub("", _SPACES.sub(" ", text)))
    return unicodedata.normalize("NFC", seen)


def _joiner(match: re.Match[str]) -> str:
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    joins = _MAY_JOIN.match(before) and _MAY_JOIN.match(after)
    return match.group()[0] if joins else ""
