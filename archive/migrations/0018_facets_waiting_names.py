"""Names that wait for a person are values of the facets of people, by a number of their own."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_AT_ONCE = 2_000


def number_the_names_that_wait(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Every folded name of nobody has its number."""
    aliases, names = apps.get_model("archive", "Alias"), apps.get_model("archive", "WaitingName")
    keys = sorted(set(aliases.objects.filter(person=None).order_by().values_list("key", flat=True)))
    names.objects.bulk_create([names(key=key) for key in keys], batch_size=_AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [("archive", "0018_cards_and_rulings")]

    operations = [
        migrations.CreateModel(
            name="WaitingName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=600, unique=True)),
            ],
        ),
        migrations.RunPython(number_the_names_that_wait, migrations.RunPython.noop),
    ]
