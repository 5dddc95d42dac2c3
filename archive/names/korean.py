"""Reading a name as Korean: Hangul, Han characters, Revised, McCune-Reischauer, press and Russian spellings.

The systems disagree on voice, glides and half the vowels, so a syllable is kept as what it may be: sets of classes for
its first consonant, vowel and last consonant. Vowels: a, e (ae, oe), O (o, eo), u (u, eu), i.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from archive.names.chinese import same_forms
from archive.names.hangul import Block, blocks
from archive.names.parts import Name
from archive.names.tables import entries, lines_of
from archive.text.folding import APOSTROPHES, fold

# Family names in the spellings people have used for their own; one row, one name.
_FAMILY_ROWS: Final = """
    kim gim ким 김; lee yi ri rhee i rhie li ли ри и 이 리; pak park bak пак 박;
    choe choi цой цхой чхве чой 최; chong jeong jung chung chung тен чон чен ден 정; cho jo те чо 조;
    kang gang кан 강; yun yoon юн 윤; chang jang чан 장; im rim lim lym им лим 임 림; han хан 한; o oh о 오;
    so seo suh со се 서; sin shin син 신; kwon gwon квон 권; hwang хван 황; an ahn ан 안; song сон 송;
    chon jeon chun jun чон тен 전; hong хон 홍; yu yoo ryu ю рю 유 류; ko go koh ко 고; mun moon мун 문;
    yang ян 양; son sohn сон 손; pae bae пэ бэ 배; paek baek paik пек бэк пэк 백; ho heo huh хо хе 허;
    nam нам 남; sim shim сим 심; no roh ro noh но ро 노 로; ha ха 하; kwak gwak квак 곽;
    song seong sung сон сен 성; cha ча 차; chu ju joo чу 주; u woo у 우; ku gu koo ку 구; min мин 민;
    na ra на ра 나 라; chin jin чин 진; chi ji чи 지; om eom ом 엄; won вон 원; chae че 채; pang bang пан 방;
    kong gong кон 공; hyon hyeon хен 현; ham хам 함; yom yeom ем 염; yo yeo lyuh lyu ё 여; tong dong тон 동;
    to do то 도; mu му 무; pyon byeon пен 변; sok seok сок 석; sol seol соль 설; ma ма 마; kil gil киль 길;
    yon yeon ен 연; wi ви 위; pyo пхе 표; myong myeong мен 명; ki gi ки 기; wang ван 왕; kum geum кым 금;
    ok ок 옥; yuk юк 육; in ин 인; maeng мэн 맹; tae тхэ 태; mo мо 모; deung тын 등; paeng пхэн 팽; yop yeop ёп 엽
"""
_FAMILIES: Final = tuple(frozenset(entries(row)) for row in _FAMILY_ROWS.split(";"))
_FIRSTS: Final = entries("K K N T T R M P P S S - C C C K T P H")
_VOWELS: Final = entries("a e a e O e O e O a e e O u O e i u u i i")
_LASTS: Final = entries("- K K K N N N T L K M L L L P L M P P T T G T T K T P T")
_LATIN: Final = re.compile(
    "(?P<first>kk|tt|pp|ss|jj|tch|ch|sh|rh|[kgtdpbsjnrlmh]?)'?"
    "(?P<vowel>yeo|yae|wae|weo|woo|yoo|you|aeo|ae|ai|ay|eo|eui|eu|oe|oi|oo|ou|ee|ey|ui|ya|ye|yo|yu|wa|we|wi|wo|yi|[aeiou]|y(?=n))h?"
    "(?P<last>ng|ck|[kgnlrmpbt]?)"
)
_RUSSIAN: Final = re.compile(
    "(?P<first>чж|дж|чх|тх|пх|кх|хв|кв|гв|[кгтдпбсшчцнрлмхв]?)"
    "(?P<vowel>айе|ае|ай|яй|ей|уэ|оэ|ой|ый|уй|[аяеёюоуиыэ])(?P<last>нг|нь|ль|[кгнрлмпбт]?)"
)
_VOWEL_SETS: Final = (
    dict.fromkeys(("eo", "yeo", "o", "yo", "wo", "weo", "you", "ё", "о"), "O")
    | dict.fromkeys(("u", "yu", "у", "ou"), "uO")
    | dict.fromkeys(("eu", "oo", "woo", "yoo", "ы", "ю", "y"), "u")
    | dict.fromkeys(("a", "ya", "wa", "а", "я"), "a")
    | dict.fromkeys(("ui", "eui", "ый", "уй", "yi"), "iu")
    | dict.fromkeys(("i", "wi", "ee", "ey", "и"), "i")
    | {"е": "Oe", "э": "e", "aeo": "eO", "e": "eO"}
)
_FIRST_SETS: Final = (
    dict.fromkeys(("k", "g", "kk", "к", "г", "кх", "кв", "гв"), "K") | dict.fromkeys(("t", "d", "tt", "тх"), "T")
    | dict.fromkeys(("p", "b", "pp", "п", "б", "пх", "в"), "P") | dict.fromkeys(("s", "ss", "sh", "с", "ш"), "S")
    | dict.fromkeys(("ch", "j", "jj", "tch", "ч", "ц", "чж", "дж", "чх"), "C") | dict.fromkeys(("т", "д"), "TC")
    | dict.fromkeys(("r", "l", "rh", "р", "л"), "R") | {"n": "N", "н": "N", "m": "M"}
    | {"м": "M", "h": "H", "х": "H", "хв": "H", "": "-"}
)  # fmt: skip
_LAST_SETS: Final = (
    dict.fromkeys(("k", "g", "ck", "к", "г"), "K") | dict.fromkeys(("l", "r", "л", "ль", "р"), "L")
    | dict.fromkeys(("p", "b", "п", "б"), "P") | {"ng": "G", "нг": "G", "n": "N", "н": "NG", "нь": "N", "": "-"}
    | {"m": "M", "м": "M", "t": "T", "т": "T"}
)  # fmt: skip


@dataclass(frozen=True)
class Syllable:
    """What a syllable may be: classes of its first consonant, its vowel and its last consonant, a letter each."""

    first: str
    vowel: str
    last: str

    def differences(self, other: "Syllable") -> int:
        """Return the distance from the other: 1 for a vowel or for n against ng, 2 for another consonant."""
        first = 2 * set(self.first).isdisjoint(other.first)
        vowel = 1 * set(self.vowel).isdisjoint(other.vowel)
        last = set(self.last).isdisjoint(other.last) * (1 if set(self.last + other.last) == {"N", "G"} else 2)
        return first + vowel + last


@dataclass(frozen=True)
class KoreanReading:
    """The rows of the family name and the syllables of the given one."""

    families: frozenset[int]
    given: tuple[Syllable, ...]

    def differences(self, other: "KoreanReading") -> int | None:
        """Return the distance of the given names; None where family name or number of syllables differ."""
        if not self.families & other.families or len(self.given) != len(other.given):
            return None
        return sum(one.differences(two) for one, two in zip(self.given, other.given, strict=True))


def korean_readings(name: Name) -> tuple[KoreanReading, ...]:
    """Return every way the whole name can be Korean: two to four syllables with a known family name; often none."""
    if name.script == "Hani":
        hangul = "".join(sino_korean().get(char, "") for char in name.bare)
        hangul = "김" + hangul[1:] if name.bare.startswith("金") else hangul
        return _of_hangul(hangul) if len(hangul) == len(name.bare) else ()
    if name.script == "Hang":
        return _of_hangul("".join(name.bare.split()))
    if (
        name.script not in {"Latn", "Cyrl"}
        or any(word.short and word.text not in {"I", "И", "O", "О", "U", "У"} for word in name.words)
        or not 2 <= len(name.words) <= 3
    ):
        return ()
    words = tuple(_plain(word.text) for word in name.words)
    orders = dict.fromkeys([words, (words[-1], *words[:-1])])
    return tuple(reading for order in orders for reading in _read(order, name.script))


@cache
def sino_korean() -> dict[str, str]:
    """Map each Han character of Korea's own set, traditional and simplified, to its reading in Hangul."""
    read = {char: line.split()[0] for line in lines_of("sino_korean.txt") for char in line.split()[1]}
    return {same_forms(char): reading for char, reading in read.items()} | read


@lru_cache(maxsize=65536)
def families(word: str) -> frozenset[int]:
    """Return the rows of family names that hold this word."""
    plainer = word.replace("eo", "o").replace("eu", "u")
    return frozenset(number for number, row in enumerate(_FAMILIES) if word in row or plainer in row)


@lru_cache(maxsize=262144)
def family_rows(name: Name) -> frozenset[int]:
    """Return the rows of family names a name may belong to: by its word if it has one only, else by its first."""
    if name.alone and name.script in {"Latn", "Cyrl"}:
        return families(_plain(name.words[0].text))
    return frozenset(row for reading in korean_readings(name) for row in reading.families)


def _of_hangul(text: str) -> tuple[KoreanReading, ...]:
    if not 2 <= len(text) <= 4 or not families(text[0]):
        return ()
    return (KoreanReading(families(text[0]), tuple(_of_block(block) for block in blocks(text[1:]))),)


def _of_block(block: Block) -> Syllable:
    return Syllable(_FIRSTS[block.first], _VOWELS[block.vowel], _LASTS[block.last])


def _read(order: tuple[str, ...], script: str) -> Iterator[KoreanReading]:
    rows = families(order[0])
    if rows:
        given = "-".join(order[1:])
        for cut in _cut(given, script):
            if 1 <= len(cut) <= 3:
                yield KoreanReading(rows, cut)


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    """Return the word in small letters, the signs of McCune-Reischauer as eo and eu, without apostrophes."""
    text = unicodedata.normalize("NFC", word.lower()).replace("ŏ", "eo").replace("ŭ", "eu")
    text = "".join(char for char in text if char not in APOSTROPHES)
    return text if script_is_russian(text) else fold(text)


def script_is_russian(text: str) -> bool:
    """Return whether the word has Cyrillic letters."""
    return any("а" <= char <= "ё" for char in text)


@lru_cache(maxsize=65536)
def _cut(word: str, script: str) -> tuple[tuple[Syllable, ...], ...]:
    pieces = word.split("-")
    if len(pieces) > 3:
        return ()
    found: list[tuple[Syllable, ...]] = [()]
    for piece in pieces:
        found = [done + cut for done in found for cut in _syllables(piece, script, 2)][:6]
    return tuple(found)


def _syllables(piece: str, script: str, most: int) -> Iterator[tuple[Syllable, ...]]:
    if not piece:
        yield ()
        return
    pattern = _LATIN if script == "Latn" else _RUSSIAN
    if most:
        for end in range(min(len(piece), 7), 0, -1):
            found = pattern.fullmatch(piece[:end])
            if found:
                for rest in _syllables(piece[end:], script, most - 1):
                    yield (_syllable(found), *rest)


def _syllable(found: re.Match[str]) -> Syllable:
    first, vowel, last = found["first"], found["vowel"], found["last"]
    firsts = _FIRST_SETS[first]
    if firsts == "TC" and vowel not in {"е", "ё"}:
        firsts = "T"
    if firsts == "-" and vowel[:1] in {"y", "я", "ё", "ю"}:
        firsts = "-R"  # the North writes Ryang-uk where the South says Yang-uk
    return Syllable(firsts, _VOWEL_SETS.get(vowel, "e"), _LAST_SETS[last])
