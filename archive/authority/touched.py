"""Which rows a deed on a copy of the database touched, and the same done to the archive's own (SQLite).

Triggers in the copy note each row of before that is updated or deleted, with what it was. So it shows afterwards
whether somebody changed one of these rows in the archive meanwhile. Of new rows only the keys are needed: those above
the highest of before are noted all at once.
"""

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.db import connection

NOTED: Final = "beside_touched"
_COPY: Final = "beside"
_BEFORE: Final = "beside_before"
_EVENTS: Final = {"INSERT": "NEW", "UPDATE": "OLD", "DELETE": "OLD"}


class Fate(StrEnum):
    """What became of a row."""

    CAME = "came"
    CHANGED = "changed"
    GONE = "gone"
    AS_IT_WAS = ""


@dataclass(frozen=True, slots=True)
class Touched:
    """The numbers of rows a deed touched, by table and fate."""

    rows: Mapping[str, Mapping[Fate, int]]

    def tables(self, *fates: Fate) -> set[str]:
        """Return the tables with rows of one of these fates."""
        return {table for table, found in self.rows.items() if any(fate in found for fate in fates)}


def watch(database: sqlite3.Connection, texts: str) -> None:
    """Have this database note from now on which rows are touched.

    `texts` is its full-text table; of that only the keys are noted.
    """
    database.execute("PRAGMA synchronous=OFF")  # it is a copy
    database.execute("BEGIN")
    database.execute(
        f"CREATE TABLE {NOTED} (place TEXT, row INTEGER, old TEXT, fate TEXT DEFAULT '', PRIMARY KEY (place, row)) "
        "WITHOUT ROWID"
    )
    database.execute(f"CREATE TABLE {_BEFORE} (place TEXT PRIMARY KEY, row INTEGER)")
    for table in _tables(database, texts):
        last = int(database.execute(f'SELECT coalesce(max(rowid), 0) FROM "{table}"').fetchone()[0])  # noqa: S608 no name is typed
        database.execute(f"INSERT INTO {_BEFORE} (place, row) VALUES (?, ?)", [table, last])  # noqa: S608 as above
        was = "''" if table == contents_of(texts) else _as_text("OLD", _columns(database, table))
        for event, row in _EVENTS.items():
            old = "NULL" if event == "INSERT" else was
            # What a row was before its first change is what it was.
            known = f"SELECT 1 FROM {NOTED} WHERE place = '{table}' AND row = {row}.rowid"  # noqa: S608 as above
            database.execute(
                f'CREATE TRIGGER "beside_{event}_{table}" AFTER {event} ON "{table}" WHEN {row}.rowid <= {last} '
                f"BEGIN INSERT INTO {NOTED} (place, row, old) "
                f"SELECT '{table}', {row}.rowid, {old} WHERE NOT EXISTS ({known}); END"
            )
    database.commit()


def touched(database: sqlite3.Connection) -> Touched:
    """Decide what became of each row that was touched in this database, and return how many of each there are."""
    found: dict[str, dict[Fate, int]] = {}
    for table, last in database.execute(f"SELECT place, row FROM {_BEFORE}").fetchall():  # noqa: S608 as above
        new = f'SELECT ?, rowid, ? FROM "{table}" WHERE rowid > ? ORDER BY rowid'  # noqa: S608 as above
        database.execute(f"INSERT INTO {NOTED} (place, row, fate) {new}", [table, Fate.CAME.value, last])
    for (table,) in database.execute(f"SELECT DISTINCT place FROM {NOTED}").fetchall():  # noqa: S608 as above
        now = _as_text("now", _columns(database, table))
        database.execute(
            f"UPDATE {NOTED} SET fate = coalesce((SELECT CASE WHEN old IS NULL THEN 'came' "  # noqa: S608 as above
            f"WHEN old = '' OR old IS NOT {now} THEN 'changed' ELSE '' END "
            f"FROM \"{table}\" AS now WHERE now.rowid = row), iif(old IS NULL, '', 'gone')) "
            "WHERE place = ? AND fate = ''",
            [table],
        )
        numbers = f"SELECT fate, count(*) FROM {NOTED} WHERE place = ? GROUP BY fate"  # noqa: S608 as above
        found[table] = {Fate(fate): number for fate, number in database.execute(numbers, [table]) if fate}
    database.commit()
    return Touched(found)


def is_otherwise(tables: Collection[str]) -> bool:
    """Return whether one of the rows of these tables that were there is otherwise in the archive than in the copy."""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(
                f'SELECT 1 FROM {_COPY}.{NOTED} AS t LEFT JOIN main."{table}" AS m ON m.rowid = t.row '  # noqa: S608 as above
                f"WHERE t.place = %s AND t.fate IN ('changed', 'gone') AND t.old IS NOT {_as_text('m', _own(table))} "
                "LIMIT 1",
                [table],
            )
            if cursor.fetchone():
                return True
    return False


def which_came(table: str) -> str:
    """Return the condition that a row of the copy's table is new."""
    return _which(table, Fate.CAME)


def take_gone(table: str) -> None:
    """Delete the rows of the archive that the deed deleted."""
    with connection.cursor() as cursor:
        cursor.execute(f'DELETE FROM main."{table}" WHERE rowid IN ({_rows(table, Fate.GONE)})')  # noqa: S608 as above


def changed_columns(table: str) -> list[str]:
    """Return the columns in which at least one row of the copy differs: only these, and their indexes, are written."""
    columns = [name for name in _own(table) if name != "id"]
    different = ", ".join(f'max(b."{name}" IS NOT m."{name}")' for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT {different} FROM {_COPY}."{table}" AS b JOIN main."{table}" AS m ON m.rowid = b.rowid '  # noqa: S608 as above
            f"WHERE b.rowid IN ({_rows(table, Fate.CHANGED)})"
        )
        return [name for name, differs in zip(columns, cursor.fetchone(), strict=True) if differs]


def take_changed(table: str, columns: Collection[str], instead: Mapping[str, tuple[str, list[Any]]]) -> None:
    """Set these columns of the archive's rows as they are in the copy, or as these expressions over `b` say."""
    if not columns:
        return
    said = {name: instead.get(name, (f'b."{name}"', [])) for name in columns}
    values = ", ".join(f'"{name}" = {expression}' for name, (expression, _) in said.items())
    bounds = [bound for _, each in said.values() for bound in each]
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE main."{table}" AS m SET {values} FROM {_COPY}."{table}" AS b '  # noqa: S608 as above
            f"WHERE m.rowid IN ({_rows(table, Fate.CHANGED)}) AND b.rowid = m.rowid",
            bounds,
        )


def keys_of(table: str, *fates: Fate) -> Iterator[int]:
    """Yield the keys of the rows of these fates, in order."""
    with connection.cursor() as cursor:
        cursor.execute(f"{_rows(table, *fates)} ORDER BY row")
        for (key,) in cursor.fetchall():
            yield key


def contents_of(texts: str) -> str:
    """Return the table in which a full-text table keeps its rows."""
    return f"{texts}_content"


def _which(table: str, fate: Fate) -> str:
    return f"rowid IN ({_rows(table, fate)})"


def _rows(table: str, *fates: Fate) -> str:
    said = ", ".join(f"'{fate.value}'" for fate in fates)
    return f"SELECT row FROM {_COPY}.{NOTED} WHERE place = '{table}' AND fate IN ({said})"  # noqa: S608 as above


def _tables(database: sqlite3.Connection, texts: str) -> Iterator[str]:
    rows = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    for name, sql in rows.fetchall():
        is_of_texts = name.startswith(texts) and name != contents_of(texts)
        if name not in {NOTED, _BEFORE} and not is_of_texts and not sql.upper().startswith("CREATE VIRTUAL"):
            yield name


def _as_text(row: str, columns: list[str]) -> str:
    """Return an expression for all values of a row in one text."""
    return " || ',' || ".join(f'quote({row}."{name}")' for name in columns)


def _columns(database: sqlite3.Connection, table: str) -> list[str]:
    return [name for (name,) in database.execute("SELECT name FROM pragma_table_info(?)", [table])]


def _own(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pragma_table_info(%s, 'main')", [table])
        return [name for (name,) in cursor.fetchall()]
