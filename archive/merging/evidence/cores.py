"""Cores: clusters of owners with full names, joined where they are probably one person and nothing forbids it."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.merging.evidence.families import family_keys, is_short
from archive.merging.evidence.reading import Form, Known

Pair = tuple[int, int]
Apart = frozenset[Pair]
Said = tuple[object, ...] | str  # reasons, or the JSON in which they are stored
_ONLY_ALIKE = frozenset(
    (
        "the family names differ by a letter or two (%(one)s / %(other)s)",
        "the family names share their consonants (%(one)s / %(other)s)",
    )
)
_LISTED = 50  # documents that a place in a collection's list of persons counts for


@dataclass(frozen=True, slots=True)
class Alike:
    """Two names that were compared: their keys, how alike, and why. Where brackets say it, `cover` is the key of the
    name that is written. Reasons are decoded when they are asked for: of most pairs around a deed nobody asks."""

    one: int
    two: int
    score: float
    said: Said = ()
    but: Said = ()
    cover: int = 0

    @property
    def reasons(self) -> tuple[object, ...]:
        """What speaks for it."""
        return _decoded(self.said)

    @property
    def against(self) -> tuple[object, ...]:
        """What speaks against it."""
        return _decoded(self.but)

    def may_say(self, sentence: str) -> bool:
        """Return whether the sentence may be among the reasons, before they are decoded."""
        return not isinstance(self.said, str) or sentence in self.said


@dataclass(slots=True, eq=False)
class Core:
    """A cluster of owners whose full names are taken for one person's, with where and when they are named in full."""

    owners: set[int]
    forms: list[Form]
    links: list[Alike] = field(default_factory=list)
    strong: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    places: set[int] = field(default_factory=set)
    listed: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)
    first: int | None = None
    last: int | None = None
    born: int | None = None
    died: int | None = None
    doubts: set[int] = field(default_factory=set)  # the ids of cores that may be the same
    titles: frozenset[str] | None = None  # what they are called and said to be; None until it is asked for
    titled: set[int] = field(default_factory=set)  # documents that name them by family name and a title of theirs alone
    partners: set[int] | None = None  # owners with whom they exchanged letters; None until it is asked for
    _often: Counter[int] = field(default_factory=Counter)

    @property
    def people(self) -> set[int]:
        """The identities among the owners."""
        return {owner for owner in self.owners if owner > 0}

    @property
    def about(self) -> str:
        """All that is said of them."""
        return " ".join(dict.fromkeys(form.about for form in self.forms if form.about))

    def stands_in(self, document: int) -> bool:
        """Return whether the document alone identifies them: by the full name, or a title that nobody else has."""
        return document in self.documents or document in self.titled

    def often(self, place: int, known: Known) -> int:
        """Return in how many documents of a place they are named in full.

        A place in its list of persons counts for _LISTED documents.
        """
        if not self._often and self.documents:
            self._often.update(known.letters[pk].place for pk in self.documents)
        return self._often[place] + (_LISTED if place in self.listed else 0)

    def near(self, first: int | None, last: int | None, by: int) -> bool:
        """Return whether these years lie within this distance of the core's; False where either has none."""
        if first is None or last is None or self.first is None or self.last is None:
            return False
        return first - by <= self.last and last + by >= self.first


def is_sound(pair: Alike, known: Known) -> bool:
    """Return whether a pair is convincing by itself.

    Family names that differ by a letter, or only sound alike, are as often those of two families as slips of the pen:
    they need a collection in which both stand.
    """
    may_only = any(map(pair.may_say, _ONLY_ALIKE))
    if not may_only or not any(_sentence(reason) in _ONLY_ALIKE for reason in pair.reasons):
        return True
    one, two = known.forms.get(pair.one), known.forms.get(pair.two)
    return bool(one and two and (known.places(one) | one.listed) & (known.places(two) | two.listed))


def _decoded(said: Said) -> tuple[object, ...]:
    return tuple(json.loads(said)) if isinstance(said, str) else said


def _sentence(reason: object) -> str:
    return str(reason.get("say", "")) if isinstance(reason, dict) else str(getattr(reason, "sentence", reason))


def joined(known: Known, pairs: Iterable[Alike], apart: Apart) -> list[Core]:
    """Return a core for every owner with a full name, uniting probable pairs by descending score.

    Owners held apart are never united.
    """
    forms: dict[int, list[Form]] = defaultdict(list)
    for form in known.forms.values():
        forms[form.owner].append(form)
    union, keys = _Union(forms, apart), _same_keys(known)
    ranked = sorted(pairs, key=lambda pair: -pair.score)
    for pair in [*keys, *ranked]:
        one, two = known.forms.get(pair.one), known.forms.get(pair.two)
        if one and two:
            union.join(one.owner, two.owner, pair)
    return [_core(owners, forms, union.links[root], known) for root, owners in union.groups().items()]


def _same_keys(known: Known) -> list[Alike]:
    """Return pairs of waiting names that differ only in case and accents."""
    by: dict[str, int] = {}
    found = []
    for form in known.forms.values():
        if form.waits:
            first = by.setdefault(form.key, form.pk)
            if first != form.pk:
                found.append(Alike(first, form.pk, 1.0))
    return found


class _Union:
    """A disjoint-set forest (union-find) with forbidden pairs: two owners held apart never share a set."""

    def __init__(self, owners: Iterable[int], apart: Apart) -> None:
        self._root = {owner: owner for owner in owners}
        self._members = {owner: {owner} for owner in self._root}
        self._apart: dict[int, set[int]] = defaultdict(set)
        for one, two in apart:
            self._apart[one].add(two)
            self._apart[two].add(one)
        self.links: dict[int, list[Alike]] = defaultdict(list)

    def join(self, one: int, two: int, pair: Alike) -> None:
        first, second = self._find(one), self._find(two)
        if first == second:
            self.links[first].append(pair)
            return
        mine, yours = self._members[first], self._members[second]
        if any(not self._apart[owner].isdisjoint(yours) for owner in mine if owner in self._apart):
            return
        if len(mine) < len(yours):
            first, second = second, first
        self._root[second] = first
        self._members[first] |= self._members.pop(second)
        self.links[first] += [*self.links.pop(second, []), pair]

    def _find(self, owner: int) -> int:
        while self._root[owner] != owner:
            self._root[owner] = self._root[self._root[owner]]
            owner = self._root[owner]
        return owner

    def groups(self) -> dict[int, set[int]]:
        return self._members


def _core(owners: set[int], by_owner: dict[int, list[Form]], links: list[Alike], known: Known) -> Core:
    forms = [form for owner in sorted(owners) for form in by_owner[owner]]
    core = Core(owners, forms, links)
    strong, weak = set[str](), set[str]()
    for form in forms:
        mine, other = family_keys(form.name)
        strong |= mine
        weak |= other
        core.born, core.died = core.born or form.born or form.name.born, core.died or form.died or form.name.died
        core.listed |= form.listed
        if form.owner > 0 or not is_short(form.name):
            core.documents.update(form.letters)
    core.strong, core.weak = frozenset(strong), frozenset(weak - strong)
    core.places = core.listed | {known.letters[pk].place for pk in core.documents}
    _dated(core, known)
    return core


def _dated(core: Core, known: Known) -> None:
    letters = [known.letters[pk] for pk in core.documents]
    firsts = [each.first for each in letters if each.first is not None]
    lasts = [each.last for each in letters if each.last is not None]
    core.first, core.last = min(firsts, default=None), max(lasts, default=None)
