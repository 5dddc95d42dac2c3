"""Names that wait for a person are values of the facets of people, by a number of their own."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from archive.names.filing import filed

_AT_ONCE = 2_000


def number_the_names_that_wait(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Every folded name of nobody has its number, and its place in the register."""
    aliases, names = apps.get_model("archive", "Alias"), apps.get_model("archive", "WaitingName")
    forms = dict(aliases.objects.filter(person=None).order_by("-pk").values_list("key", "form"))
    places = ((key, filed(form)) for key, form in sorted(forms.items()))
    rows = (names(key=key, part=at.part, heading=at.heading[:600], filed=at.key[:600]) for key, at in places)
    names.objects.bulk_create(rows, batch_size=_AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [("archive", "0018_cards_and_rulings")]

    operations = [
        migrations.CreateModel(
            name="WaitingName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=600, unique=True)),
                ("part", models.CharField(default="people", max_length=8)),
                ("heading", models.CharField(max_length=600)),
                ("filed", models.CharField(max_length=600)),
            ],
            options={"indexes": [models.Index(fields=["part", "filed"], name="waiting_name_by_part")]},
        ),
        migrations.RunPython(number_the_names_that_wait, migrations.RunPython.noop),
    ]
