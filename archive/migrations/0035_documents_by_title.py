"""Records of one title and day are found, and the desk's list is sorted by title, from an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0034_desk_text_index")]
    operations = [
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["title_key", "date_earliest", "date_latest"], name="document_by_title"),
        ),
    ]
