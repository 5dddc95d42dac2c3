"""What stands beside two alike names: sees, estates, ranks of rule, question marks."""

from dataclasses import replace
from typing import Final

from archive.names.findings import Likeness
from archive.names.givens import rows_of
from archive.names.parts import Name
from archive.names.reasons import reason as _
from archive.names.words_alike import Relation, bare_words, family_relation

_SEATS_MOST: Final = 0.4
_ESTATES_MOST: Final = 0.4
_RANKS_MOST: Final = 0.7
_ASKED_MOST: Final = 0.89


def beside_alike(found: Likeness, one: Name, two: Name) -> Likeness:
    """Return the likeness with what stands beside the names: a bishop of Metz is not the bishop of Bamberg."""
    return _with_question(_with_rank(_with_estate(_with_seat(found, one, two), one, two), one, two), one, two)


def _with_seat(found: Likeness, one: Name, two: Name) -> Likeness:
    """Lower the score of different sees: a bishop of Metz is not the bishop of Bamberg.

    Another language, or a see that was left out, is no difference.
    """
    if not (one.seat and two.seat) or not (one.alone or two.alone or one.generation):
        return found
    mine, yours = bare_words(tuple(one.seat.split())), bare_words(tuple(two.seat.split()))
    if family_relation(mine, yours) >= Relation.SLIP:
        return found
    return found.at_most(_SEATS_MOST, _("one is of %(one)s, the other of %(other)s", one=one.seat, other=two.seat))


def _with_estate(found: Likeness, one: Name, two: Name) -> Likeness:
    """Lower the score of different estates: von Bünau zu Droyßig is not von Bünau auf Weesenstein.

    Whoever is written without one may be any of them.
    """
    if not one.estate and not two.estate:
        return found
    if one.estate and two.estate:
        mine, yours = bare_words((one.estate,)), bare_words((two.estate,))
        if family_relation(mine, yours) >= Relation.SLIP:
            return found
        because = _("one is of %(one)s, the other of %(other)s", one=one.estate, other=two.estate)
        return found.at_most(_ESTATES_MOST, because)
    return replace(found, shorter=found.shorter or (-1 if two.estate else 1))


def _with_rank(found: Likeness, one: Name, two: Name) -> Likeness:
    """Lower the score of two of different rank who have given names alone: Mgf. Hans Georg, Gf. Hans Georg."""
    if one.rank[:1].casefold() == two.rank[:1].casefold() or found.alone:
        return found
    if one.seat or two.seat or one.generation or two.generation:
        return found
    if min(len(one.words), len(two.words)) < 2 or not all(rows_of(word.text) for word in (*one.words, *two.words)):
        return found
    if not one.rank or not two.rank:
        return found.at_most(_RANKS_MOST, _("one is called %(one)s, the other is not", one=one.rank or two.rank))
    return found.at_most(_RANKS_MOST, _("one is called %(one)s, the other %(other)s", one=one.rank, other=two.rank))


def _with_question(found: Likeness, one: Name, two: Name) -> Likeness:
    """Lower the score a little, and say so, where a question mark stands behind one of them: `Elias Veiel?`."""
    if one.asked == two.asked:
        return found
    asked = one if one.asked else two
    return found.at_most(_ASKED_MOST, _("%(name)s is written with a question mark", name=asked.form))
