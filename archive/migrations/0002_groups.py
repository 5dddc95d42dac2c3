"""The four groups of staff, each with what its work needs and no more."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

READ = ["view"]
KEEP = ["view", "add", "change"]
RECORDS = ["document", "topic", "place", "collection", "repository", "documenttype"]
GROUPS = {
    "Curators": {
        **dict.fromkeys(RECORDS, KEEP), "person": [*READ, "suggest_merge"], "alias": READ, "run": READ,
    },
    "Reviewers": {
        **dict.fromkeys(RECORDS, READ), "document": ["view", "change", "publish_document"], "person": READ,
        "alias": READ, "run": READ,
    },
    "Name editors": {
        "person": [*KEEP, "merge_person", "suggest_merge"], "alias": [*KEEP, "identify_alias"], "identifier": KEEP,
        "notsame": [*KEEP, "delete"], **dict.fromkeys(RECORDS, READ), "run": [*READ, "undo_run"],
    },
}  # fmt: skip


def make_groups(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are made after all migrations; the groups need them now.
    config = apps.get_app_config("archive")
    config.models_module = True  # type: ignore[assignment]
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    permission, group = apps.get_model("auth", "Permission"), apps.get_model("auth", "Group")
    for name, rights in GROUPS.items():
        codes = [right if "_" in right else f"{right}_{model}" for model, list_ in rights.items() for right in list_]
        made, _ = group.objects.get_or_create(name=name)
        made.permissions.add(*permission.objects.filter(content_type__app_label="archive", codename__in=codes))
    administrators, _ = group.objects.get_or_create(name="Administrators")
    ours = permission.objects.filter(content_type__app_label__in=["archive", "auth"])
    administrators.permissions.add(*ours.exclude(codename__in=["delete_document", "add_permission"]))


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
