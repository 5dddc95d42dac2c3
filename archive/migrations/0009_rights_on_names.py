"""Name editors decide on names; what was refused in the queue so far becomes a decision."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F


def give_rights(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are made after all migrations; the groups need them now.
    config = apps.get_app_config("archive")
    config.models_module = True  # type: ignore[assignment]
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    rights = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="archive")
    groups = apps.get_model("auth", "Group").objects
    names = ["view_notborne", "add_notborne", "delete_notborne"]
    for group in groups.filter(name="Name editors"):
        group.permissions.add(*rights.filter(codename__in=names))
    for group in groups.filter(name="Administrators"):
        group.permissions.add(*rights.filter(codename__in=[*names, "change_notborne"]))


def carry_over(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    candidates, decisions = (
        apps.get_model("archive", "Candidate").objects,
        apps.get_model("archive", "NotBorne").objects,
    )
    for one, other in (("name", "other"), ("other", "name")):
        waiting = (
            candidates.exclude(refused="").filter(**{f"{one}__person": None}).exclude(**{f"{other}__person": None})
        )
        rows = waiting.annotate(form=F(f"{one}__form"), key=F(f"{one}__key"), whose=F(f"{other}__person__identity"))
        for form, key, whose, reason in rows.values_list("form", "key", "whose", "refused"):
            decisions.get_or_create(person_id=whose, key=key, defaults={"form": form, "reason": reason})


class Migration(migrations.Migration):
    dependencies = [("archive", "0008_decisions_on_names")]
    operations = [
        migrations.RunPython(give_rights, migrations.RunPython.noop),
        migrations.RunPython(carry_over, migrations.RunPython.noop),
    ]
