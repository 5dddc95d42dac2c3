"""The log's head says which change was the last that readers can see: every change so far counts as seen."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F


def as_they_are(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("archive", "IndexHead").objects.update(shown=F("number"), shown_token=F("token"))


class Migration(migrations.Migration):
    dependencies = [("archive", "0018_facets_waiting_names")]
    operations = [
        migrations.AddField("indexhead", "shown", models.PositiveBigIntegerField(default=0)),
        migrations.AddField("indexhead", "shown_token", models.BigIntegerField(default=0)),
        migrations.RunPython(as_they_are, migrations.RunPython.noop),
    ]
