"""The text index on PostgreSQL: tsvectors we write ourselves, position by position, in a narrow table of their own.

A tsvector keeps at most 256 positions of a word and none above 16,383, so phrases far down in a long document would be
missed. Such documents also keep their tokens as plain text, in which phrases are searched. Each row keeps a digest of
what it was made of and of itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from django.db import connection

from archive.search.index.backends.base import PROOF, Entry, Ids
from archive.search.index.backends.postgres_table import TABLE, make_table
from archive.search.index.backends.vectors import row_of
from archive.search.index.tokens import AllOf, Pattern

_RANKS = "{0.1, 0.25, 0.5, 1.0}"  # of D, C, B, A
_PROOF = (
    "substr(sha256(source || tsvectorsend(vector) || tsvectorsend(title) || convert_to(coalesce(body, ''), 'UTF8')), "
    f"1, {PROOF})"
)


_COLUMNS = ("vector", "title", "body", "proof")
_NEWER = "UPDATE SET " + ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS)


class Postgres:
    """tsvector and GIN, without any server dictionary."""

    most_ranked = 1_000
    ranks_filtered = True

    def __init__(self, table: str = TABLE) -> None:
        self.table = table

    def create(self) -> None:
        make_table(self.table)

    def claim(self, documents: Sequence[int]) -> None:
        sql = f"SELECT 1 FROM {self.table} WHERE document_id = ANY(%s) ORDER BY document_id FOR UPDATE"  # noqa: S608 no name is typed
        with connection.cursor() as cursor:
            cursor.execute(sql, [list(documents)])

    def write(self, entries: Iterable[Entry], *, anew: bool = False) -> None:
        import psycopg  # 8 MB that a process on SQLite does not need

        # Of two writers of one document the later wins; a rebuild gives way.
        newer = "NOTHING" if anew else _NEWER
        sql = (
            f"INSERT INTO {self.table} (document_id, {', '.join(_COLUMNS)}) "  # noqa: S608 no name is typed
            f"SELECT document_id, vector, title, body, {_PROOF} FROM (VALUES (%s::bigint, %s::tsvector, %s::tsvector, "
            "%s::text, %s::bytea)) AS made (document_id, vector, title, body, source) "
            f"ON CONFLICT (document_id) DO {newer}"
        )
        # Parameters are sent beside the statement, and the server stores one entry while the next is made:
        # interpolated, as Django does, they are parsed twice.
        connection.ensure_connection()
        with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
            cursor.executemany(sql, ((*row_of(entry), entry.source) for entry in entries))

    def taken_over(self, table: str, sources: Mapping[int, bytes]) -> set[int]:
        columns = ", ".join(("document_id", *_COLUMNS))
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {self.table} ({columns}) SELECT {columns} {_among(table)} "
                f"ON CONFLICT (document_id) DO {_NEWER} RETURNING document_id",
                [list(sources), list(sources.values())],
            )
            return {document for (document,) in cursor.fetchall()}

    def tidy(self) -> None:
        with connection.cursor() as cursor:
            for index in ("vector", "title"):
                cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [f"{self.table}_{index}"])
            cursor.execute(f"ANALYZE {self.table}")

    def remove(self, documents: Iterable[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {self.table} WHERE document_id = ANY(%s)", [list(documents)])  # noqa: S608 as above

    def hits(self, asked: AllOf) -> Ids:
        if _is_of_single_words(asked):
            return _ids_of(f"SELECT {self.table}_in_vector(%s::tsquery)", [_tsquery(asked)])
        # Two queries, since in one each document of the first would be read twice.
        condition, values = _in_long(asked)
        found = f"SELECT document_id FROM {self.table} WHERE vector @@ %s::tsquery"  # noqa: S608 as above
        in_long = f"SELECT document_id FROM {self.table} WHERE body IS NOT NULL AND {condition}"  # noqa: S608 as above
        joined = f"SELECT string_agg(int8send(document_id), ''::bytea) FROM ({found} UNION {in_long}) AS found"  # noqa: S608 as above
        return _ids_of(joined, [_tsquery(asked), *values])

    def title_hits(self, asked: AllOf) -> Ids:
        return _ids_of(f"SELECT {self.table}_in_title(%s::tsquery)", [_tsquery(asked)])

    def met(self, asked: AllOf, among: Sequence[int], *, in_titles: bool) -> Ids:
        condition, values = ("title @@ %s::tsquery", [_tsquery(asked)]) if in_titles else _anywhere(asked)
        return self._matching(f"document_id = ANY(%s) AND ({condition})", [list(among), *values])

    def ranked(self, asked: AllOf, among: Ids) -> Ids:
        sql = (
            f"SELECT document_id FROM {self.table} WHERE document_id = ANY(%s) "  # noqa: S608 as above
            "ORDER BY title @@ %s::tsquery DESC, ts_rank(%s, vector, %s::tsquery, 1) DESC, document_id"
        )
        query = _tsquery(asked)
        with connection.cursor() as cursor:
            cursor.execute(sql, [among.tolist(), query, _RANKS, query])
            return np.fromiter((row[0] for row in cursor.fetchall()), np.int64)

    def documents(self) -> Ids:
        return np.sort(self._matching("true", []))

    def held(self, among: Sequence[int]) -> Ids:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT document_id FROM {self.table} WHERE document_id = ANY(%s)", [list(among)])  # noqa: S608 as above
            return np.fromiter((row[0] for row in cursor.fetchall()), np.int64)

    def size(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {self.table}")  # noqa: S608 as above
            return int(cursor.fetchone()[0])

    def proven(self, sources: Mapping[int, bytes]) -> set[int]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT document_id {_among(self.table)}", [list(sources), list(sources.values())])
            return {document for (document,) in cursor.fetchall()}

    def is_sound(self) -> bool:
        """Return True: the server keeps its own indexes, and has no quick look at one of this kind."""
        return True

    def differing(self, entries: Iterable[Entry]) -> list[int]:
        same = "vector = %s::tsvector AND title = %s::tsvector AND body IS NOT DISTINCT FROM %s"
        wrong = []
        with connection.cursor() as cursor:
            for entry in entries:
                document, *values = row_of(entry)
                cursor.execute(f"SELECT {same} FROM {self.table} WHERE document_id = %s", [*values, document])  # noqa: S608 as above
                if cursor.fetchone() != (True,):
                    wrong.append(document)
        return wrong

    def _matching(self, condition: str, values: Sequence[Any]) -> Ids:
        sql = f"SELECT string_agg(int8send(document_id), ''::bytea) FROM {self.table} WHERE {condition}"  # noqa: S608 as above
        return _ids_of(sql, values)


def _among(table: str) -> str:
    """Return the part of a query that finds the rows proven by two lists: documents, and digests of their sources."""
    made = "unnest(%s::bigint[], %s::bytea[]) AS made (id, source)"
    return f"FROM {table} JOIN {made} ON id = document_id WHERE proof = {_PROOF}"


def _ids_of(sql: str, values: Sequence[Any]) -> Ids:
    """Return all hits, fetched as one byte string."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        (joined,) = cursor.fetchone()
    return np.frombuffer(bytes(joined or b""), ">i8").astype(np.int64)


def _is_of_single_words(asked: AllOf) -> bool:
    return all(len(pattern.tokens) == 1 for group in asked for pattern in group)


def _anywhere(asked: AllOf) -> tuple[str, list[str]]:
    """Return the condition that the whole document matches, and its parameters."""
    if _is_of_single_words(asked):
        return "vector @@ %s::tsquery", [_tsquery(asked)]
    condition, values = _in_long(asked)
    return f"vector @@ %s::tsquery OR (body IS NOT NULL AND {condition})", [_tsquery(asked), *values]


def _tsquery(asked: AllOf) -> str:
    return " & ".join(f"({' | '.join(map(_phrase, group))})" for group in asked)


def _phrase(pattern: Pattern) -> str:
    return "(" + " <-> ".join(f"'{token}'" for token in pattern.tokens) + (":*" if pattern.prefix else "") + ")"


def _in_long(asked: AllOf) -> tuple[str, list[str]]:
    """Return the same condition for documents that keep their tokens as text."""
    values: list[str] = []
    for pattern in (pattern for group in asked for pattern in group):
        phrase = len(pattern.tokens) > 1
        end = "" if pattern.prefix else " "
        values.append(f"% {' '.join(pattern.tokens)}{end}%" if phrase else _phrase(pattern))
    groups = [
        " OR ".join("body LIKE %s" if len(pattern.tokens) > 1 else "vector @@ %s::tsquery" for pattern in group)
        for group in asked
    ]
    return " AND ".join(f"({group})" for group in groups), values
