"""How a written word may be pronounced: equal letters for Vyshinsky, Vyshinskii, Wyszyński, Wyschinski and Вышинский.

A sound is one letter: S as in ship, C as in chip, Q as in shchi, Z as in treasure, J as in jam, T as in tsar; small
letters stand for themselves, `h` for kh too and `s` for z too. Glides before a vowel and doubled letters are dropped,
since no two schemes agree on them.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from anyascii import anyascii

from archive.names.cyrillic import romanised
from archive.names.scripts import script_of
from archive.names.tables import matched
from archive.names.transliteration import transliterate

_Rules = tuple[tuple[str, str], ...]

_SIGNED: Final = str.maketrans(
    {
        "š": "S", "č": "C", "ž": "Z", "ć": "C", "ż": "Z", "ź": "Z", "ŝ": "Q", "ş": "S", "ș": "S", "ţ": "T", "ț": "T",
        "ç": "C", "ś": "S", "ł": "l", "ő": "o", "ű": "u", "ğ": "g", "ı": "i", "ß": "ss", "û": "yu", "ř": "r", "ñ": "n",
    }
)  # fmt: skip
_ENGLISH: Final[_Rules] = (
    ("shch", "Q"), ("schtsch", "Q"), ("szcz", "Q"), ("tsch", "C"), ("tch", "C"), ("sch", "S"), ("dzh", "J"),
    ("zh", "Z"), ("kh", "h"), ("gh", "g"), ("sh", "S"), ("ch", "C"), ("cz", "C"), ("sz", "S"), ("dj", "J"),
    ("ph", "f"), ("th", "t"), ("ck", "k"), ("qu", "k"), ("q", "k"), ("x", "ks"), ("w", "v"),
    ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("c", "k"), ("oo", "u"), ("ou", "u"), ("j", "J"),
)  # fmt: skip
_GERMAN: Final[_Rules] = (
    ("schtsch", "Q"), ("tsch", "C"), ("sch", "S"), ("ch", "h"), ("tz", "T"), ("z", "T"), ("ph", "f"), ("th", "t"),
    ("ck", "k"), ("qu", "kv"), ("x", "ks"), ("w", "v"), ("ie", "i"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("c", "k"),
    ("j", "y"), ("h", "h"),
)  # fmt: skip
_FRENCH: Final[_Rules] = (
    ("chtch", "Q"), ("tch", "C"), ("dj", "J"), ("kh", "h"), ("ch", "S"), ("j", "Z"), ("ou", "u"), ("gue", "ge"),
    ("gui", "gi"), ("ph", "f"), ("th", "t"), ("ts", "T"), ("qu", "k"), ("q", "k"), ("x", "ks"), ("ce", "se"),
    ("ci", "si"), ("cy", "sy"), ("c", "k"), ("w", "v"),
)  # fmt: skip
_SLAVIC: Final[_Rules] = (  # and Albanian, for its xh
    ("xh", "J"),
    ("szcz", "Q"), ("shch", "Q"), ("sch", "Q"), ("cz", "C"), ("sz", "S"), ("rz", "Z"), ("ch", "h"), ("sh", "S"),
    ("zh", "Z"), ("dj", "J"), ("đ", "J"), ("x", "h"), ("q", "k"), ("w", "v"), ("c", "T"), ("j", "y"),
)  # fmt: skip
_DANUBE: Final[_Rules] = (  # Hungarian, and Romanian where it differs from the rest
    ("sz", "z"), ("cs", "C"), ("zs", "Z"), ("gy", "d"), ("ly", "y"), ("ny", "n"), ("che", "ke"), ("chi", "ki"),
    ("ghe", "ge"), ("ghi", "gi"), ("ce", "Ce"), ("ci", "Ci"), ("s", "S"), ("x", "ks"), ("w", "v"), ("c", "k"),
    ("j", "Z"),
)  # fmt: skip
_ARABIC: Final = matched(
    "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي ى ة آ أ إ ؤ ئ پ چ ژ گ ک ی ٹ ڈ ڑ ں ھ ہ ے",
    "a b t t J h h d d r s s S s D t s 0 g f k k l m n h v y a a a a i v y p C Z g k y t d r n h h y",
)
_READINGS: Final = (_ENGLISH, _SLAVIC, _GERMAN, _FRENCH, _DANUBE)
_TELLING: Final = re.compile("[cjswxzđCQSZ]|ou|ie|[aou]e|gy|ly|ny|gue|gui|e$")

_JOINED: Final = (("SC", "Q"), ("tS", "C"), ("dZ", "J"), ("ts", "T"), ("tz", "T"), ("z", "s"), ("đ", "d"))
_JAPANESE: Final = re.compile("дз(?:и(?=[оуа])|(?=[юяё]))")  # Тодзио is Tojo
_ENDING: Final = re.compile("[iy]{2,}$")
_GLIDE: Final = re.compile("[iy]+(?=[aeou])")
_SILENT: Final = re.compile("(?<=[aeiou])h(?=[^aeiou]|$)|(?<=[nrgtd])h")
_BETWEEN_VOWELS: Final = re.compile("(?<=[aeiou])h(?=[aeiou])")  # Sihanouk is Сианук
_TWICE: Final = re.compile(r"(.)\1+")
_AFTER_HUSHING: Final = re.compile("(?<=[CQSZ])o(?=[vf]$)")
_CLASSES: Final = str.maketrans("sSzZQCJTgkhdtbpvfmnlr", "ssssscccKKKttppffmnlr")
_COARSE: Final = str.maketrans("KaeiouyE", "k" + "_" * 7)


@lru_cache(maxsize=131072)
def sounds(word: str) -> tuple[str, ...]:
    """Return every way the word may be pronounced, the plainest first; empty for a word without letters.

    A Latin word is read as English, Slavic, German, French and Hungarian or Romanian, as far as these differ; a
    Cyrillic one as it is, with `г` for h and `ё` for e and o.
    """
    script = script_of(word)
    if script == "Cyrl":
        heard = [sounded(text, _ENGLISH) for text in _cyrillic(word.lower())]
    elif script == "Latn":
        text = plain_letters(word.lower())
        readings = _READINGS if _TELLING.search(text) else _READINGS[:1]
        heard = [sounded(text, rules) for rules in readings]
        heard += [sounded(text.replace(glide, "e"), _ENGLISH) for glide in ("yo", "jo") if glide in text]
        if _BETWEEN_VOWELS.search(text):
            heard.append(sounded(_BETWEEN_VOWELS.sub("", text), _ENGLISH))
        if text.endswith("e"):
            heard.append(sounded(text[:-1], _FRENCH))
    elif script == "Hang":
        heard = [sounded(text, _ENGLISH) for text in _hangul(plain_letters(transliterate(word).lower()))]
    elif script == "Arab":
        heard = [sounded(text, ()) for text in _arabic(word)]
    else:
        heard = [sounded(plain_letters(transliterate(word).lower()), _ENGLISH)]
    return tuple(dict.fromkeys(filter(None, heard)))


@lru_cache(maxsize=131072)
def skeletons(word: str) -> tuple[str, ...]:
    """Return the consonants of each pronunciation, in coarse classes; a leading vowel stays as `_`."""
    return tuple(dict.fromkeys(map(skeleton, sounds(word))))


@lru_cache(maxsize=131072)
def skeleton(sound: str) -> str:
    """Return the consonants of a sounded word: sibilants are one class, stops are voiceless, h is k."""
    return _TWICE.sub(r"\1", bones(sound))


@lru_cache(maxsize=131072)
def bones(sound: str) -> str:
    """Return the same with repeated consonants: `smnn` for Зимянин, whose skeleton is `smn`."""
    coarse = sound.translate(_CLASSES).translate(_COARSE)
    return coarse[:1] + coarse[1:].replace("_", "")


def plain_letters(word: str) -> str:
    """Return the small letters, diacritics that change the sound written as that sound, others dropped."""
    if word.isascii():
        return "".join(filter(str.isalpha, word))
    composed = unicodedata.normalize("NFC", word).translate(_SIGNED)
    return "".join(char if char == "đ" else anyascii(char) for char in composed if char.isalpha())


def _cyrillic(word: str) -> list[str]:
    if word == "у":
        return ["u", "v"]  # Джордж У. Буш is George W. Bush
    word = re.sub("^у(?=[аеиоэя])", "в", word)
    spoken = re.sub("у(?=[аеиоэ])", "в", word)  # Дуайт is Dwight, Эйзенхауэр Eisenhower
    texts = [romanised(word.replace("ё", letters)) for letters in (("e", "yo") if "ё" in word else ("",))]
    texts += [romanised(spoken)] if spoken != word else []
    texts += [romanised(_JAPANESE.sub("дж", word))] if _JAPANESE.search(word) else []
    return texts + [text.replace("g", "h") for text in texts if "г" in word]


def _hangul(latin: str) -> tuple[str, ...]:
    """Return readings of a foreign name: without vowels put between consonants, f and v for p: 몰로토프 is Molotov."""
    latin = latin.replace("lr", "l")
    bare = re.sub("eu(?=[^nml]|$)|(?<=[^aeiou])eu(?=[nml][aeiou])", "", latin).replace("syo", "sho")
    return latin, bare, bare.replace("p", "f"), bare.replace("p", "v").replace("b", "v")


def _arabic(word: str) -> list[str]:
    """Return readings with waw and ya as vowels or consonants, jim as j or g, dad as d or z: all are possible."""
    plain = unicodedata.normalize("NFKC", word)
    text = "".join(_ARABIC.get(char, "") for char in re.sub("^ع", "ا", plain))  # Ali, Omar
    softer = text.replace("v", "u").replace("y", "i")
    texts = (softer, text, softer.replace("J", "g"), text.replace("J", "g"))
    return [each.replace("D", letter) for each in texts for letter in ("ds" if "D" in text else "d")]


def sounded(text: str, rules: _Rules = ()) -> str:
    """Return the letters as sounded by these rules, without what no two schemes agree on."""
    for letters, sound in rules:
        if letters in text:
            text = text.replace(letters, sound)
    for letters, sound in _JOINED:
        text = text.replace(letters, sound)
    text = _GLIDE.sub("", _ENDING.sub("i", text)).replace("y", "i")
    text = _TWICE.sub(r"\1", _SILENT.sub("", text))
    text = _AFTER_HUSHING.sub("e", text)
    return text[:-1] + "v" if len(text) > 4 and text.endswith(("of", "ef")) else text
