"""Transliteration of Cyrillic, in the schemes archives and newspapers have used."""

import re
from typing import Final

from archive.names.tables import matched

# The letters in the order of the first row; a space between the letters of each scheme.
_LETTERS: Final = "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я"
_RUSSIAN: Final = {
    "bgn": "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch 0 y 0 e yu ya",
    "loc": "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch 0 y 0 e iu ia",
    "iso9": "a b v g d e ë ž z i j k l m n o p r s t u f h c č š ŝ 0 y 0 è û â",
    "scientific": "a b v g d e ë ž z i j k l m n o p r s t u f x c č š šč 0 y 0 è ju ja",
    "gost": "a b v g d e jo zh z i j k l m n o p r s t u f kh c ch sh shh 0 y 0 e yu ya",
    "german": "a b w g d e jo sch s i i k l m n o p r s t u f ch z tsch sch schtsch 0 y 0 e ju ja",
    "french": "a b v g d e io j z i i k l m n o p r s t ou f kh ts tch ch chtch 0 y 0 e iou ia",
    "polish": "a b w g d e o ż z i j k l m n o p r s t u f ch c cz sz szcz 0 y 0 e ju ja",
}
# Letters other Cyrillic alphabets add: Ukrainian, Belarusian, Serbian, Macedonian, and the old Russian ones.
_NEIGHBOURS: Final = {
    "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c",
    "џ": "dzh", "ѓ": "gj", "ќ": "kj", "ѕ": "dz", "ѣ": "e", "ѳ": "f", "ѵ": "i", "ө": "o", "ү": "u", "ұ": "u",
    "қ": "q", "ғ": "gh", "ң": "ng", "ҳ": "h", "һ": "h", "ҷ": "j", "ә": "a", "ӯ": "u", "ӣ": "i",
}  # fmt: skip
_TABLES: Final = {scheme: matched(_LETTERS, row) | _NEIGHBOURS for scheme, row in _RUSSIAN.items()}
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")


def romanised(text: str, scheme: str = "bgn") -> str:
    """Return the text with every Cyrillic letter in Latin ones; other characters stay.

    Raises KeyError for other schemes.

    Schemes: `bgn` (BGN/PCGN 1947, without its signs and dots, `е` as `ye` where it is pronounced so), `loc` (ALA-LC
    without ligatures), `iso9` (1995, GOST 7.79 A), `gost` (7.79 B), `scientific`, and the spellings of the `german`,
    `french` and `polish` press. Capitals stay capitals ("Щ" is "Shch").
    """
    table = _TABLES[scheme]
    if scheme == "bgn":
        text = re.sub("(^|[аеёиоуыэюяьъ]|\\W)([еЕ])", _ye, text, flags=re.IGNORECASE)
    return _CYRILLIC.sub(lambda found: _letter(found.group(), table), text)


def _ye(found: re.Match[str]) -> str:
    return found.group(1) + ("Ye" if found.group(2) == "Е" else "ye")


def _letter(char: str, table: dict[str, str]) -> str:
    small = char.lower()
    latin = table.get(small, char)
    return latin if char == small else latin[:1].upper() + latin[1:]
