"""Administrators, and they alone, may take a record down by law."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

RIGHT = "take_down_document"


def give_right(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are made after all migrations; the group needs this one now.
    config = apps.get_app_config("archive")
    config.models_module = True  # type: ignore[assignment]
    create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    config.models_module = None
    rights = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="archive", codename=RIGHT)
    for group in apps.get_model("auth", "Group").objects.filter(name="Administrators"):
        group.permissions.add(*rights)


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0026_names_filed_with_offices"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [
        migrations.AlterModelOptions(
            name="document",
            options={
                "ordering": ["date_earliest", "date_latest", "title_key", "pk"],
                "permissions": [
                    ("publish_document", "Can publish, withhold and withdraw documents"),
                    ("take_down_document", "Can take documents down by law"),
                ],
                "verbose_name": "document",
                "verbose_name_plural": "documents",
            },
        ),
        migrations.RunPython(give_right, migrations.RunPython.noop),
    ]
