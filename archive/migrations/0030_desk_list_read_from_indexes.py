"""The desk's list, its filters and its counts are read from indexes instead of from every record."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("archive", "0029_pages_names_begun")]
    operations = [
        migrations.RemoveIndex(model_name="document", name="document_by_state_unpublished"),
        *(
            migrations.AddIndex(model_name="document", index=index)
            for index in (
                models.Index(
                    condition=~Q(state="published"),
                    fields=["state", "date_earliest", "date_latest"],
                    name="document_unpublished",
                ),
                models.Index(fields=["date_earliest", "date_latest", "state"], name="document_by_date"),
                models.Index(condition=~Q(number=""), fields=["number"], name="document_by_number"),
                models.Index(condition=~Q(external_id=""), fields=["external_id"], name="document_by_external_id"),
                models.Index(condition=~Q(note=""), fields=["id"], name="document_with_note"),
            )
        ),
    ]
