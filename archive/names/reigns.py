"""Names distinguished by a number or a see: `Clemens VI.`, `Friedrich Wilhelm IV.`, `Otto, Bf. von Bamberg`.

The number of a reign is no part of the name, and what follows it or an office is no family name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from archive.names.givens import rows_of
from archive.names.tables import entries

_ROMAN: Final = re.compile(r"(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})\.?")
_LETTERS: Final = {"I", "V", "X"}
# German, French, Norwegian and Danish; the English ones are listed as words of address.
_WORDS: Final = (
    r"(?:erz|fürst|weih)?bischof|erzbf|(?:fürst|weih)?bf|ebf|kardinal|abt|äbtissin|propst|papst|kaiser(?:in)?|ks|kg|"
    r"könig(?:in)?|(?:gro[sß]+|erz)?herzog(?:in)?|hzg?|(?:mark|land|pfalz|burg)?graf|(?:mark|land|pfalz|burg)?gräfin|gf|"
    r"[mlb]gf|lg|pfgf|rheingf|ehz|(?:kur)?fürst(?:in)?|kf|fs|prinz(?:essin)?|"
    r"(?:arche)?v[eê]que|[eé]v[eê]que|archev[eê]que|abb[eé]|pape|roi|reine|empereur|imp[eé]ratrice|duc|duchesse|comte|"
    r"comtesse|"
    r"(?:erke)?biskop|abbed|pave|kong|konge|kejser|dronning|keiser|hertug|greve|grev|fyrste|kronprins|prins|prinsesse|"
    r"pope"
)
# Given names too (Earl Warren, Duke Ellington): only with a see.
_ENGLISH: Final = r"(?:arch)?bishop|abbot|duke|earl|count|king|queen|emperor"
_SHORT: Final = r"(?:erzbf|(?:fürst|weih)?bf|ebf|kg|ks|hzg?|gf|[mlb]gf|lg|pfgf|rheingf|ehz|kf|fs)\."
_OF: Final = r"(?:von|vom|zu|in|of|de|du|des|af|av|til)\s+(?:der\s+|den\s+|the\s+|la\s+)?|d['’]"
_SEE: Final = r"[A-ZÄÖÜÅØÉ][^,()]*"
_PEOPLE: Final = r"(?:[Dd]eutscher?|[Rr]ömischer?)\s+"
_BEHIND: Final = re.compile(rf"\s*,\s*(?:{_PEOPLE})?(?:(?i:{_WORDS})\b\.?)(?:\s+(?:(?:{_OF})(?P<seat>{_SEE})))?\s*$")
_BEHIND_ENGLISH: Final = re.compile(rf"\s*,\s*(?i:{_ENGLISH})\s+of\s+(?:the\s+)?(?P<seat>{_SEE})\s*$")
_ABBREVIATED: Final = re.compile(rf"\s+(?i:{_SHORT})(?:\s+(?:{_OF})?(?P<seat>{_SEE}))?\s*$")
_BEFORE: Final = re.compile(rf"^\s*(?:(?i:{_WORDS})(?:\.in\b)?\.?\s+)+(?=[A-ZÄÖÜÅØÉ]\w+)")
_OFFICE: Final = re.compile(rf"^\s*(?i:{_WORDS})\.?(?:\s+(?:{_OF})(?:{_SEE}))?\s*$")
_REALM: Final = re.compile(rf"(?P<name>\b(?=[IVX]{{2}})X{{0,3}}(?:IX|IV|V?I{{0,3}})\.?),?\s+(?:{_OF})(?P<seat>{_SEE})$")
_REALM_FIRST: Final = re.compile(
    rf"^(?P<seat>{_SEE}),\s+(?P<name>.*\b(?=[IVX]{{2}})X{{0,3}}(?:IX|IV|V?I{{0,3}})\.?)\s+(?:von|vom|zu|of|de|du|af|av)$"
)
_FIRST: Final = re.compile(r"(?<=[^\W\d_]{3})\s(?P<number>[IVX])\.?$")
_LAND: Final = re.compile(rf"(?<=[^\W\d_]{{3}})\s(?P<number>[IVX])\.?,?\s+(?:{_OF})(?P<seat>{_SEE})$")
# A seat of the family, to tell its branches apart: Heinrich von Bünau zu Droyßig, Georg Komerstadt auf Kalkreuth.
_ESTATE: Final = re.compile(
    r"^(?P<name>\S.*?\b(?:von|vom)\s+[A-ZÄÖÜ]\S+|(?:[A-ZÄÖÜ][^\W\d_]+\s+){1,2}[A-ZÄÖÜ][^\W\d_]+)"
    r"\s+(?:auf|zu|in)\s+(?P<estate>[A-ZÄÖÜ][\w-]+)$"
)
_VON: Final = re.compile(r"(?<=[\s.])v\.\s*(?=[A-ZÄÖÜ])|(?<=\s)v\.$")
_NOBLE: Final = re.compile(
    r"(?:(?<=\w\s)|(?<=\.\s)|^|(?<=,\s)(?=Frei|Frh))(?:Frei?herrn?|Freifrau|Freiin|Frh(?:r\.|\.|r)|(?:Reichs)?[Gg]raf|"
    r"(?:Reichs)?[Gg]räfin|Ritter|Edler|Edle|Fürst|Fürstin|comte|comtesse|marquis|marquise|vicomte|vicomtesse|"
    r"chevalier|baron|baronne|Baron|Baronin)\s+(?=(?:von|vom|zu|v\.|de|du|des)(?:\s|$)|d['’])"
)
_OF_THE_CHURCH: Final = re.compile("bf|bischof|kardinal|abt|äbt|propst|pa[pv]|pope|v[eê]que|abb|biskop")
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


def ruler_first(form: str, rank: str) -> str:
    """Return the form with the rank behind a name of one word, or of given names: `Albrecht, Kardinal`, `Karl V., Ks.`

    Empty for any other name.
    """
    called = form[len(rank) :].strip() if rank and form.startswith(f"{rank} ") else ""
    words = [word for word in called.split() if not _ROMAN.fullmatch(word) and word.rstrip(".") not in _LETTERS]
    is_whole = len(words) == 1 and words[0].isalpha()
    return f"{called}, {rank}" if is_whole or (words and all(map(rows_of, words))) else ""


@dataclass(frozen=True)
class Reign:
    """A name without office and see, and the see or realm.

    `office` is set where one stood there, `rank` is what it was where it stood before the name, `number` where a single
    letter is the number of the reign; `estate` is where a family without an office sits.
    """

    text: str
    seat: str = ""
    office: bool = False
    number: str = ""
    rank: str = ""
    estate: str = ""


def unranked(text: str) -> str:
    """Return the name without a rank of nobility within it: `Alexander Freiherr von Humboldt`, `marquis de Condorcet`.

    A count of a place, after a comma, keeps it: that may be all that distinguishes him.
    """
    return _NOBLE.sub("", _VON.sub("von ", text) if "v." in text else text)


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
        within = unseated(text[: land.start()])
        return replace(within, seat=land["seat"].strip(), number=land["number"])
    realm = _REALM.search(text)
    if realm and realm.start():
        return Reign(unseated(text[: realm.end("name")]).text, realm["seat"].strip(" .,;"))
    first = _REALM_FIRST.match(text)
    if first:
        return Reign(first["name"], first["seat"].strip())
    before = _BEFORE.match(text)
    if before:
        rank = before[0].strip()
        return replace(_on_an_estate(_numbered(Reign(text[before.end() :], office=True))), rank=rank)
    return _on_an_estate(Reign(text))


def _on_an_estate(reign: Reign) -> Reign:
    """Return the reign without the estate behind the family name."""
    found = _ESTATE.match(reign.text)
    if found is None or rows_of(found["name"].split()[-1]):
        return reign  # Friedrich Leopold zu Stolberg has no other family name
    return replace(reign, text=found["name"], estate=found["estate"])


def _numbered(reign: Reign) -> Reign:
    """Return the reign with the single letter behind the name of its holder as its number: `Kaiser Wilhelm I.`."""
    found = _FIRST.search(reign.text)
    return replace(reign, text=reign.text[: found.start()], number=found["number"]) if found else reign


def is_secular(rank: str) -> bool:
    """Return whether the rank is that of a ruler or noble, whose family is a house: not a bishop's or an abbot's."""
    return bool(rank) and not _OF_THE_CHURCH.search(rank.casefold())


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
