"""A name that only a change waiting for a reviewer has written is no name that readers know."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0030_desk_list_read_from_indexes")]
    operations = [
        migrations.AddField(
            model_name="alias",
            name="pending",
            field=models.BooleanField(default=False, editable=False, verbose_name="waits for publication"),
        ),
    ]
