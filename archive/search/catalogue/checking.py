"""Checking the text indexes, the words of names and the catalogue against the records."""

from collections.abc import Iterator
from enum import IntEnum
from typing import Final

import numpy as np
from django.db.models import Exists, OuterRef, QuerySet

from archive.authority import beside
from archive.documents.models import Document
from archive.people.models import Alias
from archive.search.catalogue.building import build
from archive.search.catalogue.catalogue import Catalogue
from archive.search.catalogue.current import current, head
from archive.search.index.backends import backend, desk
from archive.search.index.backends.base import Backend, Ids
from archive.search.index.entry import digests, entries
from archive.search.index.name_tokens import all_name_tokens
from archive.search.models import NameToken, WaitingName
from archive.search.query import Facet

_NAMED = 5
_DOCUMENTS: Final = Document._meta.db_table
_NONE: Final = (0, -1)


class Depth(IntEnum):
    """How the entries of the text index are looked at."""

    DIGESTS = 1
    """Each by the digest of what it was made of; writers never wait."""
    WORDS = 2
    """Besides, that words find what stands in the entries; writers wait for that, for seconds at most."""
    ANEW = 3
    """Besides, every entry is made anew and compared."""


def check(depth: Depth = Depth.DIGESTS) -> list[str]:
    """Return a sentence for each difference; empty when all is well. `rebuild` mends them."""
    return [*_of_index(depth), *_of_desk_index(depth), *_of_names(), *_of_waiting_names(), *_of_catalogue(current())]


def is_ready() -> bool:
    """Return whether the index exists and is as large as the archive; cheap, for health checks.

    While a large deed is poured in, entries come before their documents and go after them.
    """
    awaited = beside.awaited()
    first, last = awaited.spans.get(_DOCUMENTS, _NONE)
    ahead = backend().size() - Document.objects.published().count()
    return head().number > 0 and 0 <= ahead <= last + 1 - first + len(awaited.loose)


def _of_index(depth: Depth) -> Iterator[str]:
    index = backend()
    published = _keys(Document.objects.published())
    indexed = index.documents()
    yield from _sentence("published documents are missing in the text index", np.setdiff1d(published, indexed))
    yield from _sentence("documents in the text index are not published", np.setdiff1d(_come(indexed), published))
    stale = _stale(index, np.intersect1d(published, indexed), depth, published=True)
    yield from _sentence("documents stand in the text index otherwise than in their records", stale)
    if depth > Depth.DIGESTS and not index.is_sound():
        yield "Words find other documents than those they stand in: the text index is damaged."


def _of_desk_index(depth: Depth) -> Iterator[str]:
    index = desk()
    drafts, indexed = _keys(Document.objects.unpublished()), index.documents()
    yield from _sentence("drafts are missing in the desk's text index", np.setdiff1d(drafts, indexed))
    yield from _sentence("documents in the desk's text index are no drafts", np.setdiff1d(_come(indexed), drafts))
    stale = _stale(index, np.intersect1d(drafts, indexed), depth, published=False)
    yield from _sentence("drafts stand in the desk's text index otherwise than in their records", stale)
    if depth > Depth.DIGESTS and not index.is_sound():
        yield "Words find other drafts than those they stand in: the desk's text index is damaged."


def _keys(documents: "QuerySet[Document]") -> Ids:
    return np.sort(np.array(list(documents.values_list("pk", flat=True)), np.int64))


def _stale(index: Backend, known: Ids, depth: Depth, *, published: bool) -> Ids:
    """Return those of these documents whose entry is not what their record makes today.

    By digests; those of which only making them anew can vouch, or all at `Depth.ANEW`, are made anew.
    """
    doubtful: list[int] = known.tolist()
    if depth is not Depth.ANEW:
        made = digests(doubtful, published=published)
        doubtful = [pk for sources in made for pk in sorted(sources.keys() - index.proven(sources))]
    stale = [pk for some in entries(doubtful, published=published) for pk in index.differing(some)]
    return np.array(stale, np.int64)


def _come(indexed: Ids) -> Ids:
    """Return the documents without those whose entries came ahead of them, or stay a moment longer."""
    told = beside.awaited()
    first, last = told.spans.get(_DOCUMENTS, _NONE)
    awaited = indexed[(indexed >= first) & (indexed <= last)]
    here = Document.objects.filter(pk__gte=first, pk__lte=last).values_list("pk", flat=True)
    loose = np.array(told.loose, np.int64)
    return np.setdiff1d(indexed, np.union1d(loose, np.setdiff1d(awaited, np.array(list(here), np.int64))))


def _of_names() -> Iterator[str]:
    for kind in NameToken.Kind:
        known = set(NameToken.objects.filter(kind=kind).values_list("target", "token"))
        wrong = {target for target, _ in known ^ all_name_tokens(kind)}
        yield from _sentence(f"{kind.label} names are not known by all their words", np.array(sorted(wrong), np.int64))


def _of_waiting_names() -> Iterator[str]:
    named = WaitingName.objects.filter(key=OuterRef("key"))
    unknown = Alias.objects.unidentified().filter(~Exists(named)).order_by("pk").values_list("pk", flat=True)
    yield from _sentence("unidentified names are counted by no facet", np.array(list(unknown), np.int64))


def _of_catalogue(kept: Catalogue) -> Iterator[str]:
    fresh = build(kept.version)
    if not np.array_equal(kept.ids, fresh.ids):
        differing = np.setxor1d(kept.ids, fresh.ids)
        yield from _sentence("documents stand in the catalogue otherwise than in the database", differing)
        if not len(differing):
            yield "The catalogue has the documents in another order than the database."
        return
    orders = zip((kept.by_title, kept.by_added), (fresh.by_title, fresh.by_added), strict=True)
    if not all(np.array_equal(mine, theirs) for mine, theirs in orders):
        yield "The catalogue sorts titles or first publications otherwise than the database."
    for facet in Facet:
        if _pairs(kept, facet) != _pairs(fresh, facet):
            yield f"The catalogue counts the facet “{facet}” otherwise than the database."


def _pairs(catalogue: Catalogue, facet: Facet) -> set[tuple[int, object]]:
    entries, keys = catalogue.columns[facet].entries(), catalogue.keys(facet)
    return set(zip(catalogue.ids[entries.rows].tolist(), keys[entries.codes].tolist(), strict=True))


def _sentence(what: str, documents: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Iterator[str]:
    if len(documents):
        some = ", ".join(map(str, documents[:_NAMED].tolist())) + (" …" if len(documents) > _NAMED else "")
        yield f"{len(documents):,} {what}: {some}"
