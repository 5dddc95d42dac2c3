"""Why each document of a page was found, where that is not obvious."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from django.db.models.functions import Substr

from archive.documents.models import Text
from archive.documents.prepared import Prepared
from archive.names.keys import name_key
from archive.search.asking.page_read import NameSaid, Said, said_by
from archive.search.asking.wording import Words
from archive.search.catalogue.counting import labels_of
from archive.search.catalogue.loading import ROLES
from archive.search.catalogue.narrowing import codes_of
from archive.search.families import FAMILY_OF, Family
from archive.search.query import WAITING, Facet, Match, Selection
from archive.text.excerpts import Excerpt, excerpt, marked, marked_at
from archive.text.folding import words
from archive.text.matching import Term, places

_FIRST_LOOK = 30_000  # characters of a text: more are read only where these lack the words
_OF_A_TEXT = ("document_id", "pk", Substr("content__body", 1, _FIRST_LOOK))
_texts = Prepared(lambda pks: Text.objects.filter(document__in=pks).order_by("position", "pk").values_list(*_OF_A_TEXT))
_bodies = Prepared(lambda pks: Text.objects.filter(pk__in=pks).order_by().values_list("pk", "content__body"))


@dataclass
class _Page:
    """What is known of the documents of a page."""

    words: Words
    selection: Selection
    said: Mapping[int, Said]

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        return self.words.question.terms

    @cached_property
    def groups(self) -> list[int]:
        """The group of the query each term belongs to."""
        groups = enumerate(self.words.question.groups)
        return [number for number, group in groups for asked in group for _ in asked.terms]


def matches(asked: Words, selection: Selection, ids: list[int]) -> Mapping[int, Match]:
    """Return why each document of the page was found.

    Texts are read only of documents whose title, summary and names lack some of the words.
    """
    chosen = _chosen_people(asked, selection)
    if not asked.question.groups and not chosen:
        return {}
    page = _Page(asked, selection, said_by(ids))
    found, unexplained = {}, {}
    for pk, said in page.said.items():
        found[pk], missing = _by_words(page, said)
        found[pk] = _with_names(found[pk], _forms_of(said.names, chosen, said.title))
        if missing:
            unexplained[pk] = missing
    _explain(page, found, unexplained)
    return found


def _by_words(page: _Page, said: Said) -> tuple[Match, set[int]]:
    """Return the match as title, summary and names explain it, and the groups they leave unexplained."""
    marks, missing = [], set(range(len(page.words.question.groups)))
    for text in (said.title, said.summary):
        found = places(text, page.terms)
        marks.append(marked_at(text, found) if found else None)
        missing -= {page.groups[number] for _, _, number in found}
    names, as_typed = [], set()
    for name in said.names if missing else ():
        there = missing - _missing(f"{name.form}\n{name.supplied}", page, missing)
        if there and not _missing(name.form, page, there):
            as_typed.add(name.form)
        there |= {group for run in page.words.names if name.identity in run.people for group in run.groups} & missing
        names += [(name, there)] if there else []
    for _, there in names:
        missing = missing - there
    heading, abstract = marks
    forms = _forms(name for name, _ in names)
    return Match("names" if names else "", None, heading, abstract, forms, frozenset(as_typed)), missing


def _explain(page: _Page, found: dict[int, Match], unexplained: dict[int, set[int]]) -> None:
    """Add what topics, places, particulars of the record and texts explain."""
    if not unexplained:
        return
    _explain_by_other_names(page, found, unexplained)
    for pk in tuple(unexplained):
        headings = page.said[pk].headings
        heading = _first_with(page, headings)
        if heading:
            found[pk] = _with_excerpt(found[pk], "topics", marked(heading, page.terms))
            unexplained[pk] = _missing("\n".join(headings), page, unexplained[pk])
    still = [pk for pk, missing in unexplained.items() if missing]
    for pk in still:
        lines = page.said[pk].particulars
        line = _first_with(page, lines)
        if line and unexplained[pk] - _missing(line, page, unexplained[pk]):
            found[pk] = _with_excerpt(found[pk], "record", marked(line, page.terms))
            unexplained[pk] = _missing("\n".join(lines), page, unexplained[pk])
    still = [pk for pk in still if unexplained[pk]]
    _explain_by_texts(page, found, {pk: unexplained[pk] for pk in still})
    _explain_by_renderings(page, found, [pk for pk in still if found[pk].field != "text"])


def _first_with(page: _Page, lines: Sequence[str]) -> str:
    """Return the first of the lines with one of the terms, or "". Few have any: all are looked through as one text."""
    if not places("\n".join(lines), page.terms):
        return ""
    return next((line for line in lines if places(line, page.terms)), "")


def _explain_by_texts(page: _Page, found: dict[int, Match], missing: dict[int, set[int]]) -> None:
    """Add the first text of each document with a missing word, reading only as far as needed."""
    rows = _texts(list(missing))
    whole: dict[int, str] = dict(
        _bodies([key for pk, key, beginning in rows if _is_cut(beginning or "", page, missing[pk])])
    )
    for pk, key, beginning in rows:
        if found[pk].field == "text":
            continue
        body = whole.get(key) or beginning or ""
        there = places(body, page.terms)
        if missing[pk] & {page.groups[number] for _, _, number in there}:
            found[pk] = _with_excerpt(found[pk], "text", excerpt(body, page.terms, found=there))


def _is_cut(beginning: str, page: _Page, missing: set[int]) -> bool:
    """Return whether the beginning of a long text lacks some of the words."""
    return len(beginning) == _FIRST_LOOK and bool(_missing(beginning, page, missing))


def _explain_by_other_names(page: _Page, found: dict[int, Match], unexplained: dict[int, set[int]]) -> None:
    """Add headings that have another name as typed: “Stalingrad: Volgograd”."""
    catalogue = page.words.catalogue
    for name in page.words.names:
        for heading in name.headings:
            label = labels_of(catalogue, FAMILY_OF[heading.facet], [heading.code]).get(heading.code)
            under = catalogue.columns[heading.facet].having(heading.code)
            for pk in [pk for pk, missing in unexplained.items() if missing & set(name.groups)]:
                if label and under[catalogue.slots_of(np.array([pk], np.int64))].any():
                    said = Excerpt(f"{name.typed}: {label.name}", ((0, len(name.typed)),))
                    found[pk] = _with_excerpt(found[pk], "topics", said)
                    unexplained[pk] = unexplained[pk] - set(name.groups)


def _explain_by_renderings(page: _Page, found: dict[int, Match], still: list[int]) -> None:
    """Add titles and summaries in other languages."""
    renderings = [(pk, rendering) for pk in still for rendering in page.said[pk].renderings]
    for pk, (title, summary) in renderings:
        for text in (summary, title):
            if there := places(text, page.terms):
                found[pk] = _with_excerpt(found[pk], "rendering", excerpt(text, page.terms, found=there))


def _missing(text: str, page: _Page, groups: set[int]) -> set[int]:
    """Return those of the groups of which no member is in the text."""
    return groups - {page.groups[number] for _, _, number in places(text, page.terms)}


def _with_excerpt(match: Match, where: str, piece: Excerpt) -> Match:
    return replace(match, field=where, excerpt=piece)


def _with_names(match: Match, names: tuple[str, ...]) -> Match:
    forms = tuple(dict.fromkeys(match.names + names))
    return replace(match, names=forms)


def _chosen_people(asked: Words, selection: Selection) -> dict[Facet, set[int | str]]:
    """Return, by facet of people, the chosen identities and the folded names of chosen unidentified names."""
    keys = asked.catalogue.books[Family.PERSON].keys
    chosen: dict[Facet, set[int | str]] = {}
    for facet in ROLES:
        values = selection.choice(facet).values
        people = {int(keys[code]) for code in codes_of(asked.catalogue, facet, values)}
        names = {slug.removeprefix(WAITING) for slug in values if slug.startswith(WAITING)}
        if people or names:
            chosen[facet] = {*(pk for pk in people if pk > 0), *names}
    return chosen


def _forms_of(names: Iterable[NameSaid], chosen: Mapping[Facet, set[int | str]], title: str) -> tuple[str, ...]:
    """Return the names under which the document credits the chosen people, except names in its title."""
    plain = set(words(title)) if chosen else set()
    mine = [
        name
        for name in names
        for facet, people in chosen.items()
        if name.bearer in people and name.role in ROLES[facet] and not plain.issuperset(words(name.form))
    ]
    return _forms(mine)


def _forms(names: Iterable[NameSaid]) -> tuple[str, ...]:
    return tuple({name_key(name.form): name.form for name in names}.values())
