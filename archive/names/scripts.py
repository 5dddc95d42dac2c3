"""Detecting the script a name is written in."""

import re
from functools import lru_cache
from typing import Final

HAN: Final = "\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HANGUL: Final = "\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7fb"
KANA: Final = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"

# In this order: a Japanese name may mix kana with Han, and one kana decides.
_SCRIPTS: Final = {
    "Jpan": KANA,
    "Hang": HANGUL,
    "Hani": HAN,
    "Latn": "A-Za-zªº\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff\uff21-\uff3a\uff41-\uff5a",
    "Cyrl": "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Arab": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Hebr": "\u0590-\u05ff\ufb1d-\ufb4f",
    "Armn": "\u0530-\u058f",
    "Geor": "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f",
    "Deva": "\u0900-\u097f",
    "Beng": "\u0980-\u09ff",
    "Thai": "\u0e00-\u0e7f",
    "Laoo": "\u0e80-\u0eff",
    "Mymr": "\u1000-\u109f",
    "Khmr": "\u1780-\u17ff",
    "Mong": "\u1800-\u18af",
    "Tibt": "\u0f00-\u0fff",
    "Ethi": "\u1200-\u137f",
}
_CODE: Final = 4  # letters of a script's code
_LETTERS: Final = {code: re.compile(f"[{letters}]") for code, letters in _SCRIPTS.items()}

# Languages written in other than Latin letters; of those written in two scripts the one of most books.
_OF_LANGUAGES: Final = {
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"), ("Cyrl",)),
    **dict.fromkeys(("ar", "fa", "ps", "ur"), ("Arab",)),
    **dict.fromkeys(("hi", "mr", "ne"), ("Deva",)),
    **dict.fromkeys(("he", "yi"), ("Hebr",)),
    "bn": ("Beng",),
    "el": ("Grek",),
    "hy": ("Armn",),
    "ja": ("Jpan", "Hani"),
    "ka": ("Geor",),
    "km": ("Khmr",),
    "ko": ("Hang", "Kore"),
    "lo": ("Laoo",),
    "my": ("Mymr",),
    "th": ("Thai",),
    "zh": ("Hani", "Hans", "Hant"),
}


def script_of_language(tag: str) -> tuple[str, ...]:
    """Return the ISO 15924 codes of names in a language (BCP 47: `ru`, `zh-Hans`); `Latn` for unlisted ones."""
    general, *more = tag.split("-")
    told = next((part.title() for part in more if len(part) == _CODE and part.isalpha()), "")
    known = _OF_LANGUAGES.get(general.lower(), ("Latn",))
    return (told, "Hani") if told in ("Hans", "Hant") else (told,) if told else known


@lru_cache(maxsize=65536)
def script_of(form: str) -> str:
    """Return the ISO 15924 code of the script of most letters: `Latn`, `Cyrl`, `Hani`, `Hang`, `Arab`.

    A single kana makes it `Jpan`. A form of several scripts ("Mao (毛泽东)") has the one with most letters. A form
    without letters, or in a script not listed here, is `Zyyy` (undetermined).
    """
    if form.isascii():
        return "Latn" if any(char.isalpha() for char in form) else "Zyyy"
    counts = {code: len(letters.findall(form)) for code, letters in _LETTERS.items()}
    if counts["Jpan"]:
        return "Jpan"
    code = max(counts, key=lambda each: counts[each])
    return code if counts[code] else "Zyyy"
