"""The keys under which a name may be called by its family name alone."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from archive.names.givens import rows_of
from archive.names.honorifics import BEFORE_A_NAME, plain
from archive.names.keys import name_key, transliterate
from archive.names.parts import Name, Order, Word
from archive.names.syllables_alike import is_eastern
from archive.names.words_alike import bare_words

_SHORTEST: Final = 4


@lru_cache(maxsize=262144)
def word_key(text: str) -> str:
    """Return a word of a name as it is compared: transliterated and folded, letters and digits only."""
    return "".join(char for char in name_key(transliterate(text)) if char.isalnum())


def is_short(name: Name) -> bool:
    """Return whether the name is a family name alone, titles and particles aside: `Dulles`, `Mr.

    Dulles`, `de Gaulle`.
    """
    return bool(name.words) and (len(name.words) == 1 or not name.orders[0].given)


def is_of_initials(name: Name) -> bool:
    """Return whether no word is written out: `J.F.D.`, `McG. B.`"""
    return bool(name.words) and all(word.short for word in name.words)


def called(name: Name) -> frozenset[str]:
    """Return the keys of a short name: its words joined, and the family name without its particles."""
    return _of(word.text for word in name.words)


def family_keys(name: Name) -> tuple[frozenset[str], frozenset[str]]:
    """Return the keys of a full name's family name, and weaker keys that are rather those of a given name."""
    if not name.orders:
        return frozenset(), frozenset()
    strong, weak = set[str](), set[str]()
    first = _likeliest(name)
    for order in name.orders:
        keys = _of(order.family_words)
        (strong if order is first else weak).update(keys)
    weak.update(word_key(word.text) for word in first.given if not word.short)
    if len(first.family) > 1:
        weak.update(word_key(word) for word in first.family_words)
    for other in name.others:
        strong |= family_keys(other)[0]
    return frozenset(strong - {""}), frozenset(weak - strong - {""})


def _likeliest(name: Name) -> Order:
    """Return the likeliest order: family name first for East Asian names written so, else as it reads."""
    orders = name.orders
    if "," in name.form or len(orders) < 2:
        return orders[0]
    last, first = orders[0], next((each for each in orders if each.family == name.words[:1]), orders[0])
    if is_eastern(name) and not _is_given(name.words[0]):
        return first
    if "-" in name.words[-1].text and len(name.words) == 2 and not _is_given(name.words[0]):
        return first
    return last


def _is_given(word: Word) -> bool:
    return word.short or bool(rows_of(word.text))


def _of(words: Iterable[str]) -> frozenset[str]:
    texts = tuple(words)
    joined = word_key("".join(texts))
    bare = word_key("".join(bare_words(texts)))
    return frozenset({joined, bare} - {""})


def is_title_alone(name: Name) -> bool:
    """Return whether all words written out are titles, no names: `Generalissimo`, `G. Brigadier General`."""
    words = [word.text for word in name.words if not word.short]
    return bool(words) and all(plain(word) in BEFORE_A_NAME for word in words) and len(words) in {1, 2}


def is_called_by(short: Name, full: Name, *, listed: bool) -> bool:
    """Return whether the one word is rather the name of whoever is called so in full than one of their given names.

    Plaza is half of the family name of `Plaza Lasso, Galo`, and `Thanat Khoman` stands in a list of persons so, where
    everybody with a family name has it first, before a comma. Not `Bruce Lancaster`, nor a common given name.
    """
    word = short.words[0].text if len(short.words) == 1 and full.orders else ""
    if len(word) < _SHORTEST or rows_of(word):
        return False
    key, order = word_key(word), _likeliest(full)
    halves = order.family_words if len(order.family) > 1 else ()
    first = full.words[:1] if listed and "," not in full.form and len(full.words) > 1 else ()
    return key in {word_key(each) for each in (*halves, *(word.text for word in first))}


def initials_of(name: Name) -> str:
    """Return the initials of a full name in spoken order: `jfd` for `Dulles, John Foster`."""
    if not name.orders:
        return ""
    order = _likeliest(name)
    return "".join(word.text[:1].casefold() for word in (*order.given, *order.family))


def may_bear(name: Name, others: Sequence[Name]) -> bool:
    """Return whether titles of sex and rule allow that the short name is somebody's with these names.

    A lady is not her husband. `Lg. Philipp` is no duke Philipp, and `Hz. Ernst` not Hz. Johann Ernst: a given name is
    no family name.
    """
    if name.of_a_wife and not any(other.of_a_wife for other in others):
        return False
    if not is_a_ruler(name):
        return True
    rank = name.rank[0].casefold()
    same = [other for other in others if not other.rank or other.rank[0].casefold() == rank]
    return any(other.seat or not _of_given_names(other) or len(other.words) == len(name.words) for other in same)


def is_a_ruler(name: Name) -> bool:
    """Return whether a rank of rule and given names are all there is: `Mgf. Albrecht`, `Hz. Johann Wilhelm`."""
    return bool(name.rank) and not name.seat and _of_given_names(name)


def _of_given_names(name: Name) -> bool:
    long = [word.text for word in name.words if not word.short]
    return bool(long) and all(map(rows_of, long))
