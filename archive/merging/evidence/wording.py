"""How a proposed person is called: the name in spoken order, and as sorted in an A–Z."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from archive.merging.evidence.families import is_of_initials, is_short
from archive.merging.evidence.reading import Form
from archive.merging.evidence.telling import (
    is_in_full,
    is_sentence,
    may_have_an_office,
    name_beside_an_office,
)
from archive.names.addressed import addressed
from archive.names.chinese import is_chinese_family
from archive.names.filing import Part
from archive.names.filing import filed as filed_in_a_register
from archive.names.keys import name_key, script_of
from archive.names.lands import is_land
from archive.names.offices import without_office
from archive.names.parts import Name, Words
from archive.names.sorting import sort_form
from archive.names.syllables_alike import is_eastern

_GENERATION: Final = re.compile(r",?\s+(?:Jr\.|Sr\.|I{2,3}|IV)$")
_RUN: Final = re.compile(r"(?<=\b\w)\.(?=\w)")
_BESIDE: Final = re.compile('[(,“"]')
_SELDOM = 8  # a form in fewer than an eighth of the documents is not proposed


def best_form(forms: Sequence[Form]) -> Form:
    """Return the most complete form among the frequent ones, without titles or offices where possible."""
    plain = [form for form in forms if _is_plain(form)] or list(forms)
    most = max(len(form.letters) for form in plain)
    return max((form for form in plain if len(form.letters) * _SELDOM >= most), key=_worth)


def _is_plain(form: Form) -> bool:
    whole = is_in_full(form.name) and not form.name.honorifics and not form.form.isupper()
    return whole and without_office(form.form) == form.form and not any(sign in form.form for sign in '([{"“')


def _worth(form: Form) -> tuple[object, ...]:
    name = form.name
    full = not is_short(name) and not is_of_initials(name)
    written_out = sum(not word.short for word in name.words)
    return full, not name.honorifics, min(len(name.words), 4), written_out, len(form.letters), -form.pk


def spoken(form: Form) -> str:
    """Return the name in spoken order: Allen W. Dulles for `Dulles, Allen W.`; other forms as written."""
    name = form.name
    text = _without_land(form.form) if name.kind == "person" else form.form
    if name.kind != "person" or not name.words:
        return text.rstrip(" :,;") or text
    is_beside = may_have_an_office(name)
    if is_beside and (told := name_beside_an_office(text)):
        return _cased(_RUN.sub(". ", told))
    if is_inverted(form) or _is_inverted_initials(name):
        text = f"{_written(name.orders[0].given)} {_written(name.orders[0].family)}"
        return _cased(text) + _generation(name)
    if is_beside and (told := _told_alone(name)):
        return told
    if is_sentence(name):
        return text
    if name.honorifics or _BESIDE.search(text) or form.form.isupper() or without_office(text) != text:
        return _cased(_written(name.words)) + _generation(name)
    return text


def _without_land(form: str) -> str:
    """Return the form without the land behind it: `Charles S. A. Ritchie of Canada`."""
    before, of, land = form.rpartition(" of ")
    return before if of and len(before.split()) > 1 and is_land(land) else form


def _told_alone(name: Name) -> str:
    """Return the family name where nothing but an office stands beside it: `for Political Affairs Harriman`."""
    if len(name.words) == 1:
        return ""
    found = addressed(name.form)
    is_told = found and any(word.text == found.name for word in name.words) and len(found.name) > 2
    return found.name if found and is_told and not is_sentence(name) else ""


def sorted_as(form: Form, proposed: str, others: Sequence[Form] = ()) -> str:
    """Return the name as it is sorted in an A–Z; `others` are further forms, which may tell the family name."""
    name = form.name
    if name.kind != "person":
        return proposed
    is_beside = may_have_an_office(name)
    if not (is_beside and name_beside_an_office(form.form)) and (is_inverted(form) or _is_inverted_initials(name)):
        order = name.orders[0]
        return f"{_cased(_written(order.family))}, {_cased(_written(order.given))}{_generation(name, ', ')}"
    heading = sort_form(_GENERATION.sub("", proposed))
    if "," in heading:
        return heading + ("" if heading.endswith(("Jr.", "Sr.")) else _generation(name, ", "))
    if len(name.words) == 1 or _is_eastern(name) or is_sentence(name):
        return proposed
    if not is_beside and not any(word.short for word in name.words):
        return _as_others_tell(proposed, others) or proposed
    filed = filed_in_a_register(_without_land(form.form))
    family, comma, given = filed.heading.partition(", ")
    is_turned = filed.part is Part.PEOPLE and comma and family in proposed and not is_land(f"{given} {family}")
    return filed.heading if is_turned else _as_others_tell(proposed, others) or proposed


def _is_eastern(name: Name) -> bool:
    """Return whether the family name stands first, as in the East: `Chen I`, `Wang Shu-ming`."""
    return _is_chinese(name.words[0].text) or ("-" in name.words[-1].text and is_eastern(name))


@lru_cache(maxsize=65536)
def _is_chinese(word: str) -> bool:
    return is_chinese_family((word,))


def is_inverted(form: Form) -> bool:
    """Return whether the family name stands first, before a comma: not `Wang Shu-ming, General`."""
    order = form.name.orders[0] if form.name.orders else None
    family, comma, _rest = form.form.partition(",")
    if not order or not order.given or not comma or not family.strip():
        return False
    return name_key(order.family[-1].text) == name_key(family.split()[-1])


def _is_inverted_initials(name: Name) -> bool:
    """Return whether only initials end it, or a given name with an initial: `Bolshakov Georgi N.`, `Stalin I. V.`"""
    order = name.orders[0]
    is_first = bool(order.given) and order.family == name.words[:1] and not order.family[0].short
    return is_first and name.words[-1].short and len(name.words) > 2 and len(order.family[0].text) > 3


def _as_others_tell(proposed: str, others: Sequence[Form]) -> str:
    """Return the name inverted where another form has its last word for the family name: `Bowles, Chester A.`"""
    *given, last = proposed.split()
    for other in others:
        order = other.name.orders[0] if other.name.kind == "person" and other.name.orders else None
        if order is None:
            continue
        is_known = order.given and (is_inverted(other) or any(word.short for word in order.given))
        if not given or not is_known or order.given[0].text[:1] != given[0][:1]:
            continue
        if name_key(order.family[-1].text) == name_key(last):
            return f"{last}, {' '.join(given)}"
    return ""


def _written(words: Words) -> str:
    return " ".join(word.text + ("." if word.short else "") for word in words)


def _cased(text: str) -> str:
    return text.title() if text.isupper() and script_of(text) in {"Latn", "Cyrl"} and len(text) > 3 else text


def _generation(name: Name, before: str = " ") -> str:
    return {"": "", "Jr.": ", Jr.", "Sr.": ", Sr."}.get(name.generation, f"{before}{name.generation}")
