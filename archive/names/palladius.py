"""Chinese names in Russian letters, spelled as print in Latin letters has them."""

from collections.abc import Iterator
from itertools import islice, product

from archive.names.chinese import chinese_readings
from archive.names.keys import name_key
from archive.names.parts import parsed
from archive.names.pinyin import in_wade_giles

MOST_SPELLINGS = 16  # of one reading: two or three syllables seldom leave more than four open


def chinese_in_latin(form: str) -> tuple[str, ...]:
    """Return the keys of `Чжоу Эньлай` in pinyin and in Wade-Giles: `zhou enlai`, `chou en-lai`; () for other names."""
    name = parsed(form)
    if name.script != "Cyrl":
        return ()
    return tuple(dict.fromkeys(key for reading in chinese_readings(name) for key in _spelled(reading.syllables)))


def _spelled(syllables: tuple[frozenset[str], ...]) -> Iterator[str]:
    for family, *given in islice(product(*map(sorted, syllables)), MOST_SPELLINGS):
        yield name_key(f"{family} {''.join(given)}")
        foreign = (sorted(in_wade_giles().get(one, ())) for one in (family, *given))
        for first, *others in islice(product(*foreign), MOST_SPELLINGS):
            yield name_key(f"{first} {'-'.join(others)}")
