"""What a deed on a copy of the database wrote to the index, taken into the archive's own (SQLite)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from django.db import connection, transaction

from archive.authority import beside
from archive.authority.touched import Fate, contents_of, keys_of, which_came
from archive.documents.models import Document
from archive.documents.vocabulary import State
from archive.people.models import Person
from archive.places.models import Place
from archive.search.index.aside_desk import DraftsAlongside
from archive.search.index.backends.base import FIELDS
from archive.search.index.backends.sqlite import TABLE, proofs_of
from archive.search.index.name_tokens import renew_names
from archive.search.index.placing import write_entries
from archive.search.index.writing import log, under
from archive.search.models import Change, IndexHead, NameToken, WaitingName
from archive.topics.models import Topic

_DOCUMENTS: Final = Document._meta.db_table
_SLICE: Final = 300
_CHANGES, _TOKENS, _WAITING = Change._meta.db_table, NameToken._meta.db_table, WaitingName._meta.db_table
_CONTENTS: Final = contents_of(TABLE)
PROOFS: Final = proofs_of(TABLE)
_FIELDS, _COLUMNS = ", ".join(FIELDS), ", ".join(f"c{number}" for number in range(len(FIELDS)))
_TARGETS: Final = {NameToken.Kind.PERSON: Person, NameToken.Kind.TOPIC: Topic, NameToken.Kind.PLACE: Place}


class Alongside:
    """The index of the archive beside a deed on a copy: `journal.aside` says when each of these is called."""

    texts: Final = TABLE
    # Inserted by it, under keys of the archive.
    tables: Final = frozenset({_TOKENS, _WAITING, _CONTENTS})
    heads: Final = frozenset({IndexHead._meta.db_table, _CHANGES})

    def __init__(self) -> None:
        self._changes: list[tuple[Change.Kind, list[int | str]]] = []
        self._shown = False
        self._drafts = DraftsAlongside()
        self._ahead, self._behind, self._other, self._same = list[int](), list[int](), list[int](), list[int]()

    def forget(self, left: beside.Awaited) -> None:
        """Remove the entries of documents that never came, or that are readers' no more."""
        first, last = left.spans.get(_DOCUMENTS, (1, 0))
        for start in range(first, last + 1, _SLICE):
            end = min(start + _SLICE - 1, last)
            for table in (TABLE, PROOFS):
                _execute(
                    f"DELETE FROM {table} WHERE rowid BETWEEN %s AND %s AND rowid NOT IN "  # noqa: S608 no name is typed
                    f"(SELECT id FROM {_DOCUMENTS} WHERE id BETWEEN %s AND %s)",
                    [start, end, start, end],
                )
        _remove(left.loose)
        self._drafts.forget(left)

    def note(self, copy: beside.Copy) -> None:
        """Note what the deed logged; call it while working on the copy."""
        first = copy.before.get(_CHANGES, 0)
        rows = Change.objects.filter(number__gt=first).order_by("number").values_list("kind", "ids")
        self._changes = [(Change.Kind(kind), list(ids)) for kind, ids in rows]
        self._shown = IndexHead.objects.filter(shown__gt=first).exists()

    def write_ahead(self, copy: beside.Copy) -> None:
        """Take the entries of documents that readers do not see yet into the index, some hundreds at a time.

        No list has them before the documents are there: a hit that no list knows is nobody's.
        """
        self._ahead, self._behind = list(keys_of(_CONTENTS, Fate.CAME)), list(keys_of(_CONTENTS, Fate.GONE))
        touched = list(keys_of(_CONTENTS, Fate.CHANGED))
        self._other = _differing(touched)
        self._same = sorted(set(touched).difference(self._other))
        self._drafts.compare(copy)
        first, last = copy.free.get(_DOCUMENTS, (1, 0))
        loose = (pk for pk in self._ahead if not first <= pk <= last)
        copy.await_loose([*loose, *self._behind, *self._drafts.behind])
        for start in range(0, len(self._ahead), _SLICE):
            _insert(self._ahead[start : start + _SLICE])
        self._drafts.write_ahead()

    def adopt(self, copy: beside.Copy, renamed: Mapping[str, Sequence[int]]) -> None:
        """Take the other entries, the words of names and the changes into the archive, in the transaction of the rest.

        `renamed` are the headings, by kind, that somebody else changed meanwhile.
        """
        for start in range(0, len(self._other), _SLICE):
            # One after the other: to delete hundreds first and insert them then takes a third longer.
            _insert(self._other[start : start + _SLICE], "INSERT OR REPLACE")
        for start in range(0, len(self._same), _SLICE):
            _prove(self._same[start : start + _SLICE])
        beside.pour_across(_WAITING, which_came(_WAITING), anew=True, is_here="IGNORE")
        here = _renewed(copy)
        beside.pour_across(_TOKENS, which_came(_TOKENS), anew=True)
        for kind, targets in here.items():
            renew_names(kind, targets)  # somebody else may have given them another name
        ours = {*self._ahead, *self._other, *self._drafts.ahead}
        for heading, pks in renamed.items():
            write_entries(ours.intersection(under(heading, list(pks))))
        for change, ids in self._changes:
            log(change, ids, shown=self._shown)

    def follow(self) -> None:
        """Remove the entries of documents that readers see no more, some hundreds at a time."""
        self._drafts.follow()  # takes the entries of the withdrawn along
        _remove(self._behind)

    def give_up(self, copy: beside.Copy) -> None:
        """Remove what was written ahead, when the rest does not come."""
        self.forget(beside.Awaited(copy.free, tuple(self._ahead)))


def _differing(touched: Sequence[int]) -> list[int]:
    """Return those of these documents that are in both indexes with other words."""
    columns = " OR ".join(f"b.c{number} IS NOT m.c{number}" for number in range(len(FIELDS)))
    found: list[int] = []
    with connection.cursor() as cursor:
        for start in range(0, len(touched), _SLICE):
            cursor.execute(
                f"SELECT b.id FROM beside.{_CONTENTS} AS b JOIN main.{_CONTENTS} AS m ON m.id = b.id "  # noqa: S608 as above
                f"WHERE b.id IN ({_numbers(touched[start : start + _SLICE])}) AND ({columns})"
            )
            found += [pk for (pk,) in cursor.fetchall()]
    return found


def _renewed(copy: beside.Copy) -> dict[NameToken.Kind, list[int]]:
    """Return the records, here before, whose words of names the deed touched."""
    rows = f"SELECT target FROM beside.{_TOKENS} WHERE kind = %s AND target <= %s AND {which_came(_TOKENS)}"  # noqa: S608 no name is typed
    found = {}
    with connection.cursor() as cursor:
        for kind, model in _TARGETS.items():
            cursor.execute(f"SELECT DISTINCT target FROM ({rows})", [kind.value, copy.before[model._meta.db_table]])  # noqa: S608
            if targets := [target for (target,) in cursor.fetchall()]:
                found[kind] = targets
    return found


def _insert(documents: Sequence[int], insert: str = "INSERT") -> None:
    """Copy these entries from the copy's index."""
    entries = f"SELECT id, {_COLUMNS} FROM beside.{_CONTENTS} WHERE id IN ({_numbers(documents)})"  # noqa: S608 whole numbers
    _execute(f"{insert} INTO main.{TABLE} (rowid, {_FIELDS}) {entries}")
    _prove(documents)


def _prove(documents: Sequence[int]) -> None:
    """Copy the digests of these entries."""
    proofs = f"SELECT id, proof FROM beside.{PROOFS} WHERE id IN ({_numbers(documents)})"  # noqa: S608 whole numbers
    _execute(f"INSERT OR REPLACE INTO main.{PROOFS} (id, proof) {proofs}")


def _remove(documents: Sequence[int]) -> None:
    """Remove the entries of those of these documents that are not published."""
    for start in range(0, len(documents), _SLICE):
        some = documents[start : start + _SLICE]
        with transaction.atomic():
            seen = Document.objects.filter(pk__in=some, state=State.PUBLISHED).values_list("pk", flat=True)
            if gone := set(some) - set(seen):
                for table in (TABLE, PROOFS):
                    _execute(f"DELETE FROM main.{table} WHERE rowid IN ({_numbers(gone)})")  # noqa: S608 whole numbers


def _execute(sql: str, bounds: Sequence[int] = ()) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(bounds))


def _numbers(keys: Iterable[int]) -> str:
    return ", ".join(str(int(key)) for key in keys)
