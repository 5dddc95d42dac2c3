"""Reading a name as Chinese, in any writing: pinyin, Wade-Giles, Palladius or Han characters."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from anyascii import anyascii

from archive.names.parts import Name, Word
from archive.names.pinyin import marked_wade_giles, palladius, palladius_in_latin, syllables, wade_giles
from archive.names.tables import entries, lines_of
from archive.text.folding import APOSTROPHES

_SURNAMES: Final = frozenset(
    entries(
        """
    ai an ao ba bai ban bao bei bi bian bo bu cai cao cen chai chang che chen cheng chi chu chuan cui dai dan
    dang deng di diao ding dong dou du duan e fan fang fei feng fu gai gan gao ge geng gong gou gu guan guang
    gui guo hai han hang hao he hong hou hu hua huai huan huang hui huo ji jia jian jiang jiao jie jin jing ju
    kang ke kong kou kuai kuang lai lan lang lao lei leng li lian liang liao lin ling liu long lou lu luan luo
    lv ma mai man mao mei meng mi miao min ming mo mou mu na nan ni nie ning niu ou pan pang pei peng pi piao
    ping pu qi qian qiang qiao qin qiu qu quan rao ren rong ru ruan sa sai sang sha shan shang shao she shen
    sheng shi shou shu shui si song su sui sun sha tai tan tang tao teng tian tie tong tu wan wang wei wen weng
    wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun yan yang yao ye yi yin ying yong you yu
    yuan yue yun zai zan zang zeng zha zhai zhan zhang zhao zhen zheng zhi zhong zhou zhu zhuang zhuo zi zong
    zou zu zuo
"""
    )
)
# Initials in German, French and Polish books for the ch and sh of Wade-Giles.
_ABROAD: Final = (("tsch", "ch"), ("tch", "ch"), ("sch", "sh"), ("cz", "ch"), ("sz", "sh"))
_BY_RUSSIAN: Final = re.compile("tsz|chzh|kh|[sl]yu|[sl]iu[^a-z]")  # Mao Tsze-dun, Chzhou Enlai
_MARKS: Final = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))

Sets = tuple[frozenset[str], ...]


@dataclass(frozen=True)
class ChineseReading:
    """What each syllable of a name may be in pinyin, family name first, and the system it was written in."""

    system: str
    syllables: Sets

    def same_as(self, other: "ChineseReading") -> bool:
        """Return whether all syllables of the two may be the same."""
        return len(self.syllables) == len(other.syllables) and all(
            one & two for one, two in zip(self.syllables, other.syllables, strict=True)
        )


def chinese_readings(name: Name) -> tuple[ChineseReading, ...]:
    """Return every way the whole name can be Chinese: two to four syllables with a known family name; often none.

    `Shicai Sheng` is read in both orders. Tones are never known; a missing apostrophe leaves both syllables open.
    """
    if name.script == "Hani":
        return (ChineseReading("Han", tuple(frozenset({pinyin_of(char)}) for char in same_forms(name.bare))),)
    if name.script not in {"Latn", "Cyrl"} or any(map(_is_initial, name.words)) or not 2 <= len(name.words) <= 4:
        return ()
    words = tuple(word.text for word in name.words)
    found = [ChineseReading(system, sets) for system in _systems(name) for sets in _read(system, words)]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=262144)
def family_syllables(name: Name) -> frozenset[str]:
    """Return what the family name may be in pinyin: the word of a one-word name, else the first syllable."""
    if name.alone and name.script != "Hani":
        cuts = [cut for system in _systems(name) for cut in _segmented(system, name.words[0].text)]
        return frozenset(syllable for cut in cuts if len(cut) == 1 for syllable in cut[0] if syllable in _SURNAMES)
    return frozenset(syllable for reading in chinese_readings(name) for syllable in reading.syllables[0])


def is_chinese_family(words: tuple[str, ...]) -> bool:
    """Return whether the family name is one syllable that is a Chinese one, in Latin letters."""
    systems = ("pinyin", "Wade-Giles") if len(words) == 1 else ()
    cuts = (cut for system in systems for cut in _segmented(system, words[0]))
    return any(len(cut) == 1 and bool(cut[0] & _SURNAMES) for cut in cuts)


def _systems(name: Name) -> tuple[str, ...]:
    if name.script == "Cyrl":
        return ("Palladius",)
    by_way_of_russian = ("Russian",) if _BY_RUSSIAN.search(name.key) else ()
    return ("pinyin", "Wade-Giles", *by_way_of_russian)


def _is_initial(word: Word) -> bool:
    """Return whether the word is an initial; `Ch'en I` and `Чэнь И` end in a syllable."""
    return word.short and word.text not in {"I", "E", "A", "O", "И", "У", "Э", "Е"}


@lru_cache(maxsize=8192)
def pinyin_of(char: str) -> str:
    """Return the commonest reading of a Han character, in pinyin without its tone."""
    return str(anyascii(char)).strip().lower()


def same_forms(form: str) -> str:
    """Return a Han form with traditional and Japanese characters simplified, spaces removed: 毛澤東 is 毛泽东."""
    return "".join(_forms().get(char, char) for char in form if not char.isspace())


@cache
def classes() -> Mapping[str, str]:
    """Map each pinyin syllable to the least of those it can be confused with in any system: a lookup key."""
    least = {syllable: syllable for syllable in syllables()}
    groups = [*wade_giles().values(), *palladius().values()]
    changed = True
    while changed:
        changed = False
        for group in groups:
            lowest = min(least[syllable] for syllable in group)
            changed |= any(least[syllable] != lowest for syllable in group)
            least.update(dict.fromkeys(group, lowest))
    return least


def class_key(sets: Sets) -> str:
    """Return a key that is equal for any two readings whose syllables can be the same."""
    return " ".join(classes().get(min(each), min(each)) for each in sets)


@cache
def _forms() -> dict[str, str]:
    return {pair[0]: pair[1] for line in lines_of("han_forms.txt") for pair in line.split()}


def _read(system: str, words: tuple[str, ...]) -> Iterator[Sets]:
    if not all(_segmented(system, word) for word in words):
        return
    parts = [_segmented(system, word) for word in words]
    orders = [parts, [parts[-1], *parts[:-1]]] if len(parts) <= 3 else [parts]
    for order in orders:
        for sets in _products(order):
            if 2 <= len(sets) <= 4 and sets[0] & _SURNAMES and len(order[0][0]) == 1:
                yield sets


def _products(parts: list[tuple[Sets, ...]]) -> Iterator[Sets]:
    if not parts:
        yield ()
        return
    for head in parts[0][:3]:
        for tail in _products(parts[1:]):
            yield head + tail


@lru_cache(maxsize=65536)
def _segmented(system: str, word: str) -> tuple[Sets, ...]:
    """Return the ways to cut a written word into at most three syllables of the system."""
    text = unicodedata.normalize("NFC", word.translate(_MARKS)).lower().strip("'-")
    pieces = text.split("-")
    if len(pieces) > 3:
        return ()
    found: list[Sets] = [()]
    for piece in pieces:
        cuts = tuple(_cut(system, piece))
        found = [done + cut for done in found for cut in cuts]
    return tuple(found)


def _cut(system: str, piece: str, most: int = 3) -> Iterator[Sets]:
    if not piece:
        yield ()
        return
    if most == 0:
        return
    for end in range(min(len(piece), 7), 0, -1):
        options = _options(system, piece[:end])
        if options:
            for rest in _cut(system, piece[end:].removeprefix("'") if system == "pinyin" else piece[end:], most - 1):
                yield (options, *rest)


@lru_cache(maxsize=65536)
def _options(system: str, text: str) -> frozenset[str]:
    if system == "Palladius":
        return palladius().get(text.replace("э", "е"), frozenset())
    plain = text if text.isascii() else "".join(char if char == "'" else anyascii(char) for char in text)
    if system == "Russian":
        return palladius_in_latin().get(plain.replace("'", ""), frozenset())
    if system == "pinyin":
        exact = text.replace("ü", "v")
        return frozenset({plain} & syllables()) or frozenset({exact} & syllables())
    for foreign, english in _ABROAD:
        if plain.startswith(foreign):
            plain = english + plain[len(foreign) :]
            break
    if "'" in plain:
        return marked_wade_giles().get(plain, frozenset())
    return wade_giles().get(plain, frozenset())
