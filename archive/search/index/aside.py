"""What a deed on a copy of the database wrote to the index, taken into the archive's own (SQLite)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.db import connection

from archive.authority import beside
from archive.documents.models import Document
from archive.people.models import Person
from archive.search.index.backends.base import FIELDS
from archive.search.index.backends.sqlite import TABLE
from archive.search.index.name_tokens import renew_names
from archive.search.index.writing import log
from archive.search.models import Change, IndexHead, NameToken, WaitingName

_DOCUMENTS: Final = Document._meta.db_table
_SLICE: Final = 300
_CHANGES, _TOKENS, _WAITING = Change._meta.db_table, NameToken._meta.db_table, WaitingName._meta.db_table
LOG_TABLES: Final = frozenset({IndexHead._meta.db_table, _CHANGES})
WORD_TABLES: Final = frozenset({_TOKENS, _WAITING})


@dataclass(frozen=True, slots=True)
class Logged:
    """The changes a deed logged, and whether readers see any of them."""

    changes: tuple[tuple[Change.Kind, tuple[int | str, ...]], ...]
    shown: bool


def logged_since(before: Mapping[str, int]) -> Logged:
    """Return what was logged above these highest keys; call it while working on the copy."""
    first = before.get(_CHANGES, 0)
    rows = Change.objects.filter(number__gt=first).order_by("number").values_list("kind", "ids")
    changes = tuple((Change.Kind(kind), tuple(ids)) for kind, ids in rows)
    return Logged(changes, shown=IndexHead.objects.filter(shown__gt=first).exists())


def write_ahead(copy: beside.Copy, last: int) -> None:
    """Take the entries of the copy's new documents, up to this key, into the index, some hundreds at a time.

    No list has them before the documents are there: a hit that no list knows is nobody's.
    """
    fields, first = ", ".join(FIELDS), copy.before[_DOCUMENTS]
    entries = f"SELECT rowid, {fields} FROM beside.{TABLE} WHERE rowid > %s AND rowid <= %s"  # noqa: S608 no name is typed
    for start in range(first, last, _SLICE):
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO main.{TABLE} (rowid, {fields}) {entries}", [start, start + _SLICE])


def forget_ahead(span: beside.Span | None) -> None:
    """Remove the entries of these documents that never came."""
    if span is None:
        return
    first, last = span
    for start in range(first, last + 1, _SLICE):
        sql = (
            f"DELETE FROM {TABLE} WHERE rowid BETWEEN %s AND %s AND rowid NOT IN "  # noqa: S608 as above
            f"(SELECT id FROM {_DOCUMENTS} WHERE id BETWEEN %s AND %s)"
        )
        with connection.cursor() as cursor:
            ends = [start, min(start + _SLICE - 1, last)]
            cursor.execute(sql, [*ends, *ends])


def adopt(copy: beside.Copy, logged: Logged) -> None:
    """Take the words of the copy's new names and its changes into the archive.

    Call it in the transaction that takes the documents.
    """
    beside.pour_across(_WAITING, "id > %s", (copy.before[_WAITING],), anew=True, is_here="IGNORE")
    known = (copy.before[_TOKENS], NameToken.Kind.PERSON.value, copy.before[Person._meta.db_table])
    beside.pour_across(_TOKENS, "id > %s AND NOT (kind = %s AND target <= %s)", known, anew=True)
    with connection.cursor() as cursor:
        # Somebody who was here and got another name: their words are written from what they are called here now.
        sql = f"SELECT DISTINCT target FROM beside.{_TOKENS} WHERE id > %s AND kind = %s AND target <= %s"  # noqa: S608
        cursor.execute(sql, known)
        renew_names(NameToken.Kind.PERSON, [target for (target,) in cursor.fetchall()])
    for kind, ids in logged.changes:
        log(kind, ids, shown=logged.shown)
