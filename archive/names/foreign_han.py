"""Han characters not read as Chinese: 斯大林 spells Stalin by sound, 吉田 is Yoshida in Japanese."""

from functools import cache, lru_cache
from itertools import pairwise

from archive.names.chinese import is_chinese_family, pinyin_of, same_forms
from archive.names.findings import Likeness
from archive.names.parts import Name
from archive.names.reasons import reason as _
from archive.names.sounds import skeleton, skeletons, sounds
from archive.names.tables import lines_of
from archive.names.words_alike import same_sound


def foreign_han_alike(one: Name, two: Name) -> Likeness | None:
    """Return a weak likeness of Han characters and a foreign family name by consonants; None for fewer than three.

    A Japanese name is compared by its family name, where that is a common one.
    """
    han, other = (one, two) if one.script == "Hani" else (two, one)
    if len(han.bare) < 2 or not other.orders or is_chinese_family(other.orders[0].family_words):
        return None
    shorter = 0 if other.alone else (-1 if han is one else 1)
    bones, japanese = sounded_han(han.bare), japanese_family(han.bare)
    for number, order in enumerate(other.orders):
        family = "".join(order.family_words)
        if japanese and same_sound(japanese, family):
            said = _("the family name may be read %(name)s (%(characters)s)", name=family, characters=han.bare)
            against = _("how the given name is read cannot be told")
            return Likeness(0.45, (said,), (against,), alone=True, shorter=shorter)
        if not number and len(bones) > 2 and any(one_liquid(each) == bones for each in skeletons(family)):
            said = _(
                "the characters may spell %(name)s by its sound (%(characters)s)", name=family, characters=han.bare
            )
            against = _("consonants are all there is to compare")
            return Likeness(0.4, (said,), (against,), alone=True, shorter=shorter)
    return None


@lru_cache(maxsize=8192)
def sounded_han(form: str) -> str:
    """Return the consonants of Han characters that spell a foreign name by sound: 斯大林 is `stln`, as Stalin is."""
    syllables = [pinyin_of(char) for char in same_forms(form)]
    heads = [syllable[:-1] if syllable.endswith("ng") else syllable for syllable in syllables]
    return one_liquid(skeleton("".join(sounds(head)[0] for head in heads if sounds(head))))


@cache
def _japanese() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines_of("japanese_families.txt"):
        row = line.split()
        found.update(zip(row[::2], row[1::2], strict=True))
    return found


def japanese_family(form: str) -> str:
    """Return the reading of the family name if it is a common Japanese one: 吉田茂 is `yoshida`; else ""."""
    found = (_japanese().get(form[:length], "") for length in (3, 2, 1) if len(form) > length)
    return next(filter(None, found), "")


@lru_cache(maxsize=65536)
def one_liquid(bones: str) -> str:
    """Return a skeleton with r as l, since Chinese has only one of them, and doubled letters single."""
    turned = bones.replace("r", "l")
    return turned[:1] + "".join(two for one, two in pairwise(turned) if one != two)
