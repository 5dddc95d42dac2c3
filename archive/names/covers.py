"""Cover names with the person meant, as German editions of letters print them: `Numitor >>Kf. Moritz<<`."""

import re
from typing import Final

_MEANT: Final = re.compile(r"\s*>>\s*(?P<name>[^<>]+?)\s*<<\s*")


def in_round_brackets(form: str) -> str:
    """Return the form with whoever is meant in round brackets; without signs where they enclose all of it."""
    if ">>" not in form:
        return form
    whole = _MEANT.fullmatch(form)
    return whole["name"] if whole else _MEANT.sub(r" (\g<name>) ", form).strip()
