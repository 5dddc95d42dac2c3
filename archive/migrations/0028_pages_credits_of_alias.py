"""The credits of a name are read from an index that holds all of them, instead of one that points at each."""

import django.db.models.deletion
from django.db import migrations, models

ALIAS = models.ForeignKey(
    db_index=False,
    on_delete=django.db.models.deletion.PROTECT,
    related_name="credits",
    to="archive.alias",
    verbose_name="alias",
)
# Its name is made of those of table and column, so it is the same in every archive.
DROPPED = "DROP INDEX IF EXISTS archive_credit_alias_id_c66451a3"
MADE = "CREATE INDEX IF NOT EXISTS archive_credit_alias_id_c66451a3 ON archive_credit (alias_id)"


class Migration(migrations.Migration):
    dependencies = [("archive", "0027_desk_take_down_right")]
    operations = [
        migrations.AddIndex(
            model_name="credit",
            index=models.Index(fields=["alias", "role", "document"], name="credits_of_an_alias"),
        ),
        # SQLite would write the whole table anew to drop an index of a field.
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(DROPPED, MADE)],
            state_operations=[migrations.AlterField(model_name="credit", name="alias", field=ALIAS)],
        ),
    ]
