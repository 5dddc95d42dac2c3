"""Reasons against people being one: years, names, identifiers, and documents in which they meet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.documents.vocabulary import Role
from archive.merging.documents_speak import ACTING, Life, contradictions
from archive.merging.evidence.lives import Lives
from archive.merging.evidence.sides import Side
from archive.merging.names_known import year_of
from archive.merging.reasons import in_words
from archive.names.likeness import alike
from archive.names.reasons import reason as _
from archive.people.models import Alias, Person

_BESIDE = (Role.PARTICIPANT, Role.AUTHOR, Role.RECIPIENT)


@dataclass(frozen=True)
class Doubt:
    """What speaks against merging this person into the survivor."""

    person: Person
    reasons: tuple[str, ...]


def doubts_of(sides: Sequence[Side], lives: Lives, namesakes: Iterable[Alias]) -> tuple[Doubt, ...]:
    """Return the doubts about each of the absorbed; people without any are left out."""
    survivor, *absorbed = sides
    own = [alias for alias in namesakes if alias.person]
    lived = {side.person.pk: _life(side, lives) for side in sides}
    found = []
    for side in absorbed:
        said = [*_years(survivor.person, side.person), *_names(survivor, side)]
        said += [because for _most, because in contradictions(lived[survivor.person.pk], lived[side.person.pk])]
        said += _own_name_of_another(side, own)
        if reasons := tuple(dict.fromkeys(in_words(said))):
            found.append(Doubt(side.person, reasons))
    return tuple(found)


def _years(one: Person, two: Person) -> Iterable[object]:
    born, other_born, died, other_died = map(year_of, (one.born, two.born, one.died, two.died))
    if born and other_born and born != other_born:
        yield _("one was born in %(one)s, the other in %(two)s", one=born, two=other_born)
    if died and other_died and died != other_died:
        yield _("one died in %(one)s, the other in %(two)s", one=died, two=other_died)


def _names(one: Side, two: Side) -> Iterable[object]:
    """Return what the most similar pair of their names has against it: father and son, Han form, generation."""
    mine, theirs = ([str(side.person), *(name.alias.form for name in side.names[:5])] for side in (one, two))
    found = [alike(form, other) for form in dict.fromkeys(mine) for other in dict.fromkeys(theirs)]
    best = max(found, key=lambda each: each.score)
    return best.against if best.score else ()


def _own_name_of_another(side: Side, own: Sequence[Alias]) -> Iterable[object]:
    keys = {name.alias.key for name in side.names}
    for alias in own:
        if alias.key in keys and alias.person:
            yield _("%(name)s is the own name of somebody else, %(slug)s", name=alias.form, slug=alias.person.slug)


def _life(side: Side, lives: Lives) -> Life:
    identity = side.person.identity_id or 0
    life = Life(wrote=lives.wrote[identity], received=lives.received[identity])
    life.first, life.last = side.use.first, side.use.last
    life.born, life.died = year_of(side.person.born), year_of(side.person.died)
    life.identifiers = {(each.scheme, each.value) for each in side.identifiers}
    for row in lives.rows:
        if row["alias__person__identity"] == identity:
            _lived(life, row)
    return life


def _lived(life: Life, row: dict[str, object]) -> None:
    earliest, latest = row["document__date_earliest"], row["document__date_latest"]
    if row["role"] in _BESIDE:
        life.beside.add((row["document"], row["role"]))  # type: ignore[arg-type]
    if earliest and latest and row["role"] in ACTING:
        start, end = life.acted or (latest.year, earliest.year)  # type: ignore[attr-defined]
        life.acted = min(start, latest.year), max(end, earliest.year)  # type: ignore[attr-defined]
