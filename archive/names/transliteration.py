"""Transliteration of any text into Latin letters: readable and deterministic."""

import re
import unicodedata
from typing import Final

from anyascii import anyascii

from archive.names.cyrillic import romanised
from archive.names.hangul import blocks, revised
from archive.names.scripts import HAN
from archive.names.tables import matched

_HANGUL_RUN: Final = re.compile("[\uac00-\ud7a3]+")
_HAN_RUN: Final = re.compile(f"[{HAN}]+")
_ARABIC: Final = matched(
    "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي ى ة آ أ إ ؤ ئ ء پ چ ژ گ ک ی",
    "a b t th j h kh d dh r z s sh s d t z ' gh f q k l m n h w y a a a a i w y ' p ch zh g k y",
)
_ARABIC_ARTICLE: Final = re.compile(r"\bal(?=[^\W\d_]{3})")
_GREEK: Final = matched(
    "α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ ς τ υ φ χ ψ ω",
    "a v g d e z i th i k l m n x o p r s s t y f ch ps o",
)
_GREEK_PAIRS: Final = {"ου": "ou", "μπ": "b", "ντ": "nt", "γγ": "ng", "γκ": "gk", "αυ": "av", "ευ": "ev"}
_GREEK_TEXT: Final = re.compile("[\u0370-\u03ff\u1f00-\u1fff]+")
_ARABIC_TEXT: Final = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+")


def transliterate(text: str) -> str:
    """Return the text in Latin letters without accents, capitals kept; never fails.

    Latin text only loses its accents. Cyrillic as in BGN/PCGN ("Филиппов" is "Filippov"), Hangul as in Revised
    Romanization, Han names in pinyin with the family name apart ("毛泽东" is "Mao Zedong"), Greek by ELOT 743, Arabic
    letter by letter since its vowels are not written ("ناصر" is "nasr"); every other script as anyascii has it.
    """
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    if _HANGUL_RUN.search(text) or _HAN_RUN.search(text):
        text = _HANGUL_RUN.sub(lambda run: _name([revised(block) for block in blocks(run.group())]), text)
        text = _HAN_RUN.sub(lambda run: _name([anyascii(char).lower() for char in run.group()]), text)
    text = _GREEK_TEXT.sub(lambda run: _greek(run.group()), romanised(text))
    text = _ARABIC_TEXT.sub(lambda run: _ARABIC_ARTICLE.sub("al-", _arabic(run.group())), text)
    return anyascii(text)


def _name(syllables: list[str]) -> str:
    """Return two to four syllables as family name and given name; more as words of their own."""
    if len(syllables) > 4:
        return " ".join(syllables)
    family = 2 if len(syllables) == 4 else 1
    parts = ("".join(syllables[:family]), "".join(syllables[family:]).replace("lr", "ll"))
    return " ".join(part.capitalize() for part in parts if part)


def _greek(word: str) -> str:
    bare = "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
    small = bare.lower()
    for pair, latin in _GREEK_PAIRS.items():
        small = small.replace(pair, latin)
    latin = "".join(_GREEK.get(char, char) for char in small)
    return latin.capitalize() if bare[:1].isupper() else latin


def _arabic(word: str) -> str:
    plain = unicodedata.normalize("NFKC", word)
    return "".join(_ARABIC.get(char, "" if unicodedata.combining(char) else char) for char in plain)
