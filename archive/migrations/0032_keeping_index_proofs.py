"""Beside each entry of the text index a digest of what it was made of; older entries get theirs when they are written."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

MAKING = {
    "sqlite": "CREATE TABLE IF NOT EXISTS archive_search_fts_proof (id INTEGER PRIMARY KEY, proof BLOB NOT NULL)",
    "postgresql": "ALTER TABLE archive_search_entry ADD COLUMN IF NOT EXISTS proof bytea",
}
UNMAKING = {
    "sqlite": "DROP TABLE IF EXISTS archive_search_fts_proof",
    "postgresql": "ALTER TABLE archive_search_entry DROP COLUMN IF EXISTS proof",
}


def make(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute(MAKING[schema_editor.connection.vendor])


def unmake(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute(UNMAKING[schema_editor.connection.vendor])


class Migration(migrations.Migration):
    dependencies = [("archive", "0031_names_of_changes_that_wait")]
    operations = [migrations.RunPython(make, unmake)]
