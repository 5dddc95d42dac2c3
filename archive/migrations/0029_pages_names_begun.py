"""What is asked at every keystroke is read from one index: the words of names by kind and beginning."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0028_pages_credits_of_alias")]
    operations = [
        migrations.AddIndex(
            model_name="nametoken",
            index=models.Index(
                fields=["kind", "token", "target"],
                name="name_token_begun",
                opclasses=["varchar_ops", "varchar_pattern_ops", "int8_ops"],
            ),
        ),
    ]
