"""Autocompletion of names."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np
from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import get_language

from archive.documents.models import Document
from archive.documents.prepared import Prepared, Row
from archive.documents.publicity import names_shown
from archive.names.keys import transliterate
from archive.people.models import Alias
from archive.places.models import Place, PlaceName
from archive.search.catalogue.catalogue import Catalogue
from archive.search.catalogue.counting import labels_of
from archive.search.catalogue.current import current
from archive.search.catalogue.memo import remembered
from archive.search.catalogue.narrowing import waits
from archive.search.families import Family
from archive.search.index.backends import backend
from archive.search.index.name_tokens import name_tokens
from archive.search.index.tokens import pattern_of
from archive.search.index.waiting import numbers_of
from archive.search.models import NameToken
from archive.search.query import Facet, Suggestion, Suggestions
from archive.text.cleaning import clean_line
from archive.text.folding import words
from archive.text.matching import Term
from archive.topics.models import Synonym, Topic

MOST_LOOKED_AT = 4_000
MOST_LETTERS = 100
_MOST_WAITING = 1_000  # each costs three look-ups, and eight are shown
MOST_WORDS = 8
_SHORTEST_TITLE = 3
_SPARE = 3  # times as many are fetched as are shown
_FACETS = {"person": Facet.PERSON, "topic": Facet.TOPIC, "place": Facet.PLACE}
_MARK: Final = "\ue000"  # occurs in no word
Target = tuple[str, int]


@dataclass(frozen=True)
class Begun:
    """The words of a typed beginning, as written and in Latin letters.

    A name fits when it has all of them, the last perhaps longer.
    """

    spellings: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, typed: str) -> "Begun":
        text = clean_line(typed)[:MOST_LETTERS]
        spellings = (tuple(words(text)), tuple(words(transliterate(text))))
        return cls(tuple(dict.fromkeys(spelling for spelling in spellings if spelling)))

    @property
    def as_written(self) -> "Begun":
        return Begun(self.spellings[:1])

    def fits(self, tokens: Iterable[str]) -> bool:
        """Return whether a name of these words begins so, in whatever order its words were typed."""
        known = tuple(tokens)
        return any(
            all(any(token.startswith(word) for token in known) for word in spelling) for spelling in self.spellings
        )


def suggest(typed: str, limit: int = 8) -> Suggestions:
    """Return public people, topics, places and documents whose name begins as typed, by number of documents.

    Unidentified names follow the people, with `~` and the folded name for a slug.
    """
    begun, catalogue = Begun.of(typed), current()
    if not begun.spellings:
        return Suggestions()
    # Cached per catalogue version and language: many queries start with the same letters.
    asked = begun, limit, get_language()
    return remembered(catalogue.memo).answer(asked, lambda: _suggested(catalogue, begun, limit))


def _suggested(catalogue: Catalogue, begun: Begun, limit: int) -> Suggestions:
    found: dict[str, list[int]] = {}
    targets = targets_of(begun)
    codes = public_codes(catalogue, targets)
    for kind, facet in _FACETS.items():
        ours = {code for (known, _), code in codes.items() if known == kind}
        found[kind] = _most_used(catalogue, facet, ours)[: _SPARE * limit]
    people, topics, places = (_suggestions(catalogue, kind, found[kind], begun)[:limit] for kind in _FACETS)
    if len(people) < limit:
        people = (*people, *_waiting(catalogue, begun, limit - len(people)))
    return Suggestions(people, topics, places, _documents(catalogue, begun, limit))


def waiting_codes(catalogue: Catalogue, begun: Begun, most: int = MOST_LOOKED_AT) -> set[int]:
    """Return the codes of unidentified names that begin so; of some where there are very many."""
    numbers = numbers_of(target for _, target in targets_of(begun, NameToken.Kind.NAME)[:most])
    codes = (catalogue.code(Facet.PERSON, -number) for number in set(numbers.values()))
    return {code for code in codes if code is not None}


def _waiting(catalogue: Catalogue, begun: Begun, limit: int) -> tuple[Suggestion, ...]:
    public = (code for code in waiting_codes(catalogue, begun, _MOST_WAITING) if waits(catalogue, code))
    codes = _most_used(catalogue, Facet.PERSON, public)[:limit]
    labels = labels_of(catalogue, Family.PERSON, codes)
    return tuple(Suggestion(labels[code].slug, labels[code].name) for code in codes if code in labels)


def _most_used(catalogue: Catalogue, facet: Facet, codes: Iterable[int]) -> list[int]:
    """Return these codes by frequency; of equals the older record first, in every process."""
    totals, keys = catalogue.columns[facet].totals, catalogue.keys(facet)
    return sorted(codes, key=lambda code: (-totals[code], abs(int(keys[code]))))


def targets_of(begun: Begun, kind: str = "") -> list[Target]:
    """Return the records whose names begin so, public or not; a subset where there are very many."""
    tokens: dict[Target, set[str]] = defaultdict(set)
    kinds = (kind,) if kind else tuple(_FACETS)
    for spelling in begun.spellings:
        for token, of, target in _tokens_begun(max(spelling, key=len), kinds):
            tokens[of, target].add(token)
    if all(len(spelling) == 1 for spelling in begun.spellings):
        return list(tokens)
    others = NameToken.objects.filter(
        kind__in=kinds, target__in={target for _, target in list(tokens)[:MOST_LOOKED_AT]}
    )
    for token, of, target in others.values_list("token", "kind", "target"):
        if (of, target) in tokens:
            tokens[of, target].add(token)
    return [target for target, known in tokens.items() if begun.fits(known)]


def public_codes(catalogue: Catalogue, targets: Iterable[Target]) -> dict[Target, int]:
    """Map those records whose identity is public to its code."""
    found: dict[Target, int] = {}
    several: dict[str, list[int]] = defaultdict(list)
    for kind, target in targets:
        several[kind].append(target)
    for kind, keys in several.items():
        if (facet := _FACETS.get(kind)) is not None:
            codes = catalogue.identities(facet, np.array(keys, np.int64)).tolist()
            found |= {(kind, key): code for key, code in zip(keys, codes, strict=True) if code >= 0}
    return found


def beginning(word: str) -> QuerySet[NameToken]:
    """Return the words of names that begin so: a range on SQLite, a pattern on PostgreSQL, both indexed."""
    rows = NameToken.objects.order_by("token")
    if connection.vendor == "sqlite":
        return rows.filter(token__gte=word, token__lt=word + "\U0010ffff")
    return rows.filter(token__startswith=word)


def _tokens_begun(word: str, kinds: tuple[str, ...]) -> list[Row]:
    """Return the words that begin so, with the records they are names of."""
    sql, values = _tokens_of(kinds)
    with connection.cursor() as cursor:
        cursor.execute(sql, [value.replace(_MARK, word) if isinstance(value, str) else value for value in values])
        found: list[Row] = cursor.fetchall()
    return found


@cache  # queried at every keystroke
def _tokens_of(kinds: tuple[str, ...]) -> tuple[str, tuple[Any, ...]]:
    """Return the query for words that begin with `_MARK`, and its parameters."""
    rows = beginning(_MARK).filter(kind__in=kinds).values_list("token", "kind", "target")[:MOST_LOOKED_AT]
    sql, values = rows.query.sql_with_params()
    return sql, tuple(values)


def _suggestions(catalogue: Catalogue, kind: str, codes: Sequence[int], begun: Begun) -> tuple[Suggestion, ...]:
    labels = labels_of(catalogue, Family(kind), codes)
    found = []
    for code, names in known_so(catalogue, Family(kind), codes, begun).items():
        label = labels[code]
        # In the script that was typed, if there is such a name.
        fitting = (form for way in (begun.as_written, begun) for form in names if way.fits(name_tokens(form)))
        matched = next(fitting, label.name)
        found.append(Suggestion(label.slug, label.name, "" if matched == label.name else matched))
    return tuple(found)


def known_so(catalogue: Catalogue, family: Family, codes: Sequence[int], begun: Begun) -> dict[int, list[str]]:
    """Map those values that readers may know by a name beginning so to these names, the label first.

    A spelling that only drafts write leads nobody anywhere.
    """
    labels, keys = labels_of(catalogue, family, codes), catalogue.books[family].keys
    forms: dict[int, list[str]] = defaultdict(list)
    for identity, form in _forms(family, [int(keys[code]) for code in codes]):
        if identity is not None:
            forms[identity].append(form)
    names = {code: [labels[code].name, *forms[int(keys[code])]] for code in codes if code in labels}
    return {code: own for code, own in names.items() if begun.fits(set().union(*map(name_tokens, own)))}


def _forms(family: Family, identities: list[int]) -> Iterable[Row]:
    if family is Family.PERSON:
        return _names(identities)
    return _synonyms(identities) if family is Family.TOPIC else _names_of_places(identities)


# Queried at every keystroke.
_names: Final = Prepared(
    lambda roots: (
        names_shown(Alias.objects.filter(person__identity__in=roots))
        .order_by("pk")
        .values_list("person__identity_id", "form")
    )
)
# Besides other names the names of headings merged into these.
_synonyms: Final = Prepared(
    lambda roots: (
        Synonym.objects.filter(topic__identity__in=roots)
        .order_by()
        .values_list("topic__identity_id", "form")
        .union(Topic.objects.filter(identity__in=roots).order_by().values_list("identity_id", "name"))
    )
)
_names_of_places: Final = Prepared(
    lambda roots: (
        PlaceName.objects.filter(place__identity__in=roots)
        .order_by()
        .values_list("place__identity_id", "form")
        .union(Place.objects.filter(identity__in=roots).order_by().values_list("identity_id", "name"))
    )
)


_titles: Final = Prepared(
    lambda pks: Document.objects.published().filter(pk__in=pks).order_by().values_list("pk", "public_id", "title")
)


def _documents(catalogue: Catalogue, begun: Begun, limit: int) -> tuple[Suggestion, ...]:
    """Return the latest documents with all the words in their title."""
    asked = begun.spellings[0]
    if sum(map(len, asked)) < _SHORTEST_TITLE or len(asked) > MOST_WORDS:
        return ()
    patterns = [pattern_of(Term((word,), prefix=at == len(asked) - 1)) for at, word in enumerate(asked)]
    slots = catalogue.slots_of(backend().title_hits(tuple((pattern,) for pattern in patterns)))
    latest = catalogue.ids[np.sort(slots)[::-1][:limit]].tolist()
    rows = {pk: (public_id, title) for pk, public_id, title in _titles(latest)}
    return tuple(Suggestion(*rows[pk]) for pk in latest if pk in rows)
