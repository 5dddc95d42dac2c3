"""On PostgreSQL the rows of the text index are narrow; an index that stands already is laid out so."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from archive.search.index.backends.postgres_table import lay_out


def narrow(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        lay_out()


class Migration(migrations.Migration):
    dependencies = [("archive", "0013_renderings")]
    operations = [migrations.RunPython(narrow, migrations.RunPython.noop)]
