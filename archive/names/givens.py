"""Equivalent given names of several languages: Joseph, Iosif, Josip; William, Bill; Nicholas, Nikolai."""

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import Final

from archive.names.scripts import script_of
from archive.names.sounds import plain_letters, sounds
from archive.names.tables import entries, lines_of
from archive.text.folding import fold

_FEMALE: Final = """
    ann anna anne annie mary maria marie elizabeth elisabeth elizaveta helen elena helena elene olena catherine
    katherine kathleen ekaterina katarzyna barbara betty margaret margarita margarete margot susan suzanne sophia sofia
    zofia vera vira irina irene iryna olga nina tatiana tatyana natalia natalya svetlana galina nadezhda nadia lyudmila
    ludmila valentina larisa raisa zinaida klavdia lidia lydia antonina evgenia aleksandra alexandra anastasia yulia
    indira vijaya lakshmi vijayalakshmi sarojini kamala amrit sushila golda eleanor frances clare rose roza rosa ruth
    jane joan jean judith julia patricia dorothy alice edith ethel eva thi jacqueline claudia hillary madeleine
    condoleezza
    nancy rosalynn pat martha imelda sirimavo benazir fatima fatma aisha jehan safiya tahia farah ashraf soraya lady
    hannah hanna emma emily elsa else ilse lotte charlotte erika gertrude hedwig hilde ingrid inge ursula rosemarie
    simone simonne yvonne francoise genevieve jeannette jeanne germaine michele monique nicole danielle josephine agnes
    caroline carol carolyn cecilia christine christina cynthia deborah diana donna dora doris ella ellen esther
    evelyn flora florence geraldine gladys gloria grace harriet ida isabel isabella jennifer jessica josefina juanita
    judy karen kate kay laura leonora lily linda lisa lois lorraine louise lucille lucy mabel marcia marianne
    marilyn marina marion marjorie mildred millicent miriam muriel nellie nora norma pamela paula pauline
    penelope phyllis rachel rebecca rita roberta sally sandra sara sarah sharon sheila shirley stella sylvia
    theresa teresa veronica victoria viola virginia vivian wilma winifred jovanka ana jelena milica ljubica dolores
    carmen celia vilma ines raquel eugenia magda maren tove lise sigrid
"""


# Equivalent first letters in several languages: Carl and Karl, Jelena and Elena, Osama and Usama.
_OPENINGS: Final = str.maketrans("qkyijgdwfzu", "cceeeeevvso")


@lru_cache(maxsize=65536)
def rows_of(word: str) -> frozenset[int]:
    """Return the table rows that hold the given name, in any spelling that sounds the same; often none.

    In Latin letters its beginning must agree too: Harless is not Charles, however the ch of either is pronounced.
    """
    table, opening = _table(), _opening(word) if script_of(word) == "Latn" else ""
    found = (row for sound in sounds(word)[:2] for row in table.get(sound, ()))
    return frozenset(number for number, begun in found if not opening or begun == opening)


def _opening(word: str) -> str:
    return plain_letters(word.lower())[:1].translate(_OPENINGS)


# Women's names that sound like a man's, or would be matched with his: told apart by spelling.
_SISTERS: Final = frozenset(
    entries(
        """
    louise luise jeanne johanne christiane christine kristine gabriele gabrielle danielle michelle simone emilie amalie
    auguste friederike frederikke ernestine antonie alexandrine evgenia eugenie henriette charlotte georgette stephanie
    leopoldine fernande renee leonie philippine josephine wilhelmine pauline caroline karoline julie marie marianne
    claudia victoria viktoria alexandra aleksandra hedwig nicole claudine albertine clementine
    constance florence laurence valerie francoise andree desiree aimee germaine marcelle pascale paule emmanuelle denise
    martine justine lucienne julienne adrienne bernarde roberte yvonne
    """
    )
)

_OF_WOMEN: Final = re.compile("(?:a|ine|elle|ette|ise|anne)$")


@lru_cache(maxsize=65536)
def are_brother_and_sister(one: str, two: str) -> bool:
    """Return whether two given names in Latin letters are a man's and a woman's: Louis, Louise; Martin, Martina."""
    first, second = (plain_letters(word.lower()).lower() if script_of(word) == "Latn" else "" for word in (one, two))
    if first == second or not first or not second:
        return False
    if {f"{first}a", f"{first}ia"} & {second} or {f"{second}a", f"{second}ia"} & {first}:
        return min(first, second, key=len)[-1] not in "aeiouy"
    if first[:-1] == second[:-1] and {first[-1], second[-1]} == {"a", "o"}:
        return True  # Carlo, Carla
    brother, sister = (first, second) if second in _SISTERS else (second, first)
    if sister not in _SISTERS or brother in _SISTERS:
        return False
    if sister.startswith(brother) and brother != sister[:-1]:
        return True  # Jean, though Jean is a woman's name in English
    return not is_of_a_woman(brother) and not _OF_WOMEN.search(brother)


@lru_cache(maxsize=65536)
def initials_of(word: str) -> frozenset[str]:
    """Return the sounded letters the name may begin with in its first two languages: J, o and i for Joseph."""
    own = {sound[:1] for sound in sounds(word)} | {word[:1].lower()}
    return frozenset(own | {letter for number in rows_of(word) for letter in _beginnings()[number]})


@lru_cache(maxsize=65536)
def beginnings_of(word: str) -> frozenset[str]:
    """Return the letters the given name is written with in the first two languages of each of its table rows."""
    return frozenset(letter for number in rows_of(word) for letter in _written()[number])


def is_of_a_woman(word: str) -> bool:
    """Return whether the given name is a woman's, in any alphabet, according to a list of common ones."""
    return any(sounds(each)[:1] and sounds(each)[0] in _female() for each in (word, fold(word)))


@cache
def _female() -> frozenset[str]:
    return frozenset(sounds(name)[0] for name in entries(_FEMALE))


@cache
def _table() -> dict[str, list[tuple[int, str]]]:
    table: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, line in enumerate(lines_of("given_names.txt")):
        for name in line.split():
            for sound in sounds(name)[:2]:
                if (number, _opening(name)) not in table[sound]:
                    table[sound].append((number, _opening(name)))
    return dict(table)


@cache
def _beginnings() -> tuple[frozenset[str], ...]:
    rows = (line.split()[:2] for line in lines_of("given_names.txt"))
    return tuple(frozenset(letter for name in row for letter in (name[0], sounds(name)[0][:1])) for row in rows)


@cache
def _written() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(name[0] for name in line.split()[:2]) for line in lines_of("given_names.txt"))
