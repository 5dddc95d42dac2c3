"""Writing the index: called where a change is made, inside its transaction."""

import secrets
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from typing import Final

from django.db import DatabaseError, transaction
from django.db.models import Exists, OuterRef, QuerySet

from archive.authority.deeds import Last, put_off
from archive.authority.pouring import gather_statistics
from archive.documents.models import Credit, Document, DocumentPlace, Holding, TopicTag
from archive.documents.prepared import Prepared, Row
from archive.people.models import Alias
from archive.search.families import Family
from archive.search.index.backends import backend, desk
from archive.search.index.backends.base import Backend
from archive.search.index.entry import entries
from archive.search.index.name_tokens import bearers_of, drop_names, renew_names
from archive.search.index.placing import write_entries
from archive.search.index.shown import is_shown
from archive.search.index.waiting import learn_waiting, refile
from archive.search.models import Change, IndexHead, NameToken

_CHUNK = 5_000
_FEW = 100  # aliases; more at once are new ones
_KEPT_CHANGES = 10_000  # a process that is further behind rebuilds


def refresh(document_ids: Iterable[int]) -> None:
    """Reindex these documents for readers if they are published, else for the desk.

    Documents that were not readers’ before either are not logged: a draft changes nothing a reader can see.
    """
    ids = sorted(set(document_ids))
    if not ids:
        return
    with transaction.atomic(savepoint=False):
        _learn_names(ids)
        if seen := write_entries(ids):
            log(Change.Kind.DOCUMENTS, sorted(seen))


def tell_changed(document_ids: Iterable[int]) -> None:
    """Log that readers see these documents otherwise, though nothing in them that is searched or counted changed."""
    ids = sorted(set(document_ids))
    for start in range(0, len(ids), _CHUNK):
        some = Document.objects.published().filter(pk__in=ids[start : start + _CHUNK]).order_by()
        if shown := list(some.values_list("pk", flat=True)):
            log(Change.Kind.DOCUMENTS, shown)


def refresh_aliases(alias_ids: Iterable[int]) -> None:
    """Recount the documents that credit these names for their present people; the texts are not reindexed."""
    aliases = sorted(set(alias_ids))
    if not aliases:
        return
    with transaction.atomic():
        people, documents, waiting = set[int](), set[int](), set[int]()
        rows: list[Row] = []
        for start in range(0, len(aliases), _CHUNK):
            some = aliases[start : start + _CHUNK]
            rows = _as_they_are(some)
            waiting |= {pk for pk, person, _form in rows if person is None}
            people |= {person for _pk, person, _form in rows if person is not None}
            documents |= {pk for (pk,) in _where_written(some)}
        if len(aliases) <= _FEW:
            # of whom they may have been until now
            people |= bearers_of(form for _pk, _person, form in rows)
        drop_names(NameToken.Kind.NAME, set(aliases) - waiting)
        if waiting:
            learn_waiting(waiting)
            renew_names(NameToken.Kind.NAME, waiting)
        renew_names(NameToken.Kind.PERSON, people)
        if people:
            _log_heading(Family.PERSON, people)
        if documents:
            log(Change.Kind.DOCUMENTS, sorted(documents))


_as_they_are: Final = Prepared(
    lambda pks: Alias.objects.filter(pk__in=pks).order_by().values_list("pk", "person_id", "form")
)
_where_written: Final = Prepared(
    lambda pks: Credit.objects.of_published().filter(alias__in=pks).order_by().values_list("document_id")
)


def refresh_people(person_ids: Iterable[int]) -> None:
    """Refresh counts, names and suggestions for these people, merged or not."""
    people = list(person_ids)
    if not people:
        return
    with transaction.atomic():
        renew_names(NameToken.Kind.PERSON, people)
        _log_heading(Family.PERSON, people)


def refresh_headings(kind: str, ids: Iterable[int], besides: Collection[int] = ()) -> None:
    """Refresh the headings of this kind; documents under a topic or place are reindexed by its present name.

    `besides` are documents that are refreshed themselves.
    """
    pks = list(ids)
    if not pks:
        return
    with transaction.atomic():
        if kind in {NameToken.Kind.TOPIC, NameToken.Kind.PLACE}:
            renew_names(NameToken.Kind(kind), pks)
        if kind in {NameToken.Kind.TOPIC, NameToken.Kind.PLACE, Family.REPOSITORY}:
            write_entries(set(under(kind, pks)).difference(besides))
        _log_heading(kind, pks)


def learn_aliases(alias_ids: Iterable[int]) -> None:
    """Index these new names for autocompletion; no document is reindexed, and no reader's page changes.

    For names that came with a document, whose own refresh covers what it changed.
    """
    aliases = list(alias_ids)
    if not aliases:
        return
    borne = Alias.objects.filter(pk__in=aliases).exclude(person=None)
    with transaction.atomic():
        learn_waiting(aliases)
        renew_names(NameToken.Kind.NAME, aliases)
        renew_names(NameToken.Kind.PERSON, set(borne.values_list("person_id", flat=True)))


def _log_heading(kind: str, pks: Collection[int]) -> None:
    log(Change.Kind.HEADINGS, [kind], shown=is_shown(kind, [pk for pk in pks if pk]))


def _learn_names(ids: list[int]) -> None:
    """Index the words of the unidentified names in these documents."""
    known = NameToken.objects.filter(kind=NameToken.Kind.NAME, target=OuterRef("pk"))
    for start in range(0, len(ids), _CHUNK):
        nobodies = Alias.objects.filter(person=None, credits__document__in=ids[start : start + _CHUNK])
        news = nobodies.exclude(Exists(known)).order_by().values_list("pk", flat=True).distinct()
        if unknown := list(news):
            renew_names(NameToken.Kind.NAME, unknown)
            learn_waiting(unknown)


def log(kind: Change.Kind, ids: Iterable[int | str] = (), *, shown: bool = True) -> None:
    """Log this change for every process; if not `shown`, readers keep the pages they have.

    Inside a deed it is logged at the end, together with others: every writer needs the log's head, so it is locked only
    when no other row is needed any more.
    """
    change = (kind, list(ids), shown)
    if not put_off(Last.LOG_OF_CHANGES, _add_to_log, change):
        _add_to_log([change])


def _add_to_log(changes: list[tuple[Change.Kind, list[int | str], bool]]) -> None:
    """Append the changes; numbers follow the order of transactions, since the head is locked."""
    together: dict[Change.Kind, set[int | str]] = defaultdict(set)
    for kind, ids, _shown in changes:
        together[kind].update(ids)
    with transaction.atomic(savepoint=False):
        head, _ = IndexHead.objects.select_for_update().get_or_create(pk=1)
        before = head.number
        for kind, every in together.items():
            pks = sorted(every)
            for start in range(0, max(1, len(pks)), _CHUNK):
                head.number, head.token = head.number + 1, secrets.randbits(62)
                Change.objects.create(number=head.number, token=head.token, kind=kind, ids=pks[start : start + _CHUNK])
        if any(shown for _kind, _ids, shown in changes):
            head.shown, head.shown_token = head.number, head.token
        head.save()
        if head.number // _KEPT_CHANGES > before // _KEPT_CHANGES:
            Change.objects.filter(number__lt=head.number - _KEPT_CHANGES).delete()


def rebuild(progress: Callable[[int, int], None] | None = None) -> None:
    """Rebuild the indexes and the words of names in batches, so that readers always find and curators never wait.

    Every process then reads everything again.
    """
    gather_statistics()
    _rebuild(desk(), Document.objects.unpublished(), published=False)
    _rebuild(backend(), Document.objects.published(), published=True, progress=progress)
    for kind in NameToken.Kind:
        with transaction.atomic():
            renew_names(kind)
    with transaction.atomic():
        learn_waiting()
        refile()
        log(Change.Kind.EVERYTHING)
        Change.objects.filter(number__lt=IndexHead.objects.get(pk=1).number).delete()


def _rebuild(
    index: Backend,
    documents: "QuerySet[Document]",
    *,
    published: bool,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Write the entries of these documents anew, and remove all others."""
    _make_usable(index)
    is_empty = index.size() == 0
    ids = list(documents.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), _CHUNK):
        with transaction.atomic():
            for some in entries(ids[start : start + _CHUNK], published=published):
                index.write(some, anew=is_empty)
        if progress:
            progress(min(start + _CHUNK, len(ids)), len(ids))
    with transaction.atomic():
        left = set(documents.all().values_list("pk", flat=True))
        index.remove([pk for pk in index.documents().tolist() if pk not in left])
        index.tidy()


def _make_usable(index: Backend) -> None:
    """Create the index empty where it is missing or broken."""
    try:
        with transaction.atomic():
            index.size()
    except DatabaseError:
        with transaction.atomic():
            index.create()


def under(kind: str, pks: list[int]) -> list[int]:
    found: Iterable[int]
    if kind == NameToken.Kind.TOPIC:
        found = TopicTag.objects.filter(tag__in=pks).values_list("content_object_id", flat=True)
    elif kind == NameToken.Kind.PLACE:
        found = DocumentPlace.objects.filter(place__in=pks).values_list("document_id", flat=True)
    else:
        found = Holding.objects.filter(repository__in=pks).values_list("document_id", flat=True)
    return sorted(set(found))
