"""The formats of other authorities' identifiers, and their check digits.

ISNI and ORCID end in a check character by ISO 7064 MOD 11-2; GND numbers in one by weights from 2 upwards, modulo 11.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from django.utils.translation import gettext as _

_SHAPES: Final[Mapping[str, str]] = {
    "viaf": r"[1-9]\d{0,21}",
    "wikidata": r"Q[1-9]\d{0,11}",
    "lcnaf": r"n[a-z]{0,2}\d{8,10}",
    "lccn": r"n[a-z]{0,2}\d{8,10}",
    "gnd": r"\d{1,10}-?[\dX]",
    "isni": r"\d{15}[\dX]",
    "orcid": r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]",
}
_EXAMPLES: Final[Mapping[str, str]] = {
    "viaf": "108273425",
    "wikidata": "Q855",
    "lcnaf": "n80126308",
    "lccn": "n80126308",
    "gnd": "118642499",
    "isni": "0000000121401190",
    "orcid": "0000-0002-1825-0097",
}


def tidied(scheme: str, value: str) -> str:
    """Return the identifier as it is stored and compared: without the address before it and without spaces."""
    bare = value.strip().rstrip("/").rsplit("/", 1)[-1]
    if scheme == "isni":
        return re.sub(r"[\s-]", "", bare).upper()
    if scheme in {"lcnaf", "lccn"}:
        return re.sub(r"\s", "", bare).lower()
    return re.sub(r"\s", "", bare).upper() if scheme in _SHAPES else value


def fault_of(scheme: str, value: str) -> str:
    """Return what is wrong with the identifier, as a sentence; "" where nothing is, or for an unknown scheme."""
    shape = _SHAPES.get(scheme)
    if shape is None:
        return ""
    words = {"value": value[:60], "scheme": scheme.upper(), "example": _EXAMPLES[scheme]}
    if not re.fullmatch(shape, value):
        return _("“%(value)s” is not what %(scheme)s looks like: %(example)s.") % words
    if scheme in _CHECKS and not _CHECKS[scheme](re.sub("-", "", value)):
        return _("The check digit of “%(value)s” is wrong: a figure was mistyped, or two were exchanged.") % words
    return ""


def _iso_7064(digits: str) -> bool:
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return _figure((12 - total % 11) % 11) == digits[-1]


def _gnd(digits: str) -> bool:
    weighed = sum(int(digit) * weight for weight, digit in enumerate(reversed(digits[:-1]), start=2))
    return _figure(-weighed % 11) == digits[-1]


def _figure(number: int) -> str:
    return "X" if number == 10 else str(number)


_CHECKS: Final[Mapping[str, Callable[[str], bool]]] = {"isni": _iso_7064, "orcid": _iso_7064, "gnd": _gnd}
