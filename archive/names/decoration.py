"""What is written around a name: life dates, nicknames in quotation marks, other names in brackets."""

import re
from dataclasses import dataclass
from typing import Final

from archive.names.completed import completed, unasked
from archive.names.covers import in_round_brackets
from archive.names.honorifics import is_nobody, plain_generation, without_han_titles
from archive.names.reigns import is_seat
from archive.names.scripts import script_of
from archive.text.cleaning import clean_line

_DECORATED: Final = re.compile(r"[0-9()\[\]\"'?]|\.\.\.|\bor\b|-\s*$")
_YEARS: Final = re.compile(
    r"[,;]?\s*[(\[]?\s*(?:ca?\.?\s*)?(?P<born>1[0-9]\d\d|20\d\d)?\??\s*[-–—]\s*(?:ca?\.?\s*)?(?P<died>1[0-9]\d\d|20\d\d)?\??\s*[)\]]?\s*$"
)
_BORN: Final = re.compile(
    r"[,;]?\s*[(\[]?\s*\b(?:born|b\.|род\.)\s*(?:ca?\.?\s*)?(1[0-9]\d\d|20\d\d)\??\s*[)\]]?", re.I
)
_DIED: Final = re.compile(r"[,;]?\s*[(\[]?\s*\b(?:died|d\.|ум\.)\s*(?:ca?\.?\s*)?(1[0-9]\d\d|20\d\d)\??\s*[)\]]?", re.I)
_ROUND: Final = re.compile(r"\(([^()]*)\)")
_SQUARE: Final = re.compile(r"\[[^\[\]]*\]")
_QUOTED: Final = re.compile(r"[\"“”„«»‘’'](?<![^\W\d_].)([^\W\d_][^\"“”„«»]*?)[\"“”«»’'](?![^\W\d_])")
_MAIDEN: Final = re.compile(
    r"[,;]?\s*[(\[]?\s*\b(?:geb\.|geborene?|née|nee|født|fødd|född|f\.|born)\s+"
    r"(?P<name>(?:(?:von|de|van|zu|du)\s+)?[^\W\d_a-zäöü][^\W\d_]+(?:[ -][^\W\d_a-zäöü][^\W\d_]+)?)\s*[)\]]?"
)
# Father and son where no Jr. is written: d. J., der Ältere, den yngre, l'aîné, (Sohn).
_SON: Final = re.compile(
    r"[\s,]+[(\[]?(?:(?:d\.|der|den|dem|die)\s*(?:J\.|Jüngere[nr]?|[yj]\.|yngre)|jun\.|jr\.|(?<=[,(\[])\s*Sohn)[)\]]?\s*(?=$|\()"
)
_FATHER: Final = re.compile(
    r"[\s,]+[(\[]?(?:(?:d\.|der|den|dem|die)\s*(?:Ä\.|Ältere[nr]?|[eæä]\.|eldre|ældre|äldre)|sen\.|l['’]aîné|(?<=[,(\[])\s*Vater)[)\]]?\s*(?=$|\()"
)
_DOUBT: Final = re.compile(r"\?|\.\.\.|…|\bor\b")
_NOT_A_NAME: Final = re.compile(r"\d|\b(?:ret|born|died|also|see|alias|acting|cover|pseud|né|née)\b", re.I)
_PARTICLES: Final = frozenset({"von", "van", "de", "del", "der", "v", "zu", "af", "al", "el", "bin", "ibn", "d"})
_OF_AN_OFFICE: Final = re.compile(
    r"(?:[^\W\d_]+\.?-?\s+)?[^\W\d_]+\.?\s+(?:zu[mr]?|in|im|bei[m]?|am|an|auf|aus|des|der|to|for|at)\s"
    r"|\w*(?:[Hh]auptmann|[Aa]mtmann|[Vv]ogt|[Rr]at|[Mm]eister|[Kk]ommissar|[Ss]chreiber|[Vv]erwalter|[Aa]dministrator)"
    r"\s+(?:von|vom)\s"
    r"|[^\W\d_]+(?:er|ischer|scher)\s+\w*(?:[Rr]at|[Gg]esandter?|[Kk]ommissar|[Ss]ekretär|[Kk]anzler|[Hh]ofmeister|[Bb]ote)$"
)


@dataclass(frozen=True)
class Bare:
    """A form without its decoration, and the parts of that."""

    text: str
    nicknames: tuple[str, ...]
    others: tuple[str, ...]
    born: int | None
    died: int | None
    doubtful: bool
    maiden: str = ""
    asked: bool = False


def undecorated(form: str) -> Bare:
    """Return the form with its life dates, nicknames and brackets split off; never fails.

    Square brackets hold an editor's word on who is meant, never a part of the name, unless they enclose the whole form
    or complete it.
    """
    form, asked = unasked(completed(in_round_brackets(form)))
    text = _FATHER.sub(", Sr. ", _SON.sub(", Jr. ", clean_line(form))).rstrip()
    if text.isascii() and not _MAIDEN.search(text) and not _DECORATED.search(text):
        return Bare(text.strip(" ,;"), (), (), None, None, doubtful=False, asked=asked)
    doubtful = bool(_DOUBT.search(text)) or any(_is_unread(inside) for inside in _SQUARE.findall(text))
    text, born, died = _without_years(text)
    maiden = _MAIDEN.search(text)
    text = text[: maiden.start()] + text[maiden.end() :] if maiden and maiden.start() else text
    nicknames, others = list[str](), list[str]()
    for inside in _ROUND.findall(text):
        quoted = _QUOTED.findall(f" {inside} ")
        nicknames += quoted
        if plain_generation(inside):
            text = text.replace(f"({inside})", f", {plain_generation(inside)}")
        if not quoted and _is_a_name(inside.strip()):
            others.append(inside.strip())
    text = _ROUND.sub(" ", text)
    outside = _SQUARE.sub(" ", text)
    text = outside if any(char.isalpha() for char in outside) else text.strip("[] ")
    nicknames += _QUOTED.findall(f" {text} ")
    unquoted = _QUOTED.sub(" ", f" {text} ")
    text = unquoted if any(char.isalpha() for char in unquoted) else text
    if script_of(text) in {"Hani", "Hang"}:
        text = without_han_titles(text.strip())
    return Bare(
        text.strip(" ,;"),
        tuple(nicknames),
        tuple(others),
        born,
        died,
        doubtful,
        maiden["name"] if maiden else "",
        asked,
    )


def _is_a_name(inside: str) -> bool:
    """Return whether round brackets hold a whole name: not `ksl. Kommissar`, `Rat in Augsburg`, `jetzt zu Eger`."""
    words = inside.split()
    if len(words) < 2 or _NOT_A_NAME.search(inside) or is_seat(inside) or _OF_AN_OFFICE.match(inside):
        return False
    return not words[0][:1].islower() or words[0].rstrip(".") in _PARTICLES


def _is_unread(inside: str) -> bool:
    """Return whether square brackets say that the rest of the name is illegible or unknown."""
    return any(char.isalpha() for char in inside) and is_nobody(inside.strip("[] ").casefold())


def _without_years(text: str) -> tuple[str, int | None, int | None]:
    born, died = None, None
    found = _YEARS.search(text)
    if found and (found["born"] or found["died"]):
        text = text[: found.start()]
        born, died = _year(found["born"]), _year(found["died"])
    for pattern, is_birth in ((_BORN, True), (_DIED, False)):
        said = pattern.search(text)
        if said:
            text = text[: said.start()] + text[said.end() :]
            born, died = (_year(said[1]), died) if is_birth else (born, _year(said[1]))
    return text, born, died


def _year(text: str | None) -> int | None:
    return int(text) if text else None
