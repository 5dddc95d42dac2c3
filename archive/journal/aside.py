"""Doing a large deed on a copy of the database, so that nobody's save waits while it is worked out (SQLite).

What it touched is then done to the archive's own rows in one short transaction, unless somebody changed any of it
meanwhile. Texts and entries of the index that nobody sees by themselves come before, some hundreds at a time.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from typing import Final, Protocol, TypeVar

from django.db import IntegrityError, connection
from django.db.models import Model

from archive.authority import beside
from archive.authority.deeds import deed
from archive.authority.models import Address, AuthorityRecord
from archive.authority.touched import (
    Fate,
    Touched,
    changed_columns,
    is_otherwise,
    keys_of,
    take_changed,
    take_gone,
    which_came,
)
from archive.documents.models import Content, TakenDown
from archive.journal.models import ChainHead, Revision, Run
from archive.journal.runs import close_later
from archive.journal.wholes import BY_KIND, WHOLES

Answer = TypeVar("Answer")
Room = Mapping[type[Model], int]
Deed = Callable[[], tuple[Answer, int | None]]
"""A deed that is one transaction, and returns its answer and the key of its run; None where it left none."""
FEWEST: Final = 300  # records; fewer are done within a second
_ATTEMPTS: Final = 2
_SLICE: Final = 500
_CONTENTS, _REVISIONS, _RUNS = Content._meta.db_table, Revision._meta.db_table, Run._meta.db_table
_ADDRESSES: Final = Address._meta.db_table
# What other rows point to, or the journal names by key: it keeps the keys it had in the copy.
KEYED: Final[tuple[type[Model], ...]] = tuple(
    model for whole in WHOLES for model in (whole.model, *(part.model for part in whole.parts))
)
_KEYED: Final = {model._meta.db_table for model in KEYED}
# Written anew by the archive's own deed.
_OWN: Final = frozenset({_RUNS, ChainHead._meta.db_table, _REVISIONS, _ADDRESSES})


class Index(Protocol):
    """The index of the archive beside the deed. Its methods are called in this order."""

    @property
    def texts(self) -> str: ...
    @property
    def tables(self) -> Collection[str]: ...
    @property
    def heads(self) -> Collection[str]: ...

    def forget(self, left: beside.Awaited) -> None: ...
    def note(self, copy: beside.Copy) -> None: ...
    def write_ahead(self, copy: beside.Copy) -> None: ...
    def adopt(self, copy: beside.Copy, renamed: Mapping[str, Sequence[int]]) -> None: ...
    def follow(self) -> None: ...
    def give_up(self, copy: beside.Copy) -> None: ...


class NotAside(Exception):
    """Raised when the deed cannot be poured in: somebody changed meanwhile what it touched."""


def apart(work: Deed[Answer], *, records: int, room: Callable[[], Room], index: Callable[[], Index]) -> Deed[Answer]:
    """Return the deed as it is to be done for so many records: large ones on a copy, where that is possible.

    `room` says how many rows of each table it can insert at most. Where others changed meanwhile what it touched, it is
    done once more on a new copy, and at last in its place.
    """
    if records < FEWEST or not beside.is_possible():
        return work

    def done() -> tuple[Answer, int | None]:
        for _attempt in range(_ATTEMPTS):
            with suppress(NotAside):
                return _done_aside(work, room(), index())
        return work()

    return done


def _done_aside(work: Deed[Answer], room: Room, index: Index) -> tuple[Answer, int | None]:
    kept = {model._meta.db_table: number for model, number in room.items()}
    with beside.copied({table: kept.get(table, 0) for table in _KEYED}, index.texts) as copy:
        index.forget(copy.left)
        erased = TakenDown.objects.count()
        with beside.working_on(copy):
            answer, key = work()
        if key is None:
            return answer, None
        rows = copy.touched()
        with beside.working_on(copy):
            run = Run.objects.get(pk=key)
            index.note(copy)
        try:
            return answer, _poured(copy, rows, run, index, erased)
        except BaseException as failed:
            index.give_up(copy)
            if isinstance(failed, IntegrityError):
                raise NotAside from failed
            raise


def _poured(copy: beside.Copy, rows: Touched, run: Run, index: Index, erased: int) -> int:
    """Pour what the run did into the archive, and return its run there."""
    with beside.attached(copy):
        _refuse_unknown(copy, rows, index)
        _pour_contents()
        index.write_ahead(copy)
        changed = {table: changed_columns(table) for table in rows.tables(Fate.CHANGED) - _left_out(index)}
        seen = beside.version()
        _refuse_overtaken(copy, rows, index)
        with deed():
            if beside.version() != seen:
                _refuse_overtaken(copy, rows, index)
            if TakenDown.objects.count() != erased:
                raise NotAside
            made, renamed = _run_like(run), _renamed(copy)
            _pour_rows(rows, changed, run, made, index)
            index.adopt(copy, renamed)
            close_later(made)
        index.follow()
    return made.pk


def _left_out(index: Index) -> set[str]:
    return {*index.heads, *index.tables, ChainHead._meta.db_table, _CONTENTS}


def _refuse_unknown(copy: beside.Copy, rows: Touched, index: Index) -> None:
    """Raise NotAside where rows came that have no place in the archive under a key that is known to be free."""
    known = _KEYED | _OWN | {_CONTENTS, *index.tables, *index.heads}
    if not rows.tables(Fate.CAME) <= known or not copy.has_room() or len(list(keys_of(_RUNS, Fate.CAME))) != 1:
        raise NotAside
    if _CONTENTS in rows.tables(Fate.CHANGED, Fate.GONE):
        raise NotAside


def _refuse_overtaken(copy: beside.Copy, rows: Touched, index: Index) -> None:
    """Raise NotAside where somebody changed meanwhile what the deed touched."""
    if is_otherwise(rows.tables(Fate.CHANGED, Fate.GONE) - _left_out(index)):
        raise NotAside
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT 1 FROM main.{_REVISIONS} AS r JOIN beside.{_REVISIONS} AS b "  # noqa: S608 no name is typed
            "ON b.kind = r.kind AND b.object_id = r.object_id WHERE r.id > %s AND b.id > %s LIMIT 1",
            [copy.before[_REVISIONS], copy.before[_REVISIONS]],
        )
        if cursor.fetchone():
            raise NotAside
    # Whom somebody was merged into decides whose all the others are.
    touched = rows.tables(Fate.CHANGED, Fate.GONE)
    for kind in _since(copy):
        model = BY_KIND[kind].model
        if issubclass(model, AuthorityRecord) and model._meta.db_table in touched:
            raise NotAside


def _since(copy: beside.Copy) -> dict[str, list[int]]:
    """Return the records that others changed in the archive meanwhile, by kind."""
    found: dict[str, list[int]] = {}
    rows = Revision.objects.filter(pk__gt=copy.before[_REVISIONS]).order_by("pk")
    for kind, pk in rows.values_list("kind", "object_id"):
        found.setdefault(kind, []).append(pk)
    return found


def _renamed(copy: beside.Copy) -> dict[str, list[int]]:
    since = _since(copy)
    return {kind: since[kind] for kind in ("topic", "place", "repository") if kind in since}


def _pour_contents() -> None:
    keys = list(keys_of(_CONTENTS, Fate.CAME))
    for start in range(0, len(keys), _SLICE):
        some = ", ".join(map(str, keys[start : start + _SLICE]))
        beside.pour_across(_CONTENTS, f"rowid IN ({some})", is_here="IGNORE")


def _run_like(run: Run) -> Run:
    """Return a new run of the archive that says what the copy's says."""
    made = Run.objects.create(kind=run.kind, by_id=run.by_id, reason=run.reason, undoes_id=run.undoes_id)
    made.told, made.summary, made.left, made.waits = run.told, run.summary, run.left, run.waits
    return made


def _pour_rows(rows: Touched, changed: Mapping[str, Collection[str]], run: Run, made: Run, index: Index) -> None:
    """Delete, change and insert the rows the run did; what goes makes room for what comes."""
    then, now = (connection.ops.adapt_datetimefield_value(one.at) for one in (run, made))
    for table in rows.tables(Fate.GONE) - {*index.heads, *_text_tables(index)}:
        take_gone(table)
    for table, columns in changed.items():
        take_changed(table, columns, {"changed": ("CASE b.changed WHEN %s THEN %s ELSE b.changed END", [then, now])})
    for table in rows.tables(Fate.CAME) & _KEYED:
        beside.pour_across(table, which_came(table), but={"changed": now})
    if _REVISIONS in rows.tables(Fate.CAME):
        beside.pour_across(_REVISIONS, which_came(_REVISIONS), but={"run_id": made.pk}, anew=True)
    if _ADDRESSES in rows.tables(Fate.CAME):
        beside.pour_across(_ADDRESSES, which_came(_ADDRESSES), anew=True)


def _text_tables(index: Index) -> set[str]:
    return {table for table in index.tables if table.startswith(index.texts)}
