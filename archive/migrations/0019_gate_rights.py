"""Administrators keep the accounts; their group was made before Django had made the rights over accounts."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ACCOUNTS = ["view_user", "add_user", "change_user", "view_group"]


def give_rights(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are made after all migrations; the group needs them now.
    config = apps.get_app_config("auth")
    config.models_module = True  # type: ignore[assignment]
    create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    config.models_module = None
    rights = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="auth")
    for group in apps.get_model("auth", "Group").objects.filter(name="Administrators"):
        group.permissions.remove(*rights)
        group.permissions.add(*rights.filter(codename__in=ACCOUNTS))


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0018_dates_marks"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
