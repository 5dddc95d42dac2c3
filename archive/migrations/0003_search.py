"""The text index of the database in use is there, empty, and the log of changes begins."""

import secrets

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from archive.search.index.backends import backend


def make_index(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    backend().create()
    token = secrets.randbits(62)
    apps.get_model("archive", "IndexHead").objects.create(pk=1, number=1, token=token)
    apps.get_model("archive", "Change").objects.create(number=1, token=token, kind="everything")


class Migration(migrations.Migration):
    dependencies = [("archive", "0002_groups")]
    operations = [migrations.RunPython(make_index, migrations.RunPython.noop)]
