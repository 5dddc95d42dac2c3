"""A copy of the SQLite database beside it: a long deed is done there while everybody goes on writing, and what it made
is then poured into the archive in a moment.

SQLite has one writer at a time. A deed that thinks for a minute in its transaction keeps every save waiting for a
minute; of the minute, storing rows that are ready takes a second.
"""

import fcntl
import json
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import connection, transaction

from archive.authority.touched import NOTED, Touched, touched, watch

_SCHEMA: Final = "beside"
_PREFIX: Final = ".beside-"
# Whatever happens to the copy, the archive is untouched: it need not survive a power cut.
_CARELESS: Final = "PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON"
# Kilobytes of pages kept while rows are poured, for their many indexes; by default 2 MB, and pages are written and read
# again within the one transaction that others wait for.
_PAGES: Final = 32_768


_at_work = threading.local()

Span = tuple[int, int]
"""The first and the last of some keys."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """What a deed on a copy leaves in the archive while it is poured in, or left there when its process was killed.

    `spans` are the keys kept free, by table; `loose` the documents whose entries in the index come before them, or stay
    after them.
    """

    spans: Mapping[str, Span]
    loose: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """The copy: its file, for each table the highest key before the deed, and the keys that are free for it.

    `left` is what was left by a deed of which nothing came, since its process was killed.
    """

    path: Path
    before: Mapping[str, int]
    free: Mapping[str, Span]
    left: Awaited

    @property
    def journal(self) -> str:
        """Where the copy keeps what its pages were, until the deed is done.

        In memory where rows are added; in a file, which takes longer, where they are only taken back: an undo of thirty
        thousand documents deletes hundreds of megabytes.
        """
        return "MEMORY" if any(first <= last for first, last in self.free.values()) else "DELETE"

    def touched(self) -> Touched:
        """Return what the deed touched; call it once the deed is done."""
        with _opened(self.path) as database:
            return touched(database)

    def has_room(self) -> bool:
        """Return whether each row that was inserted has a key kept free for it, or one that was there before."""
        with _opened(self.path) as database:
            rows = database.execute(f"SELECT place, max(row) FROM {NOTED} WHERE fate = 'came' GROUP BY place")  # noqa: S608 no name is typed
            last = {table: self.free.get(table, (0, self.before.get(table, 0)))[1] for table in self.free}
            return all(row <= last[table] for table, row in rows if table in last)

    def await_loose(self, documents: Sequence[int]) -> None:
        """Tell other processes that the index is ahead of these documents, or behind them."""
        _await(Awaited(self.free, tuple(documents)))


def is_possible() -> bool:
    """Return whether the archive is a SQLite file with room for a copy beside it, and no transaction is open."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return False
    path = Path(str(connection.settings_dict["NAME"]))
    return path.is_file() and shutil.disk_usage(settings.DATA_DIR).free > 3 * path.stat().st_size


@contextmanager
def copied(room: Mapping[str, int], texts: str) -> Iterator[Copy]:
    """Copy the database, with this many keys of these tables kept free for the copy; one copy at a time.

    The copy notes which rows are touched from then on, but for the words of the full-text table `texts`.

    What is inserted into the archive meanwhile gets higher keys, so that the copy's rows can be poured under theirs.
    """
    with Path(settings.DATA_DIR, ".beside.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        left = awaited()
        for folder in Path(settings.DATA_DIR).glob(f"{_PREFIX}*"):
            shutil.rmtree(folder, ignore_errors=True)  # of a process that was killed: the lock says nobody works on it
        with tempfile.TemporaryDirectory(dir=settings.DATA_DIR, prefix=_PREFIX) as folder_name:
            path = Path(folder_name) / "archive.sqlite3"
            first = _reserved(room)
            free = {table: (key + 1, key + room[table]) for table, key in first.items()}
            _await(Awaited(free, left.loose))
            try:
                _copy(path, first)
                with _opened(path) as database:
                    before = {**_highest(database), **first}
                    watch(database, texts)
                yield Copy(path, before, free, left)
            finally:
                _await(Awaited({}))


def awaited() -> Awaited:
    """Return what a deed on a copy left in the archive, if one is under way or was killed."""
    said = json.loads(_spans_file().read_text("utf-8")) if _spans_file().exists() else {}
    spans = said.get("spans", {}) if "loose" in said else said  # older releases knew only these
    return Awaited({table: (first, last) for table, (first, last) in spans.items()}, tuple(said.get("loose", ())))


def _await(what: Awaited) -> None:
    """Say so to other processes, which read the old file or the new one, never half of it."""
    new = _spans_file().with_suffix(".new")
    new.write_text(json.dumps({"spans": what.spans, "loose": what.loose}), "utf-8")
    new.replace(_spans_file())


def _spans_file() -> Path:
    return Path(settings.DATA_DIR, ".beside.json")


def version() -> int:
    """Return a number that is another one when another connection has written to the archive since."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA main.data_version")
        return int(cursor.fetchone()[0])


@contextmanager
def working_on(copy: Copy) -> Iterator[None]:
    """Have this thread read and write the copy instead of the archive; other threads and processes go on as before."""
    ours = connection.settings_dict
    connection.close()
    careless = f"{_CARELESS}; PRAGMA cache_size=-{_PAGES}"
    options = {**ours["OPTIONS"], "init_command": f"PRAGMA journal_mode={copy.journal}; {careless}"}
    connection.settings_dict = {**ours, "NAME": str(copy.path), "OPTIONS": options}
    _at_work.copy = copy
    try:
        with transaction.atomic():
            yield
            connection.run_on_commit.clear()  # nothing has happened to the archive yet
    finally:
        _at_work.copy = None
        connection.close()
        connection.settings_dict = ours


def is_at_work() -> bool:
    """Return whether this thread is doing a deed on a copy."""
    return getattr(_at_work, "copy", None) is not None


def of_before(table: str, keys: Iterable[int]) -> list[int]:
    """Return those of these keys that are none of the deed on a copy this thread is doing; none while it does none."""
    copy: Copy | None = getattr(_at_work, "copy", None)
    if copy is None:
        return []
    first, last = copy.free.get(table, (1, 0))
    return [key for key in keys if not first <= key <= last]


@contextmanager
def attached(copy: Copy) -> Iterator[None]:
    """Make the copy's tables readable as `beside.…` from the archive's own connection."""
    with connection.cursor() as cursor:
        cursor.execute(f"ATTACH %s AS {_SCHEMA}", [str(copy.path)])
        cursor.execute("PRAGMA main.cache_size")
        (usual,) = cursor.fetchone()
        cursor.execute(f"PRAGMA main.cache_size=-{_PAGES}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA main.cache_size={int(usual)}")
            cursor.execute(f"DETACH {_SCHEMA}")


def pour_across(
    table: str,
    where: str,
    bounds: Sequence[Any] = (),
    *,
    but: Mapping[str, Any] | None = None,
    anew: bool = False,
    is_here: str = "ABORT",
) -> None:
    """Insert the rows of the copy's table for which this holds, with these columns set to other values.

    `anew` gives them new keys; else they keep theirs. A row that is here already by a unique key raises IntegrityError,
    or with `is_here="IGNORE"` stays as it is.
    """
    instead = but or {}
    columns = [name for name in _columns(table) if not (anew and name == "id")]
    names = ", ".join(f'"{name}"' for name in columns)
    values = ", ".join("%s" if name in instead else f'"{name}"' for name in columns)
    changed = [instead[name] for name in columns if name in instead]
    rows = f'SELECT {values} FROM {_SCHEMA}."{table}" WHERE {where} ORDER BY rowid'  # noqa: S608 no name is typed
    sql = f'INSERT OR {is_here} INTO main."{table}" ({names}) {rows}'
    with connection.cursor() as cursor:
        cursor.execute(sql, [*changed, *bounds])


def _columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pragma_table_info(%s, 'main')", [table])
        return [name for (name,) in cursor.fetchall()]


def _reserved(room: Mapping[str, int]) -> dict[str, int]:
    """Move the archive's next keys up by this many, and return the highest key of each table until then."""
    first = {}
    with transaction.atomic(), connection.cursor() as cursor:
        for table, number in sorted(room.items()):
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            first[table] = int((cursor.fetchone() or (0,))[0])
            if not first[table]:
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, 0)", [table])
            cursor.execute("UPDATE sqlite_sequence SET seq = seq + %s WHERE name = %s", [number, table])
    return first


def _copy(path: Path, first: Mapping[str, int]) -> None:
    """Copy the archive as it stands, without keeping any writer waiting, and set back the next keys of the copy."""
    archive = str(connection.settings_dict["NAME"])
    with _opened(path) as target:
        source = sqlite3.connect(archive)
        try:
            source.backup(target)
        finally:
            source.close()
        target.execute("PRAGMA journal_mode=DELETE")
        target.executemany(
            "UPDATE sqlite_sequence SET seq = ? WHERE name = ?", [(n, name) for name, n in first.items()]
        )
        target.commit()


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    database = sqlite3.connect(path)
    try:
        yield database
    finally:
        database.close()


def _highest(database: sqlite3.Connection) -> dict[str, int]:
    """Return the highest key of each table of the archive; the index's own tables are left out."""
    rows = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'archive_%'")
    found = {}
    for (name,) in rows.fetchall():
        with suppress(sqlite3.OperationalError):  # the index's inner tables have no such keys
            found[name] = int(database.execute(f'SELECT max(rowid) FROM "{name}"').fetchone()[0] or 0)  # noqa: S608
    return {name: key for name, key in found.items() if not name.startswith("archive_search_fts")}
