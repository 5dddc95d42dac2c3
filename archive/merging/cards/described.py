"""The line of description proposed for a person: the office that documents write beside their name."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from archive.merging.evidence.reading import Form, Known
from archive.merging.evidence.telling import may_have_an_office
from archive.names.addressed import addressed
from archive.names.honorifics import is_office
from archive.names.keys import name_key

_LONGEST: Final = 90
_FEWEST: Final = 2  # words: "General" or "Mr." says nothing, and "Acting Director" little
_STOP: Final = re.compile(r"[\[\]{}:;?!()]|\d|^(?:of|for|and|[Ff]ormer|[Ll]ate)\b")


def said_beside(forms: Sequence[Form], known: Known) -> str:
    """Return the office that most documents write beside the name, with their years; "" where none is.

    `Soviet Ambassador, 1962–1968` for `Anatoliy F. Dobrynin, Soviet Ambassador` in documents of these years.
    """
    letters: dict[str, set[int]] = defaultdict(set)
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for form in forms:
        for piece in _offices(form):
            key = name_key(piece)
            letters[key].update(form.letters)
            written[key][piece] += len(form.letters)
    if not letters:
        return ""
    key = max(letters, key=lambda each: (len(letters[each]), len(each), each))
    years = _years(letters[key], known)
    office = written[key].most_common(1)[0][0]
    return f"{office[:1].upper()}{office[1:]}{f', {years}' if years else ''}"


def _offices(form: Form) -> list[str]:
    is_told = form.name.kind == "person" and may_have_an_office(form.name)
    found = addressed(form.form) if is_told else None
    pieces = [piece.strip(" ,") for piece in found.beside] if found and found.name else []
    return [piece for piece in pieces if _is_telling(piece)]


def _is_telling(piece: str) -> bool:
    words = piece.split()
    is_short = len(words) - (words[0].lower() == "acting") < _FEWEST or len(piece) > _LONGEST
    return not is_short and not _STOP.search(piece) and is_office(name_key(piece))


def _years(letters: set[int], known: Known) -> str:
    """Return the years of these documents, as far as they are of a year each."""
    dated = [known.letters[pk] for pk in letters]
    years = sorted({each.first for each in dated if each.first and each.first == each.last})
    if not years:
        return ""
    return str(years[0]) if years[0] == years[-1] else f"{years[0]}–{years[-1]}"
