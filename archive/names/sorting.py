"""Under which letter a name stands in a list."""

from functools import cache

from archive.names.scripts import script_of
from archive.names.tables import lines_of
from archive.names.transliteration import transliterate

# Particles that go with the family name: Charles de Gaulle stands under D in an archive's list, as in its finding aids.
PARTICLES = frozenset("de da di du del della van von der den la le bin ibn al el abu ben".split())  # noqa: SIM905
INVERTED_SCRIPTS = frozenset({"Latn", "Cyrl", "Grek"})


def sort_form(form: str) -> str:
    """The form with its family name first, where that can be known: `Stalin, Joseph`, but `Mao Zedong`.

    Only a form that begins with a known given name or an initial is turned round; any other is left as it is written,
    since a name wrongly turned round is harder to find than one that was not.
    """
    words = form.split()
    if "," in form or len(words) < 2 or script_of(form) not in INVERTED_SCRIPTS:
        return form
    if not (words[0].endswith(".") or transliterate(words[0]).lower() in _givens()):
        return form
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in PARTICLES:
        first -= 1
    return f"{' '.join(words[first:])}, {' '.join(words[:first])}"


@cache
def _givens() -> frozenset[str]:
    return frozenset(name for line in lines_of("given_names.txt") for name in line.split())
