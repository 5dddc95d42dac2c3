"""Expanding names in a query: whoever bore one is searched under all their names."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from archive.names.honorifics import titled
from archive.names.keys import in_latin, name_key, otherwise_joined
from archive.names.palladius import chinese_in_latin
from archive.search.asking.bearers import bearers
from archive.search.asking.headings_called import HeadingFound, headings_called
from archive.search.asking.parsing import Question
from archive.search.catalogue.catalogue import Catalogue
from archive.search.query import Facet

MOST_PERSONS = 20


@dataclass(frozen=True, slots=True)
class NameFound:
    """A run of groups of the query that is a name, with the public people (by key) who bore it, or with headings."""

    groups: tuple[int, ...]
    typed: str
    people: tuple[int, ...]
    headings: tuple[HeadingFound, ...] = ()

    @property
    def is_too_common(self) -> bool:
        return len(self.people) > MOST_PERSONS


def names_in(question: Question, catalogue: Catalogue) -> tuple[NameFound, ...]:
    """Return the names in a query, longest first, non-overlapping; with OR each member may be one.

    Only people with something published count.
    """
    keys = candidates(question)
    borne = bearers({*chain(*keys.values())})
    headings = headings_called(borne.headings, catalogue)
    found: list[NameFound] = []
    taken: set[int] = set()
    for (run, typed), looked_up in keys.items():
        people = _public(borne.people, looked_up, catalogue)
        called = headings.get(looked_up[0], ())
        if (people or called) and not taken & set(run):
            found.append(NameFound(run, typed, people, called))
            if len(question.groups[run[0]]) == 1:
                taken |= set(run)
    return tuple(sorted(found, key=lambda name: name.groups))


def candidates(question: Question) -> dict[tuple[tuple[int, ...], str], tuple[str, ...]]:
    """Map each run of groups that may be a name, with its words, to the folded names to look up; the longest first."""
    runs = sorted(_candidates(question), key=lambda candidate: (-len(candidate[0]), candidate[0]))
    return {run: _keys(*run) for run in runs}


def _candidates(question: Question) -> Iterator[tuple[tuple[int, ...], str]]:
    groups = question.groups
    for start, group in enumerate(groups):
        for asked in group:
            if not asked.term.prefix:
                yield (start,), asked.written
        run = [start]
        for end in range(start + 1, len(groups)):
            if not all(len(groups[at]) == 1 and groups[at][0].is_plain for at in (run[-1], end)):
                break
            run.append(end)
            yield tuple(run), " ".join(groups[at][0].written for at in run)


def _keys(run: tuple[int, ...], typed: str) -> tuple[str, ...]:
    """Return the keys to look up: the folded name, its words joined otherwise (`chou en lai`), and in Latin letters.

    For several plain words also with a title before: “John XXIII” finds Pope John XXIII; and a Chinese name in Russian
    letters as print in Latin letters has it: “Чжоу Эньлай” finds Zhou Enlai, and Chou En-lai.
    """
    key = name_key(typed)
    further = (*otherwise_joined(key), *in_latin(typed))
    return (key, *further, *titled(key), *chinese_in_latin(typed)) if len(run) > 1 else (key, *further)


def _public(borne: Mapping[str, Collection[int]], keys: tuple[str, ...], catalogue: Catalogue) -> tuple[int, ...]:
    """Return those who bear the name, or where nobody does, those who bear it with a title."""
    for people in (borne.get(keys[0], ()), {*chain(*(borne.get(key, ()) for key in keys[1:]))}):
        if public := tuple(pk for pk in sorted(people) if catalogue.identity(Facet.PERSON, pk) is not None):
            return public
    return ()
