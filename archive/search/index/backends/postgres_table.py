"""The table in which the text index stands on PostgreSQL, and the two functions that read all hits of a word."""

from typing import Final

from django.db import connection

TABLE: Final = "archive_search_entry"
# A common word has hits on every page of the table, so its rows must be small: vectors lie outside of them. The server
# moves a value out only of a row above 2 kB; the filler makes every row so, and is itself packed into a few bytes.
_NARROW: Final = f"""
    ALTER TABLE {TABLE} ADD COLUMN IF NOT EXISTS filler text GENERATED ALWAYS AS (repeat(' ', 2100)) STORED
"""
_MAKING: Final = (
    f"DROP TABLE IF EXISTS {TABLE}",
    f"CREATE TABLE {TABLE} (document_id bigint PRIMARY KEY, vector tsvector NOT NULL, title tsvector NOT NULL)",
    f"ALTER TABLE {TABLE} ADD COLUMN body text",
    f"ALTER TABLE {TABLE} SET (toast_tuple_target = 128)",
    f"ALTER TABLE {TABLE} ALTER COLUMN vector SET STORAGE EXTERNAL",
    f"CREATE INDEX {TABLE}_vector ON {TABLE} USING gin (vector)",
    f"CREATE INDEX {TABLE}_title ON {TABLE} USING gin (title)",
    f"CREATE INDEX {TABLE}_long ON {TABLE} (document_id) WHERE body IS NOT NULL",
)


def make_table() -> None:
    """The table is there, empty."""
    with connection.cursor() as cursor:
        for sql in _MAKING:
            cursor.execute(sql)
    lay_out()


def lay_out() -> None:
    """Rows are narrow, and hits are always read through the index: reading the whole table, which the server likes for
    a common word, fetches every vector from where it lies."""
    with connection.cursor() as cursor:
        cursor.execute(_NARROW)
        for column in ("vector", "title"):
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {TABLE}_in_{column}(asked tsquery) RETURNS bytea LANGUAGE sql STABLE "  # noqa: S608 no name is typed
                "SET enable_seqscan TO off AS $$ SELECT string_agg(int8send(document_id), ''::bytea) "
                f"FROM {TABLE} WHERE {column} @@ asked $$"
            )
