"""Names that wait stand in the register with what is written beside them, filed anew by the rules of today."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from archive.names.filing import filed

_AT_ONCE = 500


def file_anew(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Every name that waits has its part, heading and place in the register, and its office apart."""
    aliases, names = apps.get_model("archive", "Alias"), apps.get_model("archive", "WaitingName")
    forms = dict(aliases.objects.filter(person=None).order_by("-pk").values_list("key", "form"))
    rows = [name for name in names.objects.order_by("pk") if name.key in forms]
    for name in rows:
        place = filed(forms[name.key])
        name.part, name.heading = place.part, place.heading[:600]
        name.beside, name.filed = place.beside[:600], place.key[:600]
    names.objects.bulk_update(rows, ["part", "heading", "beside", "filed"], batch_size=_AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [("archive", "0025_names_preferred_in_languages")]

    operations = [
        migrations.AddField(
            model_name="waitingname",
            name="beside",
            field=models.CharField(default="", max_length=600),
        ),
        migrations.RunPython(file_anew, migrations.RunPython.noop),
    ]
