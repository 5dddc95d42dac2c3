"""Resolving short names (a family name, initials, a title) credit by credit: by document, collection or years."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from archive.merging.evidence.beside import in_use, shared_partners
from archive.merging.evidence.cores import Core
from archive.merging.evidence.families import called, is_called_by, is_title_alone, may_bear
from archive.merging.evidence.reading import Form, Known, Letter, by_place
from archive.merging.evidence.titles import bearing, titles_of
from archive.names.honorifics import plain

SAME_DOCUMENT: Final = "same_document"
ONLY_HERE: Final = "collection"
ONLY_KNOWN: Final = "archive"
TITLE: Final = "title"
OFFICE: Final = "title!"  # the same kind of reason, but certain: a title beside the family name
GIVEN: Final = "given_name"
IN_USE: Final = "in_use"
OUT_OF_USE: Final = "out_of_use"
SEVERAL: Final = "several"
_LEADS: Final = 3  # times as often named in full: ticked as likelier, still for a human to decide
_SELDOM: Final = 20
_LIFETIME: Final = 40
_NEAR: Final = 12  # in years before and after which somebody named in full in an archive may still be meant
_ACTS: Final = frozenset({"author", "recipient", "signatory", "on_behalf_of", "via"})


@dataclass(slots=True)
class Placed:
    """Documents of a short name assigned to a core: kind of reason, score, and whether the row is ticked.

    `rivals` are the equally possible cores, this one included.
    """

    form: Form
    core: Core
    ground: str
    score: float
    ticked: bool
    documents: set[int] = field(default_factory=set)
    rivals: tuple[Core, ...] = ()
    partners: tuple[str, ...] = ()

    @property
    def is_torn(self) -> bool:
        """Return whether several candidates are equally possible."""
        return self.ground.startswith(SEVERAL)


class Families:
    """Cores indexed by the family names, given names and titles they are called by."""

    def __init__(self, cores: Iterable[Core]) -> None:
        self._strong: dict[str, list[Core]] = defaultdict(list)
        self._weak: dict[str, list[Core]] = defaultdict(list)
        self._titled: dict[str, list[Core]] = defaultdict(list)
        for core in cores:
            for key in core.strong:
                self._strong[key].append(core)
            for key in core.weak:
                self._weak[key].append(core)
            for title in {title for form in core.forms for title in form.name.honorifics}:
                self._titled[title].append(core)

    def called(self, form: Form) -> list[Core]:
        """Return the cores with exactly this family name."""
        keys = called(form.name)
        return list({id(core): core for key in sorted(keys) for core in self._strong.get(key, ())}.values())

    def titled(self, title: str) -> list[Core]:
        """Return the cores whose full names carry this title."""
        return self._titled.get(plain(title), [])

    def by_given_name(self, form: Form) -> list[Core]:
        """Return the cores that may be called so by a given name, or by half of a family name."""
        keys = called(form.name)
        return list({id(core): core for key in sorted(keys) for core in self._weak.get(key, ())}.values())


def placed(form: Form, families: Families, known: Known, held_apart: frozenset[int]) -> list[Placed]:
    """Assign each document of the short name to the cores it seems to mean; leave out those that mean nobody known."""
    if is_title_alone(form.name):
        return _titled(form, families, known)
    bearers = [core for core in families.called(form) if _may_be(form, core, held_apart)]
    given = [core for core in families.by_given_name(form) if _may_be(form, core, held_apart)]
    called_so = frozenset(id(core) for core in given if _is_called_so(core, form))
    found: dict[tuple[int, str], Placed] = {}
    for place, documents in by_place(form.letters, known).items():
        here = [core for core in bearers if place and place in core.places]
        asked = Asked(form, bearers, given, called_so, mostly_alone=_is_mostly_alone(documents, bearers))
        for pk in documents:
            present = here or [core for core in bearers if core.stands_in(pk)]
            for each in _of_letter(asked, pk, present, known):
                slot = found.setdefault((id(each.core), each.ground), each)
                slot.documents.add(pk)
    return list(found.values())


def _titled(form: Form, families: Families, known: Known) -> list[Placed]:
    """Propose, for a title alone (`Generalissimo`), the only core of the place whose names carry it."""
    cores = families.titled(form.name.words[0].text)
    found: dict[int, Placed] = {}
    for place, documents in by_place(form.letters, known).items():
        here = [core for core in cores if place in core.places]
        if len(here) == 1:
            each = found.setdefault(id(here[0]), Placed(form, here[0], TITLE, 0.6, ticked=False))
            each.documents.update(documents)
    return list(found.values())


def _is_called_so(core: Core, form: Form) -> bool:
    return any(is_called_by(form.name, each.name, listed=bool(each.listed)) for each in core.forms)


@dataclass(frozen=True, slots=True)
class Asked:
    """A short name in one place: cores with this family name, and cores that may be called so by a given name.

    `called_so` are the ids of those among the latter whose name the word rather is: Thanat Khoman, Galo Plaza Lasso.
    `mostly_alone` is whether the name stands there mostly in documents that name none of the former in full.
    """

    form: Form
    bearers: list[Core]
    given: list[Core]
    called_so: frozenset[int]
    mostly_alone: bool


def _is_mostly_alone(documents: list[int], bearers: list[Core]) -> bool:
    """Return whether most documents give the name alone, naming none of its bearers in full.

    Then somebody is so well known there that it is enough, and a document that names his brother in full names the
    brother besides.
    """
    alone = sum(not any(core.stands_in(pk) for core in bearers) for pk in documents)
    return 2 * alone > len(documents)


def _of_letter(asked: Asked, pk: int, here: list[Core], known: Known) -> Iterator[Placed]:
    form, letter = asked.form, known.letters[pk]
    alive = [core for core in here if _lives(core, letter.first, letter.last) and _in_time(core, letter)]
    if len(alive) > 1 and (titles := titles_of(form.name)) and (titled := bearing(titles, alive)):
        if len(titled) == 1:
            yield Placed(form, titled[0], OFFICE, 0.9, ticked=True)
            return
        alive = titled
    out_of_use = [core for core in alive if in_use(core, form, letter) is False]
    alive = _strangers([core for core in alive if core not in out_of_use], letter.place, known)
    if out_of_use and not alive:
        for core in out_of_use:
            yield Placed(form, core, OUT_OF_USE, 0.5, ticked=False)
        return
    in_full = [core for core in alive if core.stands_in(pk)]
    acts = not _ACTS.isdisjoint(form.letters[pk])
    if len(alive) == 1:
        ground = SAME_DOCUMENT if in_full else ONLY_HERE
        yield Placed(form, alive[0], ground, 0.97 if in_full else 0.93, ticked=True)
    elif len(in_full) == 1 and not acts and _is_meant(in_full[0], alive, asked, letter.place, known):
        yield Placed(form, in_full[0], SAME_DOCUMENT, 0.9, ticked=True, rivals=tuple(alive))
    elif alive:
        yield from _several(form, alive, pk, known)
    else:
        yield from _of_nobody_here(asked, pk, here, known)


def _of_nobody_here(asked: Asked, pk: int, here: list[Core], known: Known) -> Iterator[Placed]:
    """Propose who is called so elsewhere in these years, else who is called so by a given name."""
    form, letter = asked.form, known.letters[pk]
    near = [core for core in asked.bearers if core.near(letter.first, letter.last, _NEAR) and core not in here]
    near = [core for core in near if _lives(core, letter.first, letter.last)]
    near = [core for core in near if in_use(core, form, letter) is not False]
    if not near and (users := [core for core in asked.bearers if in_use(core, form, letter)]):
        for core in users:
            yield Placed(form, core, IN_USE, 0.7, ticked=False)
        return
    if len(near) == 1:
        yield Placed(form, near[0], ONLY_KNOWN, 0.84, ticked=True)
    elif near:
        yield from _several(form, near, pk, known)
    elif not asked.bearers:
        given = asked.given
        full = [core for core in given if pk in core.documents] or [c for c in given if letter.place in c.places]
        full = _strangers(full, letter.place, known)
        if len(full) == 1:
            is_called_so = len(given) == 1 and id(full[0]) in asked.called_so
            score = 0.92 if is_called_so else 0.6 if pk in full[0].documents else 0.5
            yield Placed(form, full[0], GIVEN, score, ticked=is_called_so)


def _is_meant(core: Core, among: list[Core], asked: Asked, place: int, known: Known) -> bool:
    """Return whether the short name means the core named in full in the same document."""
    return not asked.mostly_alone and _is_best_known(core, among, place, known)


def _is_best_known(core: Core, among: list[Core], place: int, known: Known) -> bool:
    """Return whether no other core is named in full more often in this place.

    Where Allen Dulles is written out once, just because Dulles alone is the Secretary, the document says the contrary
    of what it seems to.
    """
    return core.often(place, known) >= max(other.often(place, known) for other in among)


def _several(form: Form, among: list[Core], pk: int, known: Known) -> Iterator[Placed]:
    """Propose each of several people who fit, ranked by their use of the name; tick only a clear leader."""
    partners = {id(core): tuple(shared_partners(core, form, pk, known)) for core in among}
    if all(partners.values()):
        partners = dict.fromkeys(partners, ())
    weights = {id(core): _weight(core, form, pk, known, partners[id(core)]) for core in among}
    ranked = sorted(among, key=lambda core: weights[id(core)], reverse=True)[:6]
    often = sorted((_often(core, pk, known) for core in ranked), reverse=True)
    leads = often[0] >= _LEADS * max(often[1], 1) and _often(ranked[0], pk, known) == often[0]
    for number, core in enumerate(ranked):
        ticked, who = leads and not number, partners[id(core)]
        ground = f"{SEVERAL}{'~' * bool(who)}{number}{'!' * ticked}"
        score = (0.66 if ticked else 0.6) - 0.06 * number
        yield Placed(form, core, ground, score, ticked=ticked, rivals=tuple(ranked), partners=who)


def _often(core: Core, pk: int, known: Known) -> int:
    return core.often(known.letters[pk].place, known) + (100 if pk in core.documents else 0)


def _weight(core: Core, form: Form, pk: int, known: Known, partners: tuple[str, ...]) -> tuple[bool, bool, int]:
    used = in_use(core, form, known.letters[pk])
    return bool(used), bool(partners), _often(core, pk, known)


def _strangers(cores: list[Core], place: int, known: Known) -> list[Core]:
    """Drop cores that do not compete with the best known one.

    These may be the same as the best known, or are named in full once or twice where that one is named all the time.
    """
    if len(cores) < 2:
        return cores
    first, *others = sorted(cores, key=lambda core: -core.often(place, known))
    often = first.often(place, known)
    rivals = [core for core in others if id(core) not in first.doubts]
    return [first, *(core for core in rivals if core.often(place, known) * _SELDOM > often)]


def _may_be(form: Form, core: Core, held_apart: frozenset[int]) -> bool:
    """Return whether nobody holds them apart, nor titles of sex or rule: a lady is not her husband."""
    return held_apart.isdisjoint(core.owners) and may_bear(form.name, [each.name for each in core.forms])


def _in_time(core: Core, letter: Letter) -> bool:
    """Return whether the document lies within _LIFETIME years of the core's documents: a collection may span ages."""
    return letter.first is None or core.first is None or core.near(letter.first, letter.last, _LIFETIME)


def _lives(core: Core, first: int | None, last: int | None) -> bool:
    if core.born and last is not None and last < core.born + 12:
        return False
    return not (core.died and first is not None and first > core.died)
