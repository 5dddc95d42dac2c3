"""The same questions answered the plain way: record by record, with the ORM and sets, however slowly."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from archive.dates import ImpreciseDate
from archive.documents.models import Credit, Document
from archive.documents.vocabulary import PERSON_ROLES, RECEIVING_ROLES, WRITING_ROLES, Certainty, State
from archive.names.keys import name_key
from archive.people.models import Alias
from archive.search.query import Facet, Found, Selection, Sort
from archive.text.folding import words
from tests.search.making import FIRST_OF_MAY

Values = dict[Facet, set[str]]
_ROLES = {Facet.PERSON: PERSON_ROLES, Facet.AUTHOR: WRITING_ROLES, Facet.RECIPIENT: RECEIVING_ROLES}

_PARTS = (
    "credits__alias__person__identity", "texts__content", "holdings__repository", "languages", "topic_tags__tag__identity",
    "document_places__place__identity", "document_places__place__parent", "memberships__collection",
)  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """Keys in their order, and for each facet how many documents each slug would leave and how many have none."""

    ids: list[int]
    counts: dict[Facet, dict[str, int]]
    without: dict[Facet, int]


class Oracle:
    """The published records as they stand when it is made."""

    def __init__(self) -> None:
        published = list(Document.objects.published().select_related("type").prefetch_related(*_PARTS))
        _bearers.cache_clear()  # an oracle speaks of its own moment
        borne = _borne()
        self.documents = {
            certain: [_Read(document, borne, certain=certain) for document in published] for certain in (False, True)
        }

    def answer(self, selection: Selection) -> Answer:
        """What the archive holds that the selection leaves."""
        documents = self.documents[selection.certain_only]
        selection = self._with_bearers(selection)
        left = [document for document in documents if _holds(document, selection)]
        counts, without = {}, {}
        for facet in Facet:
            own = () if selection.choice(facet).match_all else (facet,)
            among = [document for document in documents if _holds(document, selection, leaving_out=own)]
            counts[facet] = dict(Counter(slug for document in among for slug in document.values[facet]))
            without[facet] = sum(not document.values[facet] for document in among)
        return Answer([document.pk for document in _sorted(left, selection.sort)], counts, without)

    def _with_bearers(self, selection: Selection) -> Selection:
        """The selection with a name of nobody any more replaced by the group of those who bear it: `a|b`."""

        def today(slug: str) -> str:
            if not slug.startswith("~"):
                return slug
            bearers = {who for read in self.documents[False] for key, who in read.every_name if key == slug[1:]}
            return slug if not bearers or None in bearers else "|".join(sorted(filter(None, bearers)))

        choices = tuple(
            replace(
                choice,
                values=tuple(today(slug) for slug in choice.values),
                excluded=tuple(each for slug in choice.excluded for each in today(slug).split("|")),
            )
            for choice in selection.choices
        )
        return replace(selection, choices=choices)


def same(found: Found, expected: Answer) -> None:
    """The answer has the documents in this order, and counts what the records count."""
    assert list(found.ids) == expected.ids
    assert found.total == len(expected.ids)
    for counts in found.facets:
        counted = {value.slug: value.count for value in counts.values if value.count}
        everything = expected.counts[counts.facet]
        assert counted.items() <= everything.items()
        assert counts.total_values == len(everything)
        assert counts.without == expected.without[counts.facet]
        least = min(counted.values(), default=0)
        chosen = {value.slug for value in counts.values if value.chosen or value.excluded}
        if len(everything) <= 10 - len(chosen):
            assert counted == everything
        assert all(slug in counted or count <= least or chosen for slug, count in everything.items())


class _Read:
    """A document with the slugs it counts for."""

    def __init__(self, document: Document, borne: dict[str, set[str]], *, certain: bool) -> None:
        self.pk = document.pk
        self.document = document
        self.borne = borne
        credits = list(document.credits.all())
        self.values: Values = {facet: set() for facet in Facet}
        self.people: set[int | None] = set()
        self.written: dict[Facet, set[tuple[str, str]]] = {facet: set() for facet in _ROLES}
        self.every_name: set[tuple[str, str | None]] = set()
        for credit in credits:
            bearer, key = credit.alias.person, name_key(credit.alias.form)
            identity = bearer.identity if bearer else None
            slug = identity.slug if identity else f"~{key}"
            self.every_name.add((key, identity.slug if identity else None))
            if credit.role in PERSON_ROLES and identity:
                self.people.add(identity.pk)
            for facet, roles in _ROLES.items():
                if credit.role in roles and (not certain or credit.certainty == Certainty.CERTAIN):
                    self.values[facet].add(slug)
                    self.written[facet].add((slug, key))
        self.features = _features(document, credits)
        self.values[Facet.TOPIC] = _up([row.tag for row in document.topic_tags.all()], "broader")
        self.values[Facet.PLACE] = _up([row.place for row in document.document_places.all()], "parent")
        self.values[Facet.TYPE] = {document.type.slug} if document.type else set()
        self.values[Facet.LANGUAGE] = {row.code for row in document.languages.all()}
        self.values[Facet.REPOSITORY] = {row.repository.slug for row in document.holdings.all() if row.repository}
        self.values[Facet.COLLECTION] = {row.collection.slug for row in document.memberships.all()}
        texts = [row.content.body for row in document.texts.all()]
        headings = [row.tag.name for row in document.topic_tags.all()]
        headings += [row.place.name for row in document.document_places.all()]
        names = [credit.alias.form for credit in credits]
        everything = [document.title, document.summary, *names, *texts, *headings]
        self.words = {word for text in everything for word in words(text)}


def _features(document: Document, credits: list[Credit]) -> set[str]:
    kinds = {text.kind for text in document.texts.all()}
    having = {"text": kinds, "translation": "translation" in kinds, "transcript": "transcript" in kinds,
              "scan": list(document.files.all()), "unidentified": any(not each.alias.person for each in credits)}  # fmt: skip
    return {name for name, there in having.items() if there}


def _up(records: Iterable[Any], broader: str) -> set[str]:
    found: set[str] = set()
    for record in records:
        standing = record.identity
        while standing is not None and standing.slug not in found:
            found.add(standing.slug)
            above = getattr(standing, broader)
            standing = above.identity if above else None
    return found


def _holds(read: _Read, selection: Selection, leaving_out: tuple[Facet, ...] = ()) -> bool:
    if not _is_dated_so(read.document, selection) or not _has_words(read, selection):
        return False
    undated = read.document.date_earliest is None and read.document.date_latest is None
    if "date" in selection.without and not undated:
        return False
    if any(read.values[facet] for facet in Facet if facet in selection.without):
        return False
    if not selection.has <= read.features:
        return False
    if selection.stated_only and (selection.after or selection.before) and read.document.date_basis != "stated":
        return False
    nobody_chosen = not any(selection.choice(facet).values for facet in _ROLES)
    if (
        selection.written
        and nobody_chosen
        and not {key for _, key in read.written[Facet.PERSON]} & {*selection.written}
    ):
        return False
    return all(_is_chosen(read, selection, facet, facet in leaving_out) for facet in Facet)


def _is_chosen(read: _Read, selection: Selection, facet: Facet, left_out: bool) -> bool:
    choice = selection.choice(facet)
    if read.values[facet] & set(choice.excluded):
        return False
    if left_out or not choice.values:
        return True
    having = [any(_is_there(read, selection, facet, slug) for slug in value.split("|")) for value in choice.values]
    return all(having) if choice.match_all else any(having)


def _is_there(read: _Read, selection: Selection, facet: Facet, slug: str) -> bool:
    """Whether the document has the value, and where the value bears one of the names asked for, under such a name."""
    if slug not in read.values[facet]:
        return False
    asked = set(selection.written)
    if facet not in _ROLES or not asked & (read.borne.get(slug) or {slug.removeprefix("~")}):
        return True
    return any(who == slug and key in asked for who, key in read.written[facet])


def _borne() -> dict[str, set[str]]:
    """By the slug of each identity the folded names that readers know of them."""
    aliases = (
        Alias.objects.exclude(person=None).select_related("person__identity").prefetch_related("credits__document")
    )
    known: dict[str, set[str]] = defaultdict(set)
    for alias in aliases:
        states = {credit.document.state for credit in alias.credits.all()}
        if alias.person and alias.person.identity and (
            State.PUBLISHED in states or alias.kind != Alias.Kind.SPELLING or not states
        ):  # fmt: skip
            known[alias.person.identity.slug].add(alias.key)
    return known


def _is_dated_so(document: Document, selection: Selection) -> bool:
    first = selection.after.earliest if selection.after else None
    last = selection.before.latest if selection.before else None
    if selection.after is None and selection.before is None:
        return True
    date: ImpreciseDate | None = document.date
    if date is None or (date.earliest is None and date.latest is None):
        return False
    begun, ended = _ends(date)
    if selection.wholly_within:
        return (first is None or begun >= first.toordinal()) and (last is None or ended <= last.toordinal())
    return (first is None or ended >= first.toordinal()) and (last is None or begun <= last.toordinal())


def _ends(date: ImpreciseDate) -> tuple[int, int]:
    return (date.earliest.toordinal() if date.earliest else 1), (date.latest.toordinal() if date.latest else 3652059)


def _has_words(read: _Read, selection: Selection) -> bool:
    """Single words alone: each stands in the document, or is the name of somebody it credits."""
    found = read.words
    for word in selection.words.split():
        if word.startswith("-"):
            if words(word)[0] in found:
                return False
            continue
        people = set() if selection.words_only else _bearers(word)
        if words(word)[0] not in found and not people & read.people:
            return False
    return True


def _sorted(found: list[_Read], sort: Sort) -> list[_Read]:
    def date_key(read: _Read) -> tuple[Any, ...]:
        date = read.document.date
        ends = _ends(date) if date and not (date.earliest is None and date.latest is None) else (10**8, 0)
        return (*ends, read.document.title_key, read.pk)

    keys: dict[Sort, Callable[[_Read], Any]] = {
        Sort.DATE: date_key,
        Sort.TITLE: lambda read: (read.document.title_key, date_key(read)),
        Sort.ADDED_LATEST: lambda read: (-(read.document.published_at or FIRST_OF_MAY).timestamp(), -read.pk),
    }
    if sort is Sort.DATE_REVERSED:
        backwards = sorted(found, key=date_key, reverse=True)
        return sorted(backwards, key=lambda read: date_key(read)[0] == 10**8)
    return sorted(found, key=keys[sort])


@cache
def _bearers(word: str) -> set[int | None]:
    """Who bears the name, as far as readers can know: a spelling that drafts alone write is nobody's to them."""
    aliases = Alias.objects.filter(key=name_key(word)).exclude(person=None).select_related("person")
    return {
        alias.person.identity_id
        for alias in aliases
        if alias.person
        and (
            alias.kind != Alias.Kind.SPELLING
            or not alias.credits.exists()
            or alias.credits.filter(document__state=State.PUBLISHED).exists()
        )
    }
