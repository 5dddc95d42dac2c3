"""Names distinguished by a number or a see: `Clemens VI.`, `Friedrich Wilhelm IV.`, `Otto, Bf. von Bamberg`.

The number of a reign is no part of the name, and what follows it or an office is no family name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from archive.names.tables import entries

_ROMAN: Final = re.compile(r"(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})\.?")
_LETTERS: Final = {"I", "V", "X"}
# German, French, Norwegian and Danish; the English ones are listed as words of address.
_WORDS: Final = (
    r"(?:erz|fürst|weih)?bischof|erzbf|(?:fürst|weih)?bf|ebf|kardinal|abt|äbtissin|propst|papst|kaiser(?:in)?|ks|kg|"
    r"könig(?:in)?|(?:gro[sß]+|erz)?herzog(?:in)?|hzg|(?:mark|land|pfalz|burg)?graf|(?:mark|land|pfalz|burg)?gräfin|gf|"
    r"mgf|lgf|(?:kur)?fürst(?:in)?|kf|prinz(?:essin)?|"
    r"(?:arche)?v[eê]que|[eé]v[eê]que|archev[eê]que|abb[eé]|pape|roi|reine|empereur|imp[eé]ratrice|duc|duchesse|comte|"
    r"comtesse|"
    r"(?:erke)?biskop|abbed|pave|kong|konge|kejser|dronning|keiser|hertug|greve|grev|fyrste|kronprins|prins|prinsesse|"
    r"pope"
)
# Given names too (Earl Warren, Duke Ellington): only with a see.
_ENGLISH: Final = r"(?:arch)?bishop|abbot|duke|earl|count|king|queen|emperor"
_SHORT: Final = r"(?:erzbf|(?:fürst|weih)?bf|ebf|kg|ks|hzg|gf|mgf|lgf|kf)\."
_OF: Final = r"(?:von|vom|zu|of|de|du|des|af|av|til)\s+(?:der\s+|den\s+|the\s+|la\s+)?|d['’]"
_SEE: Final = r"[A-ZÄÖÜÅØÉ][^,()]*"
_PEOPLE: Final = r"(?:[Dd]eutscher?|[Rr]ömischer?)\s+"
_BEHIND: Final = re.compile(rf"\s*,\s*(?:{_PEOPLE})?(?:(?i:{_WORDS})\b\.?)(?:\s+(?:(?:{_OF})(?P<seat>{_SEE})))?\s*$")
_BEHIND_ENGLISH: Final = re.compile(rf"\s*,\s*(?i:{_ENGLISH})\s+of\s+(?:the\s+)?(?P<seat>{_SEE})\s*$")
_ABBREVIATED: Final = re.compile(rf"\s+(?i:{_SHORT})(?:\s+(?:{_OF})?(?P<seat>{_SEE}))?\s*$")
_BEFORE: Final = re.compile(rf"^\s*(?:(?i:{_WORDS})\.?\s+)+(?=[A-ZÄÖÜÅØÉ]\w+)")
_OFFICE: Final = re.compile(rf"^\s*(?i:{_WORDS})\.?(?:\s+(?:{_OF})(?:{_SEE}))?\s*$")
_REALM: Final = re.compile(rf"(?P<name>\b(?=[IVX]{{2}})X{{0,3}}(?:IX|IV|V?I{{0,3}})\.?),?\s+(?:{_OF})(?P<seat>{_SEE})$")
_REALM_FIRST: Final = re.compile(
    rf"^(?P<seat>{_SEE}),\s+(?P<name>.*\b(?=[IVX]{{2}})X{{0,3}}(?:IX|IV|V?I{{0,3}})\.?)\s+(?:von|vom|zu|of|de|du|af|av)$"
)
_FIRST: Final = re.compile(r"(?<=[^\W\d_]{3})\s(?P<number>[IVX])\.?$")
_LAND: Final = re.compile(rf"(?<=[^\W\d_]{{3}})\s(?P<number>[IVX])\.?,?\s+(?:{_OF})(?P<seat>{_SEE})$")
_NOBLE: Final = re.compile(
    r"(?:(?<=\w\s)|(?<=\.\s)|^|(?<=,\s)(?=Frei|Frh))(?:Frei?herrn?|Freifrau|Freiin|Frh(?:r\.|\.|r)|(?:Reichs)?[Gg]raf|"
    r"(?:Reichs)?[Gg]räfin|Ritter|Edler|Edle|Fürst|Fürstin|comte|comtesse|marquis|marquise|vicomte|vicomtesse|"
    r"chevalier|baron|baronne|Baron|Baronin)\s+(?=(?:von|vom|zu|v\.|de|du|des)(?:\s|$)|d['’])"
)
# Lands whose princes have no other family name, and are distinguished by all their given names.
_LANDS: Final = frozenset(
    entries(
        """
    sachsen preußen preussen bayern baiern österreich oesterreich hessen pfalz württemberg baden brandenburg
    braunschweig lüneburg anhalt mecklenburg pommern holstein schleswig nassau oranien lothringen burgund savoyen
    böhmen ungarn polen rußland russland dänemark schweden norwegen spanien portugal england frankreich sachsen-weimar
    sachsen-gotha sachsen-coburg hessen-kassel hessen-darmstadt saxony prussia bavaria austria hesse hanover brunswick
    denmark sweden norway spain france burgundy savoy lorraine orange greece romania saxe prusse bavière autriche
    savoie orléans lorraine bourgogne espagne danemark suède danmark norge sverige preussen hannover
"""
    )
)


def is_of_a_land(words: Sequence[str]) -> bool:
    """Return whether the family name is a land with its particle: `von Sachsen`, `of Greece`, `von Sachsen-Gotha`."""
    if len(words) < 2 or not words[0].islower():
        return False
    land = words[-1].casefold()
    return land in _LANDS or land.split("-")[0] in _LANDS


@dataclass(frozen=True)
class Reign:
    """A name without office and see, and the see or realm.

    `office` is set where one stood there, `number` where a single letter is the number of the reign.
    """

    text: str
    seat: str = ""
    office: bool = False
    number: str = ""


def unranked(text: str) -> str:
    """Return the name without a rank of nobility within it: `Alexander Freiherr von Humboldt`, `marquis de Condorcet`.

    A count of a place, after a comma, keeps it: that may be all that distinguishes him.
    """
    return _NOBLE.sub("", text)


def unseated(text: str) -> Reign:
    """Return the name without an office of church or rule before or behind it, and its see or realm; else unchanged.

    `Sailer, Johann Michael, Bischof von Regensburg`, `Otto Bf. Bamberg`, `Wilhelm II. von Preußen`, `Kaiser Wilhelm`. A
    family name before the comma stays whatever it means: `König, Friedrich`.
    """
    if text.isascii() and " " not in text:
        return Reign(text)
    for pattern in (_BEHIND, _BEHIND_ENGLISH, _ABBREVIATED):
        found = pattern.search(text)
        if found and any(char.isalpha() for char in text[: found.start()]):
            within = unseated(text[: found.start()])
            seat = (found["seat"] or "").strip(" .,;")
            return _numbered(replace(within, seat=seat or within.seat, office=True))
    land = _LAND.search(text)
    if land and is_of_a_land(("von", land["seat"].strip())):
        return Reign(text[: land.start()], land["seat"].strip(), number=land["number"])
    realm = _REALM.search(text)
    if realm and realm.start():
        return Reign(unseated(text[: realm.end("name")]).text, realm["seat"].strip(" .,;"))
    first = _REALM_FIRST.match(text)
    if first:
        return Reign(first["name"], first["seat"].strip())
    before = _BEFORE.match(text)
    return _numbered(Reign(text[before.end() :], office=True)) if before else Reign(text)


def _numbered(reign: Reign) -> Reign:
    """Return the reign with the single letter behind the name of its holder as its number: `Kaiser Wilhelm I.`."""
    found = _FIRST.search(reign.text)
    return replace(reign, text=reign.text[: found.start()], number=found["number"]) if found else reign


def is_seat(text: str) -> bool:
    """Return whether the words are an office with its see and no name: `Bischof von Le Mans`."""
    return bool(_OFFICE.match(text))


def numeral(word: str, *, from_one: bool = False) -> str:
    """Return the number of a reign or generation, from II on: `VI` for `VI.`; "" for any other word, `I.` included.

    `from_one`: a single letter too, where it is known to be a number.
    """
    return word.rstrip(".") if _ROMAN.fullmatch(word) or (from_one and word in _LETTERS) else ""


def may_be_number(words: Sequence[str], shorts: Sequence[str]) -> str:
    """Return the number a single letter may be: the `I.` of `Wilhelm I.`, but not of `V.

    I. Lenin` or `I. Kuznetsov`.
    """
    return shorts[0] if len(shorts) == 1 and shorts[0] in _LETTERS and words[0] != shorts[0] else ""
