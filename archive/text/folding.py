"""The archive's only definition of "the same word": for search, for keys, for every comparison of spellings.

Folding never changes a character into one of another script: that is transliteration, in `names`.
"""

import re
import unicodedata
from collections.abc import Iterator

APOSTROPHES = "'’‘‛`´ʹʺʻʼʽʾʿˈ′ꞌ׳՚＇"
_QUOTES = "“”„‟«»‹›″״〝〞＂"
_DASHES = "‐‑‒–—―−⁃﹘﹣－"
_UNSEEN = "\u00ad\u0640\u034f"  # soft hyphen, tatweel, grapheme joiner
# Persian and Arabic keyboards write the same kaf and yeh with different characters.
# ґ was banned from Ukrainian for sixty years, so the same word occurs with г.
_LETTERS = dict(zip("łøđɖðħŧıȷĸکیىґ", "lodddhtijkكييг", strict=True)) | {"þ": "th", "æ": "ae", "œ": "oe", "№": " no "}
_CONTROLS = dict.fromkeys(map(chr, [*range(32), *range(127, 160)]), " ")
_PLAIN = str.maketrans(
    _CONTROLS
    | dict.fromkeys(APOSTROPHES + _UNSEEN, "")
    | dict.fromkeys(_QUOTES, '"')
    | dict.fromkeys(_DASHES, "-")
    | _LETTERS
)
_PLAIN_ASCII = str.maketrans(_CONTROLS | {"'": "", "`": ""})
# Nearly all non-ASCII of printed English; replacing these first allows the fast path.
_COMMON = (("’", ""), ("‘", ""), ("“", '"'), ("”", '"'), ("—", "-"), ("–", "-"), ("\u00a0", " "))
_SHORT = 200

# Runs of scripts written without spaces are one token; the search room cuts them into bigrams.
CJK = (
    "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u3105-\u312f\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7fb"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
SIGNS = "\u0900-\u0963\u0966-\u109f\u1780-\u17d3"  # scripts whose vowels are marks: a mark does not end a word
_TOKEN = re.compile(f"[{CJK}]+|(?:[^\\W_{CJK}{SIGNS}]+|[{SIGNS}]+)+")
_POSSESSIVE = re.compile(f"[{APOSTROPHES}](?<=[^\\W\\d_].)[sS](?![^\\W_])")
# The same for ASCII in one pass over bytes: drop apostrophes, lower-case letters, make all else a space.
_ASCII_WORDS = bytes(
    ord(chr(code).lower()) if chr(code).isascii() and chr(code).isalnum() else 32 for code in range(256)
)
_GOING = b"'`"


def fold(text: str) -> str:
    """Return the same string for every way of writing the same words. Never fails; idempotent.

    Compatibility forms (full width, ligatures) become plain, case and accents are dropped: `Gomułka` and `GOMULKA` are
    one, `ё` is `е`, `й` is `и`, `ß` is `ss`, `Đặng` is `dang`, `ı` and `İ` are `i`. Apostrophes of every kind are
    dropped (`Xi’an` is `xian`, `Il'ichev` is `ilichev`), dashes become `-`, quotation marks `"`; Hebrew and Arabic
    points, tatweel and zero-width characters are dropped; control characters and all kinds of space become one space,
    none at the ends. Marks that are vowels or consonants of their own (Indic, Thai, the voicing of kana) stay, and
    Hangul stays composed. Unicode Standard 15, sections 2.11, 3.7 and 3.13; case by full case folding.
    """
    text = _common_signs_plain(text)
    if text.isascii():
        return " ".join(text.translate(_PLAIN_ASCII).lower().split())
    if len(text) < _SHORT:
        return " ".join(_folded(text).split())
    return " ".join(" ".join(_words_folded(text.split())).split())


def fold_each(*texts: str) -> str:
    """Return the folded texts, one a line."""
    return "\n".join(fold(text) for text in texts)


def _common_signs_plain(text: str) -> str:
    if not text.isascii():
        for sign, plain in _COMMON:
            text = text.replace(sign, plain)
    return text


def _words_folded(every: list[str]) -> Iterator[str]:
    """Yield each word folded, distinct ones once: in an English text few have a letter that is not ASCII."""
    known: dict[str, str] = {}
    for word in every:
        if word.isascii():
            yield word.translate(_PLAIN_ASCII).lower()
        elif word in known:
            yield known[word]
        else:
            yield known.setdefault(word, _folded(word))


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.translate(_PLAIN)).casefold()
    folded = unicodedata.normalize("NFKD", folded).translate(_PLAIN)
    return unicodedata.normalize("NFC", folded if folded.isascii() else "".join(map(_kept, folded)))


def words(text: str) -> list[str]:
    """Return the folded words of a text in order: letters and digits, nothing else.

    A hyphen, a point and any other sign ends a word; an apostrophe does not, except the English possessive, which is
    dropped (`Stalin's` is `stalin`), so pass the text as written, not a folded one. A run of Han, kana or Hangul
    stays one word whatever its length, apart from adjacent letters: `毛泽东Mao` is two.
    """
    text = _common_signs_plain(_POSSESSIVE.sub("", text))
    if text.isascii():
        return text.encode("ascii").translate(_ASCII_WORDS, _GOING).decode("ascii").split()
    return _TOKEN.findall(fold(text))


def _kept(char: str) -> str:
    if char.isalnum() or char == " ":
        return char
    kind = unicodedata.category(char)
    if kind in {"Cf", "Me"} or "\ufe00" <= char <= "\ufe0f":
        return ""
    weight = unicodedata.combining(char)
    # 10-36 are Hebrew, Arabic and Syriac points, 200 and above accents; 7-9 and 84-132 make another letter.
    return "" if 10 <= weight <= 36 or weight >= 200 else char
