"""What documents say for or against two owners of names being one: whom they wrote to, when, and where they meet."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from archive.documents.models import Credit
from archive.documents.vocabulary import RECEIVING_ROLES, WRITING_ROLES, Role
from archive.names.pairing import Candidate
from archive.people.models import Identifier

_CHUNK = 5_000
_RAISED_MOST = 0.79  # what documents say never makes a possible pair probable: a human decides
_BESIDE = (Role.PARTICIPANT, Role.AUTHOR, Role.RECIPIENT)
_FAR_APART = 60  # in years; nobody writes so long


@dataclass
class Life:
    """One owner in the documents."""

    wrote: set[int] = field(default_factory=set)
    received: set[int] = field(default_factory=set)
    beside: set[tuple[int, str]] = field(default_factory=set)
    partners: set[str] = field(default_factory=set)
    first: datetime.date | None = None
    last: datetime.date | None = None
    identifiers: set[tuple[str, str]] = field(default_factory=set)


def weighed(pairs: Iterable[Candidate]) -> list[Candidate]:
    """The candidates with what documents and other authorities say of them, in the order of their scores."""
    pairs = list(pairs)
    lives = _lives({owner for pair in pairs for owner in (pair.owner, pair.other)})
    nobody = Life()
    found = [_with(pair, lives.get(pair.owner, nobody), lives.get(pair.other, nobody)) for pair in pairs]
    return sorted(found, key=lambda each: (-each.score, each.name, each.other_name))


def _with(pair: Candidate, one: Life, two: Life) -> Candidate:
    each = pair.likeness
    if same := sorted(one.identifiers & two.identifiers):
        each = each.raised(0.3, f"both are {same[0][0]}:{same[0][1]}")
    for reason in _for(one, two):
        score = max(each.score, min(each.score + 0.02, _RAISED_MOST))
        each = replace(each, score=score, reasons=(*each.reasons, reason))
    for most, because in _against(one, two):
        each = each.at_most(most, because)
    return replace(pair, likeness=each)


def _for(one: Life, two: Life) -> Iterator[str]:
    if partners := sorted(one.partners & two.partners)[:3]:
        yield f"both exchanged letters with {', '.join(partners)}"
    if one.first and one.last and two.first and two.last and one.first <= two.last and two.first <= one.last:
        start, end = max(one.first, two.first).year, min(one.last, two.last).year
        yield f"both appear in {start}" if start == end else f"both appear from {start} to {end}"


def _against(one: Life, two: Life) -> Iterator[tuple[float, str]]:
    letters = (one.wrote & two.received) | (two.wrote & one.received)
    if letters:
        times = "a document" if len(letters) == 1 else f"{len(letters)} documents"
        yield 0.4, f"in {times} one writes to the other"
    elif one.beside & two.beside:
        yield 0.6, "one document names them side by side in the same role"
    schemes = {scheme for scheme, _ in one.identifiers} & {scheme for scheme, _ in two.identifiers}
    if schemes and not one.identifiers & two.identifiers:
        yield 0.7, f"their {sorted(schemes)[0]} identifiers differ"
    if one.first and one.last and two.first and two.last:
        apart = max(one.first.year - two.last.year, two.first.year - one.last.year)
        if apart > _FAR_APART:
            yield 0.5, f"their documents lie {apart} years apart"


def _lives(owners: set[int]) -> dict[int, Life]:
    lives: dict[int, Life] = defaultdict(Life)
    people = sorted(owner for owner in owners if owner > 0)
    waiting = sorted(-owner for owner in owners if owner < 0)
    for field_, keys, sign in (("alias__person__identity", people, 1), ("alias", waiting, -1)):
        for start in range(0, len(keys), _CHUNK):
            _read(lives, field_, keys[start : start + _CHUNK], sign)
    _correspond(lives)
    for start in range(0, len(people), _CHUNK):
        rows = Identifier.objects.filter(person__identity__in=people[start : start + _CHUNK])
        for identity, scheme, value in rows.values_list("person__identity", "scheme", "value"):
            lives[identity or 0].identifiers.add((scheme, value))
    return dict(lives)


def _read(lives: dict[int, Life], key: str, keys: list[int], sign: int) -> None:
    rows = Credit.objects.filter(**{f"{key}__in": keys}).order_by()
    named = (key, "document", "role", "document__date_earliest", "document__date_latest")
    for owner, document, role, earliest, latest in rows.values_list(*named).iterator(chunk_size=10_000):
        life = lives[sign * owner]
        if role in WRITING_ROLES:
            life.wrote.add(document)
        elif role in RECEIVING_ROLES:
            life.received.add(document)
        if role in _BESIDE:
            life.beside.add((document, role))
        if earliest and latest:
            life.first = min(life.first or earliest, earliest)
            life.last = max(life.last or latest, latest)


def _correspond(lives: dict[int, Life]) -> None:
    """Who stands at the other end of their letters; of somebody in a thousand letters the first few hundred tell."""
    letters: dict[int, list[tuple[Life, str]]] = defaultdict(list)
    for life in lives.values():
        for document in sorted(life.wrote)[:300]:
            letters[document].append((life, "wrote"))
        for document in sorted(life.received)[:300]:
            letters[document].append((life, "received"))
    wanted = sorted(letters)
    for start in range(0, len(wanted), _CHUNK):
        ends = Credit.objects.filter(
            document__in=wanted[start : start + _CHUNK], role__in=(*WRITING_ROLES, *RECEIVING_ROLES)
        )
        rows = ends.order_by().values_list("document", "role", "alias__person__identity__name", "alias__form")
        for document, role, person, form in rows.iterator(chunk_size=10_000):
            other_end = "received" if role in WRITING_ROLES else "wrote"
            for life, end in letters[document]:
                if end == other_end:
                    life.partners.add(person or form)
