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


def adopt(copy: beside.Copy, logged: Logged) -> None:
    """Take the entries of the copy's new documents, the words of its new names and its changes into the archive.

    Call it in the transaction that takes the documents.
    """
    fields = ", ".join(FIELDS)
    entries = f"SELECT rowid, {fields} FROM beside.{TABLE} WHERE rowid > %s"  # noqa: S608 no name is typed
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO main.{TABLE} (rowid, {fields}) {entries}", [copy.before[Document._meta.db_table]])
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
