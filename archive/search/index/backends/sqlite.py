"""The text index on SQLite: an FTS5 table whose rowids are the documents' keys.

Beside it a table keeps for each entry the digest of its source and of itself.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from django.db import DatabaseError, OperationalError, connection, transaction

from archive.search.index.backends.base import FIELDS, PROOF, WEIGHTS, Entry, Ids
from archive.search.index.tokens import AllOf, Pattern

# A document, the digest kept beside its entry, and the fields of that as they are stored.
Row = tuple[int, bytes, tuple[str, ...]]
TABLE = "archive_search_fts"
DESK = f"{TABLE}_desk"


class Sqlite:
    """FTS5. Its `ascii` tokenizer takes every character outside ASCII for a letter, so that words end where we say."""

    most_ranked = 5_000
    ranks_filtered = False

    def __init__(self, table: str = TABLE) -> None:
        self.table, self.proofs = table, proofs_of(table)

    def create(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {self.table}")
            cursor.execute(f"CREATE VIRTUAL TABLE {self.table} USING fts5({', '.join(FIELDS)}, tokenize = 'ascii')")
            cursor.execute(f"DROP TABLE IF EXISTS {self.proofs}")
            cursor.execute(f"CREATE TABLE {self.proofs} (id INTEGER PRIMARY KEY, proof BLOB NOT NULL)")

    def claim(self, documents: Sequence[int]) -> None:
        """Do nothing: SQLite has one writer at a time."""

    def write(self, entries: Iterable[Entry], *, anew: bool = False) -> None:
        made = ((entry.document, entry.source, tuple(map(" ".join, entry.fields))) for entry in entries)
        rows = [(document, _proof(source, fields), fields) for document, source, fields in made]
        # A new one needs no look for the old; else FTS5 deletes that before it inserts.
        self._store(rows, "INSERT" if anew else "INSERT OR REPLACE")

    def _store(self, rows: Sequence[Row], insert: str = "INSERT OR REPLACE") -> None:
        sql = f"{insert} INTO {self.table} (rowid, {', '.join(FIELDS)}) VALUES (%s{', %s' * len(FIELDS)})"
        digest = f"INSERT OR REPLACE INTO {self.proofs} (id, proof) VALUES (%s, %s)"  # noqa: S608 no name is typed
        with connection.cursor() as cursor:
            cursor.executemany(sql, [(document, *fields) for document, _, fields in rows])
            cursor.executemany(digest, [(document, proof) for document, proof, _ in rows])

    def taken_over(self, table: str, sources: Mapping[int, bytes]) -> set[int]:
        rows = list(_proven(table, sources))
        self._store(rows)
        return {document for document, _, _ in rows}

    def tidy(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {self.table} ({self.table}) VALUES ('optimize')")  # noqa: S608 as above

    def remove(self, documents: Iterable[int]) -> None:
        every = [(pk,) for pk in documents]
        if not every:
            return
        with connection.cursor() as cursor:
            for table in (self.table, self.proofs):
                cursor.executemany(f"DELETE FROM {table} WHERE rowid = %s", every)  # noqa: S608 as above

    def hits(self, asked: AllOf) -> Ids:
        return self._matching(_match(asked))

    def title_hits(self, asked: AllOf) -> Ids:
        return self._matching(_in_title(asked))

    def met(self, asked: AllOf, among: Sequence[int], *, in_titles: bool) -> Ids:
        question = _in_title(asked) if in_titles else _match(asked)
        sql = f"SELECT 1 FROM {self.table} WHERE {self.table} MATCH %s AND rowid = %s"  # noqa: S608 as above
        with connection.cursor() as cursor:
            # One by one: for a list FTS5 reads every hit.
            return np.array([pk for pk in among if cursor.execute(sql, [question, pk]).fetchone()], np.int64)

    def ranked(self, asked: AllOf, among: Ids) -> Ids:
        weights = ", ".join(map(str, WEIGHTS))
        # In one query: the titles with every group are read once, and kept by the database while it ranks.
        titled = f"rowid IN (SELECT rowid FROM {self.table} WHERE {self.table} MATCH %s)"  # noqa: S608 as above
        sql = (
            f"SELECT rowid FROM {self.table} WHERE {self.table} MATCH %s "  # noqa: S608 as above
            f"ORDER BY {titled} DESC, bm25({self.table}, {weights}), rowid"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [_match(asked), _in_title(asked)])
            best = np.fromiter((row[0] for row in cursor.fetchall()), np.int64)
        return best[np.isin(best, among)]

    def documents(self) -> Ids:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT id FROM {self.table}_docsize ORDER BY id")  # noqa: S608 as above
            return np.fromiter((row[0] for row in cursor.fetchall()), np.int64)

    def held(self, among: Sequence[int]) -> Ids:
        sql = f"SELECT id FROM {self.table}_docsize WHERE id IN (SELECT value FROM json_each(%s))"  # noqa: S608 as above
        with connection.cursor() as cursor:
            cursor.execute(sql, [json.dumps(list(among))])
            return np.fromiter((row[0] for row in cursor.fetchall()), np.int64)

    def size(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {self.table}_docsize")  # noqa: S608 as above
            return int(cursor.fetchone()[0])

    def proven(self, sources: Mapping[int, bytes]) -> set[int]:
        return {document for document, _, _ in _proven(self.table, sources)}

    def is_sound(self) -> bool:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"INSERT INTO {self.table} ({self.table}) VALUES ('integrity-check')")  # noqa: S608 as above
        except OperationalError:
            raise  # it could not be asked
        except DatabaseError:
            return False
        return True

    def differing(self, entries: Iterable[Entry]) -> list[int]:
        sql = f"SELECT {', '.join(FIELDS)} FROM {self.table} WHERE rowid = %s"  # noqa: S608 as above
        wrong = []
        with connection.cursor() as cursor:
            for entry in entries:
                cursor.execute(sql, [entry.document])
                if cursor.fetchone() != tuple(map(" ".join, entry.fields)):
                    wrong.append(entry.document)
        return wrong

    def _matching(self, match: str) -> Ids:
        """Return all hits, fetched as one string: row by row took three times as long."""
        sql = f"SELECT group_concat(rowid) FROM {self.table} WHERE {self.table} MATCH %s"  # noqa: S608 as above
        with connection.cursor() as cursor:
            cursor.execute(sql, [match])
            (joined,) = cursor.fetchone()
        return np.fromstring(joined or "", np.int64, sep=",")


def proofs_of(table: str) -> str:
    """Return the table with the digests of the entries of this one."""
    return f"{table}_proof"


def leave_for_later(table: str, documents: Iterable[int]) -> None:
    """Mark the entries of these documents, if there are any, as made of something else: they are to be made anew."""
    with connection.cursor() as cursor:
        sql = f"INSERT OR REPLACE INTO {proofs_of(table)} (id, proof) VALUES (%s, x'')"  # noqa: S608 as above
        cursor.executemany(sql, [(document,) for document in documents])


def _proven(table: str, sources: Mapping[int, bytes]) -> Iterator[Row]:
    """Yield the rows of this table that were made of sources of these digests, and are as they were written."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT e.id, p.proof, {', '.join(f'c{number}' for number in range(len(FIELDS)))} "  # noqa: S608 as above
            f"FROM {table}_content AS e JOIN {proofs_of(table)} AS p ON p.id = e.id "
            "WHERE e.id IN (SELECT value FROM json_each(%s))",
            [json.dumps(list(sources))],
        )
        for document, proof, *fields in cursor:
            if bytes(proof) == _proof(sources[document], fields):
                yield document, bytes(proof), tuple(fields)


def _proof(source: bytes, fields: Iterable[object]) -> bytes:
    """Return the digest of a source and of the row that was made of it; no field has a line break."""
    row = "\n".join(map(str, fields))
    return hashlib.blake2b(row.encode("utf-8", "surrogatepass"), digest_size=PROOF, key=source).digest()


def _match(asked: AllOf) -> str:
    """Return the query in FTS5's syntax; every token is quoted, so none is taken for an operator."""
    return " AND ".join(f"({' OR '.join(map(_phrase, group))})" for group in asked)


def _in_title(asked: AllOf) -> str:
    return f"{{title}} : ({_match(asked)})"


def _phrase(pattern: Pattern) -> str:
    return f'"{" ".join(pattern.tokens)}"' + (" *" if pattern.prefix else "")
