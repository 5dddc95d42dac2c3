"""Han characters that spell a foreign name by its sound: 斯大林 for Stalin, 赫鲁晓夫 for Khrushchev."""

from functools import lru_cache
from itertools import pairwise

from archive.names.chinese import pinyin_of, same_forms
from archive.names.findings import Likeness
from archive.names.parts import Name
from archive.names.sounds import skeleton, skeletons, sounds


def foreign_han_alike(one: Name, two: Name) -> Likeness | None:
    """A weak likeness of Han characters and a foreign family name by their consonants; None without at least three."""
    han, other = (one, two) if one.script == "Hani" else (two, one)
    if len(han.bare) < 2 or not other.orders:
        return None
    bones = sounded_han(han.bare)
    for order in other.orders:
        family = "".join(word.text for word in order.family)
        if len(bones) > 2 and any(one_liquid(each) == bones for each in skeletons(family)):
            said = f"the characters may spell {family} by its sound ({han.bare})"
            return Likeness(0.4, (said,), ("consonants are all there is to compare",), alone=True)
    return None


@lru_cache(maxsize=8192)
def sounded_han(form: str) -> str:
    """The consonants of Han characters that spell a foreign name by its sound: 斯大林 is `stln`, as Stalin is."""
    syllables = [pinyin_of(char) for char in same_forms(form)]
    heads = [syllable[:-1] if syllable.endswith("ng") else syllable for syllable in syllables]
    return one_liquid(skeleton("".join(sounds(head)[0] for head in heads if sounds(head))))


def one_liquid(bones: str) -> str:
    """A skeleton with r as l, since Chinese has no other; a doubled letter is one."""
    turned = bones.replace("r", "l")
    return turned[:1] + "".join(two for one, two in pairwise(turned) if one != two)
