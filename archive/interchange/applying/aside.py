"""Importing on a copy of the database, so that nobody's save waits while thousands of records are worked out (SQLite).

Only what is new is brought in so: rows that change a record which is here are written in their place, as ever.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeVar

from django.db import IntegrityError, connection

from archive.authority import beside
from archive.authority.deeds import deed
from archive.authority.models import Address
from archive.documents import models as documents
from archive.interchange.applying.books import Named
from archive.interchange.reading import Row
from archive.journal.models import ChainHead, Revision, Run
from archive.journal.runs import close_later
from archive.journal.wholes import BY_KIND
from archive.people.models import Alias, Person
from archive.places.models import Place
from archive.search import engine
from archive.topics.models import Topic

Answer = TypeVar("Answer")
FEWEST: Final = 300  # rows; fewer are in within a second
_SLICE: Final = 500
# What other rows point to, or the journal names by key: it keeps the keys it had in the copy.
_KEYED: Final = (
    documents.Document, documents.Credit, documents.Text, documents.Holding, documents.Language, documents.Backer,
    documents.TopicTag, documents.DocumentPlace, documents.Membership, documents.Relation, documents.DocumentType,
    documents.Repository, documents.Collection, Alias, Person, Topic, Place,
)  # fmt: skip
_CONTENTS, _REVISIONS = documents.Content._meta.db_table, Revision._meta.db_table
_ADDRESSES, _DOCUMENTS = Address._meta.db_table, documents.Document._meta.db_table
# Written anew by the archive's own deed.
_HEADS: Final = frozenset({Run._meta.db_table, ChainHead._meta.db_table, *engine.LOG_TABLES})
_KNOWN: Final = {model._meta.db_table for model in _KEYED} | _HEADS | {
    _CONTENTS, _REVISIONS, _ADDRESSES, *engine.WORD_TABLES,
}  # fmt: skip


class NotAside(Exception):
    """Raised when something else than new records was made: it is to be done in its place."""


def done_aside(rows: Iterable[Row], run_of: Callable[[], tuple[Answer, int | None]]) -> tuple[Answer, int | None]:
    """Do the deed on a copy of the database, pour what it made into the archive, and return its answer and new run.

    `run_of` returns the key of the deed's run, None where it left none. Raises NotAside, with nothing written, where
    the deed changed a record that was here before, or where somebody wrote the same names or records meanwhile.
    """
    with beside.copied(_room(rows)) as copy:
        engine.forget_ahead(copy.left.get(_DOCUMENTS))
        erased = documents.TakenDown.objects.count()
        with beside.working_on(copy):
            answer, key = run_of()
        if key is None:
            return answer, None
        grown = copy.after()
        with beside.working_on(copy):
            _refuse_what_is_not_new(copy, grown)
            run, log = Run.objects.get(pk=key), engine.logged_since(copy.before)
        try:
            return answer, _poured(copy, grown, run, log, erased)
        except BaseException as failed:
            engine.forget_ahead((copy.before[_DOCUMENTS] + 1, grown.get(_DOCUMENTS, 0)))
            if isinstance(failed, IntegrityError):
                raise NotAside from failed
            raise


def _room(rows: Iterable[Row]) -> Mapping[str, int]:
    """Return how many rows of each table the records can make at most."""
    named, number = Named(), Counter[Any]()
    for row in rows:
        if (record := row.record) is None:
            continue
        named.note(record)
        number.update({
            documents.Document: 1, documents.Credit: len(record.credits), documents.Text: len(record.texts),
            documents.Holding: len(record.holdings), documents.Language: len(record.languages),
            documents.Backer: len(record.donors) + len(record.contributors), documents.TopicTag: len(record.topics),
            documents.DocumentPlace: len(record.places), documents.Membership: len(record.collections),
            documents.Relation: len(record.related),
        })  # fmt: skip
    kinds = (documents.DocumentType, Topic, documents.Collection, documents.Repository)
    number.update({kind: sum(1 for _name in names) for kind, names in zip(kinds, named.each(), strict=True)})
    # A person's name is a second alias beside the one that is credited; a place may lie in another that is new, too.
    number.update({Alias: 2 * len(named.credits), Person: len(named.credits), Place: 2 * len(named.places)})
    return {model._meta.db_table: number[model] for model in _KEYED}


def _refuse_what_is_not_new(copy: beside.Copy, grown: Iterable[str]) -> None:
    """Raise NotAside where the journal has a record that was there before, or where an unexpected table has grown."""
    if not set(grown) <= _KNOWN:
        raise NotAside
    made = Revision.objects.filter(pk__gt=copy.before[_REVISIONS])
    for kind in made.order_by().values_list("kind", flat=True).distinct():
        highest = copy.before.get(BY_KIND[kind].model._meta.db_table, 0)
        if made.filter(kind=kind, object_id__lte=highest).exists():
            raise NotAside


def _poured(copy: beside.Copy, grown: Mapping[str, int], run: Run, log: engine.Logged, erased: int) -> int:
    """Pour what the run made into the archive, and return its run there.

    Texts and entries of the index, which nobody sees by themselves, come in slices, all the rest in one transaction.
    """
    before = copy.before
    with beside.attached(copy):
        for start in range(before[_CONTENTS], grown.get(_CONTENTS, 0), _SLICE):
            some = (start, start + _SLICE)
            beside.pour_across(_CONTENTS, "rowid > %s AND rowid <= %s", some, is_here="IGNORE")
        engine.write_ahead(copy, grown.get(_DOCUMENTS, 0))
        with deed():
            if documents.TakenDown.objects.count() != erased:
                raise NotAside
            made = Run.objects.create(kind=run.kind, by_id=run.by_id, reason=run.reason)
            made.told, made.summary = run.told, run.summary
            now = {"changed": connection.ops.adapt_datetimefield_value(made.at)}
            for model in (model for model in _KEYED if model._meta.db_table in grown):
                table = model._meta.db_table
                beside.pour_across(table, "id > %s", (before[table],), but=now)
            of_run = {"run_id": made.pk}
            beside.pour_across(_REVISIONS, "id > %s", (before[_REVISIONS],), but=of_run, anew=True)
            beside.pour_across(_ADDRESSES, "id > %s", (before[_ADDRESSES],), anew=True)
            engine.adopt(copy, log)
            close_later(made)
    return made.pk
