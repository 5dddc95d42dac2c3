"""From evidence to cards: each core with its names, and a card for whatever is left over."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from archive.merging.cards.drafts import Draft
from archive.merging.cards.heading import headed
from archive.merging.cards.rows import doubt_rows, name_rows, person_rows, placed_rows
from archive.merging.evidence.brackets import Bracket, led_on, of_brackets
from archive.merging.evidence.contexts import OFFICE, Families, Placed, placed
from archive.merging.evidence.cores import Alike, Apart, Core, is_sound, joined
from archive.merging.evidence.families import called, is_of_initials, is_short
from archive.merging.evidence.reading import Form, Known
from archive.merging.evidence.several import told_apart
from archive.merging.evidence.telling import is_in_full
from archive.merging.evidence.titles import titles_of
from archive.merging.evidence.wording import best_form

PROBABLE: Final = 0.8
_MAY_BE: Final = 0.6


@dataclass(frozen=True, slots=True)
class About:
    """The names and identities whose cards are asked for."""

    names: set[int]
    people: set[int]


@dataclass
class Archive:
    """Everything a card is made of."""

    known: Known
    cores: list[Core]
    of: dict[int, Core]  # by owner
    doubts: dict[int, list[Alike]]  # by the core's id: pairs that are possible but not probable
    taken: dict[int, list[Placed]] = field(default_factory=lambda: defaultdict(list))
    placed: dict[int, list[Placed]] = field(default_factory=lambda: defaultdict(list))


def drafts_of(known: Known, pairs: Iterable[Alike], apart: Apart, about: About | None = None) -> list[Draft]:
    """Return a draft for everybody about whom something is to be decided, or for those who may be told of there."""
    told_apart(known)
    pairs, leading = of_brackets((pair for pair in pairs if not _is_of_several(pair, known)), known)
    cores = joined(known, [pair for pair in pairs if pair.score >= PROBABLE and is_sound(pair, known)], apart)
    of = {owner: core for core in cores for owner in core.owners}
    archive = Archive(known, cores, of, _doubts(known, of, pairs, apart))
    somebody = [core for core in cores if is_somebody(core)]
    _place(archive, Families(somebody), _held(apart))
    _lead_on(archive, leading)
    mine = {id(core) for core in somebody}
    every = [*somebody, *_left_over([core for core in cores if id(core) not in mine], archive)]
    drafts = [_card(core, archive) for core in every if about is None or _is_about(core, archive, about)]
    return [draft for draft in drafts if draft.waits]


def _is_about(core: Core, archive: Archive, about: About) -> bool:
    """Return whether the core's card may tell of these names or people, or of what brackets say."""
    forms = (*core.forms, *(each.form for each in archive.taken.get(id(core), ())))
    told = any(form.pk in about.names for form in forms) or not about.people.isdisjoint(core.owners)
    return told or any(pair.cover for pair in archive.doubts.get(id(core), ()))


def _is_of_several(pair: Alike, known: Known) -> bool:
    return any(pk in known.forms and known.forms[pk].name.kind == "several" for pk in (pair.one, pair.two))


def is_somebody(core: Core) -> bool:
    """Return whether full names or a person's record identify the core; a family name alone is placed by document."""
    if core.people:
        return True
    return any(f.name.kind == "person" and is_in_full(f.name) for f in core.forms)


def _doubts(known: Known, of: dict[int, Core], pairs: list[Alike], apart: Apart) -> dict[int, list[Alike]]:
    found: dict[int, list[Alike]] = defaultdict(list)
    for pair in pairs:
        one, two = known.forms.get(pair.one), known.forms.get(pair.two)
        if one and two and of[one.owner] is not of[two.owner] and apart.isdisjoint(_ways(one.owner, two.owner)):
            if pair.score >= _MAY_BE:
                of[one.owner].doubts.add(id(of[two.owner]))
                of[two.owner].doubts.add(id(of[one.owner]))
            found[id(of[one.owner])].append(pair)
            found[id(of[two.owner])].append(replace(pair, one=pair.two, two=pair.one))
    return found


def _ways(one: int, two: int) -> set[tuple[int, int]]:
    return {(one, two), (two, one)}


def _held(apart: Apart) -> dict[int, frozenset[int]]:
    held: dict[int, set[int]] = defaultdict(set)
    for one, two in apart:
        held[one].add(two)
        held[two].add(one)
    return {owner: frozenset(others) for owner, others in held.items()}


def _place(archive: Archive, families: Families, held: dict[int, frozenset[int]]) -> None:
    """Assign the documents of waiting short names to cores.

    Those with a title come first: they tell of whom their documents speak.
    """
    short = [form for form in archive.known.forms.values() if _is_to_place(form, archive)]
    for form in sorted(short, key=lambda form: not titles_of(form.name)):
        for each in placed(form, families, archive.known, held.get(form.owner, frozenset())):
            archive.taken[id(each.core)].append(each)
            archive.placed[form.pk].append(each)
            if each.ground == OFFICE:
                each.core.titled |= each.documents


def _lead_on(archive: Archive, leading: list[Bracket]) -> None:
    """Add a name explained by brackets to the card of the person meant by the supplied name, undecided."""
    for bracket in leading:
        if found := led_on(bracket, archive.of, archive.placed, archive.known):
            core, pair = found
            hidden, head = bracket.cover, best_form(core.forms).pk
            archive.doubts[id(core)].append(replace(pair, one=head, two=hidden))
            archive.doubts[id(archive.of[archive.known.forms[hidden].owner])].append(
                replace(pair, one=hidden, two=head)
            )


def _is_to_place(form: Form, archive: Archive) -> bool:
    short = is_short(form.name) or is_of_initials(form.name)
    return form.waits and form.name.kind == "person" and short and not is_somebody(archive.of[form.owner])


def _card(core: Core, archive: Archive) -> Draft:
    known = archive.known
    people = person_rows(core, known)
    rows = [*people, *name_rows(core, known)]
    rows += placed_rows(core, archive.taken[id(core)], archive.placed, known)
    stands = {row.token for row in rows}
    doubts = doubt_rows(core, archive.doubts.get(id(core), []), archive.of, known)
    rows += [row for row in doubts if row.token not in stands]
    return headed(core, rows, known)


def _left_over(cores: list[Core], archive: Archive) -> list[Core]:
    """Return cores for names that no full name explains, one for each family name, with the documents left."""
    groups: dict[str, list[Core]] = {}
    found: list[Core] = []
    for core in cores:
        forms = [left for form in core.forms if (left := _unplaced(form, archive))]
        if not forms:
            continue
        core.forms = forms
        keys = called(forms[0].name) if forms[0].name.kind == "person" and is_short(forms[0].name) else frozenset()
        group = next((groups[key] for key in sorted(keys) if key in groups), None)
        if group is None:
            group = []
            found.append(core)
        else:
            group[0].forms += forms
            group[0].owners |= core.owners
        group.append(core)
        groups.update(dict.fromkeys(keys, group))
    return found


def _unplaced(form: Form, archive: Archive) -> Form | None:
    """Return the form with the documents nobody was proposed for; None where there are none."""
    gone = {pk for each in archive.placed.get(form.pk, []) for pk in each.documents}
    if form.letters and not form.letters.keys() - gone:
        return None
    if gone:
        left = {pk: roles for pk, roles in form.letters.items() if pk not in gone}
        return Form(form.pk, form.form, form.key, form.owner, form.name, letters=left)
    return form
