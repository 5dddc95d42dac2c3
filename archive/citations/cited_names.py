"""Names split for citations: family and given name, or one indivisible piece."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from archive.names.chinese import chinese_readings, family_syllables
from archive.names.givens import rows_of
from archive.names.honorifics import AFTER_A_NAME, is_before_a_name, plain
from archive.names.korean import families, korean_readings
from archive.names.parts import parsed
from archive.names.scripts import script_of
from archive.names.sorting import BURMESE_HONORIFICS, is_burmese, is_regnal, sort_form
from archive.names.tables import entries
from archive.names.vietnamese import is_vietnamese

_BRACKETS: Final = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_LIFE: Final = re.compile(r"(?:c\.\s*)?\d{3,4}\??(?:\s*[-–]\s*(?:\d{3,4}\??)?)?")
_WORDS: Final = re.compile(r"[\s-]+")
_HAN_FAMILIES: Final = frozenset(
    entries(
        "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 东方 東方 皇甫 公孙 公孫 夏侯 慕容 令狐 司徒 长孙 長孫 宇文 "
        "남궁 황보 제갈 선우"
    )
)
_UNSPACED: Final = frozenset({"Hani", "Hang"})


@dataclass(frozen=True, slots=True)
class CitedName:
    """A split name: either `family` with `given` and `suffix`, or `literal` for a body, an office or a one-piece name.

    `family_first` marks names always spoken in that order: Mao Zedong, 毛泽东, Kim Il Sung.
    """

    family: str = ""
    given: str = ""
    suffix: str = ""
    literal: str = ""
    family_first: bool = False

    @property
    def direct(self) -> str:
        """In spoken order: Joseph Stalin, Mao Zedong, 毛泽东, Henry Cabot Lodge, Jr."""
        if self.literal or not self.given:
            return self.literal or f"{self.family}{self._after}"
        if self.family_first:
            return f"{self.family}{'' if script_of(self.family) in _UNSPACED else ' '}{self.given}"
        return f"{self.given} {self.family}{self._after}"

    @property
    def inverted(self) -> str:
        """As in a bibliography: `Stalin, Joseph`, but `Mao Zedong`."""
        return self.direct if self.family_first else self.parted

    @property
    def parted(self) -> str:
        """Family and given name with a comma between, whatever the spoken order: `Mao, Zedong`."""
        return self.literal or f"{self.family}{', ' if self.given else ''}{self.given}{self._after}"

    @property
    def initialled(self) -> str:
        """With the given names as initials: `Stalin, J.

        V.`, `Sartre, J.-P.`; unchanged in scripts without an alphabet.
        """
        if not self.given or script_of(self.given) in _UNSPACED:
            return self.direct
        words = [_initials(word) for word in self.given.split()]
        return f"{self.family}, {' '.join(words)}{self._after}"

    @property
    def _after(self) -> str:
        return f", {self.suffix}" if self.suffix else ""


@lru_cache(maxsize=16384)
def cited_name(form: str, sort_name: str = "", kind: str = "") -> CitedName:
    """Return the form split; never fails. `kind` is what the archive knows of its person: person, body, group.

    An unidentified name whose family name cannot be told stays in one piece, since a name split in the wrong place is
    harder to find than one that was not split.
    """
    if kind not in ("", "person") or (not kind and parsed(form).kind != "person"):
        return CitedName(literal=form)
    bare = _BRACKETS.sub("", _without_honorifics(form)).strip() or form
    if "," not in bare and (whole := _without_family_name(bare.split())):
        return whole
    if "," in sort_name or "," in bare:
        return _of_inverted(_BRACKETS.sub("", sort_name) if "," in sort_name else bare)
    if len(bare.split()) < 2 and script_of(bare) not in _UNSPACED:
        return CitedName(family=bare)
    if script_of(bare) in _UNSPACED:
        return _of_characters(bare)
    if _is_eastern(bare):
        family, _, given = bare.partition(" ")
        return CitedName(family, given, family_first=True)
    turned = sort_form(bare)
    if "," in turned:
        # A sort name that is not inverted was left so for a reason.
        return CitedName(literal=bare) if sort_name else _of_inverted(turned)
    return _likeliest(bare) if kind or rows_of(bare.split()[0]) else CitedName(literal=bare)


def _without_family_name(words: list[str]) -> CitedName | None:
    """Return rulers and Burmese unsplit: `Ivan IV` stays whole, `U Nu` is filed as `Nu, U`, as libraries do."""
    if is_regnal(words):
        return CitedName(family=" ".join(words))
    if is_burmese(words):
        before = 1 if words[0] in BURMESE_HONORIFICS and len(words) > 1 else 0
        return CitedName(family=" ".join(words[before:]), given=" ".join(words[:before]))
    return None


def _of_inverted(text: str) -> CitedName:
    """Split `Lodge, Henry Cabot, Jr., 1902-1985`: life dates are no part of a name."""
    family, *rest = [part for part in map(str.strip, text.split(",")) if part and not _LIFE.fullmatch(part)] or [text]
    suffix = next((part for part in rest if plain(part) in AFTER_A_NAME), "")
    given = next((part for part in rest if part != suffix), "")
    if not given and suffix:
        return _with_suffix(family, suffix)
    if not given:
        return CitedName(family=family)
    return CitedName(family, given, suffix, family_first=bool(given) and _is_eastern(f"{family} {given}"))


def _with_suffix(form: str, suffix: str) -> CitedName:
    """Split a name in spoken order with a suffix: `J. W. Hanes, Jr.`"""
    if " " not in form:
        return CitedName(family=form, suffix=suffix)
    name = cited_name(form, kind="person")
    return replace(name, suffix=suffix) if name.given else CitedName(literal=f"{form}, {suffix}")


def _likeliest(form: str) -> CitedName:
    """Split a name in an alphabet: the last word is the family name, unless initials or a patronymic follow it."""
    order = next(iter(parsed(form).orders), None)
    family = " ".join(word.text for word in order.family) if order and order.given else ""
    if family and form.endswith(f" {family}"):
        return CitedName(family, form.removesuffix(family).strip())
    if family and form.startswith(f"{family} "):
        return CitedName(family, form.removeprefix(family).strip())
    return CitedName(literal=form)


def _of_characters(form: str) -> CitedName:
    """Split Han and Hangul: the first character is the family name, or two for a two-character family name."""
    family, _, given = form.partition(" ")
    if given:
        return CitedName(family, given, family_first=True)
    length = 2 if form[:2] in _HAN_FAMILIES and len(form) > 2 else 1
    if not length < len(form) <= length + 2 or "·" in form:
        return CitedName(literal=form)
    return CitedName(form[:length], form[length:], family_first=True)


def _is_eastern(form: str) -> bool:
    """Return whether the first word is a family name in first position: Chinese, Korean or Vietnamese."""
    name = parsed(form)
    first = parsed("".join(form.split(maxsplit=1)[:1]))
    if name.script not in ("Latn", "Cyrl") or len(name.words) < 2:
        return False
    chinese = bool(chinese_readings(name)) and bool(family_syllables(first))
    korean = bool(korean_readings(name)) and bool(families(first.key))
    return chinese or korean or is_vietnamese(name)


def _without_honorifics(form: str) -> str:
    words = form.split()
    while len(words) > 1 and is_before_a_name(words[0], after=False):
        words = words[1:]
    return " ".join(words)


def _initials(word: str) -> str:
    """Return `J.` for `Joseph`, `J.-P.` for `Jean-Paul`; an initial stays."""
    return "-".join(part if part.endswith(".") else f"{part[:1]}." for part in word.split("-") if part)
