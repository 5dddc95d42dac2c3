"""Editorial brackets as evidence: one name hides another, and so leads to that name's person."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from archive.merging.evidence.contexts import Placed
from archive.merging.evidence.cores import Alike, Core
from archive.merging.evidence.families import is_short
from archive.merging.evidence.reading import Known
from archive.merging.evidence.said import head_form
from archive.names.keys import name_key
from archive.names.reasons import reason as _

_SAID: Final = "a document says %(form)s [%(supplied)s]"
_LED_ON: Final = 0.78  # somebody decides: two steps prove less than one


@dataclass(frozen=True, slots=True)
class Bracket:
    """Two names that brackets join: the one that is written, and the one that an editor supplied for it."""

    pair: Alike
    cover: int
    supplied: int


def bracket_of(pair: Alike, known: Known) -> Bracket | None:
    """Return the pair as a bracket; None if it is not based on one."""
    if not pair.may_say(_SAID):
        return None
    said = next((each for each in pair.reasons if isinstance(each, dict) and each.get("say") == _SAID), None)
    if said is None or pair.one not in known.forms or pair.two not in known.forms:
        return None
    written = name_key(str(said.get("with", {}).get("form", "")))
    cover = next((pk for pk in (pair.one, pair.two) if known.forms[pk].key == written), 0)
    if not cover:
        return None
    return Bracket(replace(pair, cover=cover), cover, pair.two if cover == pair.one else pair.one)


def proves(bracket: Bracket, known: Known) -> bool:
    """Whether the two may be joined by the brackets alone: the name supplied says in full who is meant. It is nobody's
    cover name, so that somebody known by the written name alone is not called by the other."""
    cover, supplied = known.forms[bracket.cover], known.forms[bracket.supplied]
    return supplied.owner > 0 or (cover.waits and not is_short(supplied.name))


def led_on(
    bracket: Bracket, of: dict[int, Core], placed: dict[int, list[Placed]], known: Known
) -> tuple[Core, Alike] | None:
    """Return the core meant by the supplied name, and the pair that states it.

    That is the bearer of the supplied name, or the only person proposed for all its documents. None if several are
    possible, or it is the same card already.
    """
    form = known.forms[bracket.supplied]
    under = {id(each.core): each.core for each in placed.get(form.pk, ()) if each.ticked or each.is_torn}
    if len(under) > 1:
        return None
    core = next(iter(under.values()), of[form.owner])
    if core is of[known.forms[bracket.cover].owner]:
        return None
    reasons, score = bracket.pair.reasons, min(bracket.pair.score, _LED_ON)
    if under:
        reasons = (*reasons, _("%(name)s seems to be %(full)s", name=form.form, full=head_form(core)))
    return core, replace(bracket.pair, score=score, said=reasons)


def of_brackets(pairs: Iterable[Alike], known: Known) -> tuple[list[Alike], list[Bracket]]:
    """Return the pairs joined by spelling or proven by brackets, and the brackets that lead on."""
    plain, leading = [], []
    for pair in pairs:
        bracket = bracket_of(pair, known)
        if bracket is None or proves(bracket, known):
            plain.append(bracket.pair if bracket else pair)
        else:
            leading.append(bracket)
    return plain, leading
