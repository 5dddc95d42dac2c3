"""Evidence from documents for and against a pair being one person: correspondents, years, documents naming both."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Q

from archive.dates import ImpreciseDate
from archive.documents.models import Credit
from archive.documents.vocabulary import RECEIVING_ROLES, WRITING_ROLES, Role
from archive.merging.names_known import year_of
from archive.names.likeness import parsed
from archive.names.pairing import Candidate
from archive.names.reasons import counted as ngettext
from archive.names.reasons import reason as _
from archive.people.models import Alias, Identifier, Person

_CHUNK = 5_000
_RAISED_MOST = 0.79  # documents alone never make a possible pair probable: a human decides
_BESIDE = (Role.PARTICIPANT, Role.AUTHOR, Role.RECIPIENT)
_DEAD_MOST = 0.36
_MISDATED_MOST = 0.6
_GROWN = 12  # years; nobody younger writes letters that are kept
ACTING = (*WRITING_ROLES, *RECEIVING_ROLES, Role.PARTICIPANT)
_OUT_OF_USE_MOST = 0.6
Span = tuple[datetime.date | None, datetime.date | None]
_FAR_APART = 60  # in years; nobody writes so long


@dataclass
class Life:
    """What documents say of one owner: years, correspondents, and documents by role."""

    wrote: set[int] = field(default_factory=set)
    received: set[int] = field(default_factory=set)
    beside: set[tuple[int, str]] = field(default_factory=set)
    partners: set[str] = field(default_factory=set)
    first: datetime.date | None = None
    last: datetime.date | None = None
    acted: tuple[int, int] | None = None  # first and last year of what they wrote, received or took part in
    born: int | None = None
    died: int | None = None
    identifiers: set[tuple[str, str]] = field(default_factory=set)


def weighed(pairs: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates rescored with the evidence of documents and identifiers, by descending score."""
    pairs = list(pairs)
    lives = _lives({owner for pair in pairs for owner in (pair.owner, pair.other)})
    used = _used({owner for pair in pairs for owner in (pair.owner, pair.other) if owner > 0})
    found = []
    for pair in pairs:
        one, two = (
            _dated(lives.get(owner) or Life(), form)
            for owner, form in ((pair.owner, pair.name), (pair.other, pair.other_name))
        )
        ends = ((pair.owner, pair.name, two), (pair.other, pair.other_name, one))
        late = [why for owner, form, life in ends for why in _out_of_use(used.get((owner, form)), form, life)]
        found.append(_with(pair, one, two, late))
    return sorted(found, key=lambda each: (-each.score, each.name, each.other_name))


def _with(pair: Candidate, one: Life, two: Life, out_of_use: Iterable[str]) -> Candidate:
    each = pair.likeness
    if same := sorted(one.identifiers & two.identifiers):
        each = each.raised(0.3, _("both are %(identifier)s", identifier=":".join(same[0])))
    for reason in _for(one, two):
        score = max(each.score, min(each.score + 0.02, _RAISED_MOST))
        each = replace(each, score=score, reasons=(*each.reasons, reason))
    for most, because in contradictions(one, two):
        each = each.at_most(most, because)
    for because in out_of_use:
        each = each.at_most(_OUT_OF_USE_MOST, because)
    return replace(pair, likeness=each)


def _used(people: set[int]) -> dict[tuple[int, str], Span]:
    """Return the recorded periods of use of names of these people, by identity and form."""
    names = Alias.objects.filter(Q(used_from__isnull=False) | Q(used_until__isnull=False)).exclude(person=None)
    if len(people) <= _CHUNK:
        names = names.filter(person__identity__in=people)
    rows = names.order_by().values_list("person__identity", "form", "used_from", "used_until")
    return {(identity or 0, form): (_first(begun), _last(ended)) for identity, form, begun, ended in rows}


def _first(date: Any) -> datetime.date | None:
    return date.earliest if isinstance(date, ImpreciseDate) else None


def _last(date: Any) -> datetime.date | None:
    return date.latest if isinstance(date, ImpreciseDate) else None


def _out_of_use(span: Span | None, form: str, life: Life) -> Iterator[str]:
    """Yield a reason against if the documents lie outside the period of use: 1955 for a name used from 1949 to 1953."""
    first, last = span or (None, None)
    if life.first and life.last and ((first and life.last < first) or (last and life.first > last)):
        values = {"name": form, "first": first.year if first else "…", "last": last.year if last else "…"}
        yield _("%(name)s was used from %(first)s to %(last)s, and these letters are of another time", **values)


def _dated(life: Life, form: str) -> Life:
    """Fill in the years that the name gives (`Kennan, George, 1845-1924`) where the person has none."""
    if life.born or life.died or not any(map(str.isdigit, form)):
        return life
    name = parsed(form)
    return replace(life, born=name.born, died=name.died)


def _for(one: Life, two: Life) -> Iterator[str]:
    if partners := sorted(one.partners & two.partners)[:3]:
        yield _("both exchanged letters with %(names)s", names=", ".join(partners))
    if one.first and one.last and two.first and two.last and one.first <= two.last and two.first <= one.last:
        start, end = max(one.first, two.first).year, min(one.last, two.last).year
        if start == end:
            yield _("both appear in %(year)s", year=start)
        else:
            yield _("both appear from %(start)s to %(end)s", start=start, end=end)


def contradictions(one: Life, two: Life) -> Iterator[tuple[float, str]]:
    """Yield what contradicts the two being one, each with the upper bound it sets on the score."""
    letters = (one.wrote & two.received) | (two.wrote & one.received)
    if letters:
        yield (
            0.4,
            ngettext(
                "in a document one writes to the other", "in %(number)s documents one writes to the other", len(letters)
            ),
        )
    elif one.beside & two.beside:
        yield 0.6, _("one document names them side by side in the same role")
    yield from _out_of_time(one, two)
    yield from _out_of_time(two, one)
    schemes = {scheme for scheme, _ in one.identifiers} & {scheme for scheme, _ in two.identifiers}
    if schemes and not one.identifiers & two.identifiers:
        yield 0.7, _("their %(scheme)s identifiers differ", scheme=sorted(schemes)[0])
    if one.first and one.last and two.first and two.last:
        apart = max(one.first.year - two.last.year, two.first.year - one.last.year)
        if apart > _FAR_APART:
            yield 0.5, ngettext("their documents lie a year apart", "their documents lie %(number)s years apart", apart)


def _out_of_time(life: Life, other: Life) -> Iterator[tuple[float, str]]:
    """Yield letters before a birth or after a death: a letter of 1946 is not by somebody who died in 1924.

    Where only some are out of time they may be misdated, and the bound is higher.
    """
    if not other.acted:
        return
    first, last = other.acted
    if life.died and last > life.died + 1:
        because = _("one died in %(died)s, the other is in a letter of %(year)s", died=life.died, year=last)
        yield (_DEAD_MOST if first > life.died + 1 else _MISDATED_MOST), because
    if life.born and first < life.born + _GROWN:
        because = _("one was born in %(born)s, the other is in a letter of %(year)s", born=life.born, year=first)
        yield (_DEAD_MOST if last < life.born + _GROWN else _MISDATED_MOST), because


def _lives(owners: set[int]) -> dict[int, Life]:
    lives: dict[int, Life] = defaultdict(Life)
    people = sorted(owner for owner in owners if owner > 0)
    waiting = sorted(-owner for owner in owners if owner < 0)
    for field_, keys, sign in (("alias__person__identity", people, 1), ("alias", waiting, -1)):
        for start in range(0, len(keys), _CHUNK):
            _read(lives, field_, keys[start : start + _CHUNK], sign)
    _correspond(lives)
    for start in range(0, len(people), _CHUNK):
        for pk, born, died in Person.objects.filter(pk__in=people[start : start + _CHUNK]).values_list(
            "pk", "born", "died"
        ):
            lives[pk].born, lives[pk].died = year_of(born), year_of(died)
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
        if earliest and latest and role in ACTING:
            start, end = life.acted or (latest.year, earliest.year)
            life.acted = min(start, latest.year), max(end, earliest.year)
        if earliest and latest:
            life.first = min(life.first or earliest, earliest)
            life.last = max(life.last or latest, latest)


def _correspond(lives: dict[int, Life]) -> None:
    """Fill in the correspondents of each owner, from the first 300 letters written and the first 300 received."""
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
