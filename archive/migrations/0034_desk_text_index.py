"""A text index of what readers do not see, for the desk alone; `rebuild_search` fills it for records of before."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = [
    "DROP TABLE IF EXISTS archive_search_fts_desk",
    "CREATE VIRTUAL TABLE archive_search_fts_desk USING fts5(title, summary, names, headings, texts, tokenize = 'ascii')",
    "DROP TABLE IF EXISTS archive_search_fts_desk_proof",
    "CREATE TABLE archive_search_fts_desk_proof (id INTEGER PRIMARY KEY, proof BLOB NOT NULL)",
]
POSTGRESQL = [
    "DROP TABLE IF EXISTS archive_search_desk",
    "CREATE TABLE archive_search_desk (document_id bigint PRIMARY KEY, vector tsvector NOT NULL, title tsvector NOT NULL)",
    "ALTER TABLE archive_search_desk ADD COLUMN body text",
    "ALTER TABLE archive_search_desk ADD COLUMN proof bytea",
    "ALTER TABLE archive_search_desk SET (toast_tuple_target = 128)",
    "ALTER TABLE archive_search_desk ALTER COLUMN vector SET STORAGE EXTERNAL",
    "CREATE INDEX archive_search_desk_vector ON archive_search_desk USING gin (vector)",
    "CREATE INDEX archive_search_desk_title ON archive_search_desk USING gin (title)",
    "CREATE INDEX archive_search_desk_long ON archive_search_desk (document_id) WHERE body IS NOT NULL",
    "ALTER TABLE archive_search_desk ADD COLUMN IF NOT EXISTS filler text GENERATED ALWAYS AS (repeat(' ', 2100)) STORED",
    *(
        f"CREATE OR REPLACE FUNCTION archive_search_desk_in_{column}(asked tsquery) RETURNS bytea LANGUAGE sql STABLE "
        "SET enable_seqscan TO off AS $$ SELECT string_agg(int8send(document_id), ''::bytea) "
        f"FROM archive_search_desk WHERE {column} @@ asked $$"
        for column in ("vector", "title")
    ),
]
UNMAKING = {
    "sqlite": ["DROP TABLE IF EXISTS archive_search_fts_desk", "DROP TABLE IF EXISTS archive_search_fts_desk_proof"],
    "postgresql": [
        *(f"DROP FUNCTION IF EXISTS archive_search_desk_in_{column}" for column in ("vector", "title")),
        "DROP TABLE IF EXISTS archive_search_desk",
    ],
}


def make(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for sql in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(sql, None)


def unmake(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for sql in UNMAKING[schema_editor.connection.vendor]:
        schema_editor.execute(sql, None)


class Migration(migrations.Migration):
    dependencies = [("archive", "0033_cards_not_put_off_in_order")]
    operations = [migrations.RunPython(make, unmake)]
