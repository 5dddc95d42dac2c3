"""Titles and summaries in other languages."""

import archive.authority.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0012_undo_waits'),
    ]

    operations = [
        migrations.CreateModel(
            name='Rendering',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.SlugField(help_text='BCP 47: en, ru, zh-hans …', max_length=20, verbose_name='language')),
                ('title', archive.authority.fields.LineField(blank=True, max_length=2000, verbose_name='title')),
                ('summary', archive.authority.fields.ProseField(blank=True, verbose_name='summary')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='renderings', to='archive.document')),
            ],
            options={
                'verbose_name': 'title in another language',
                'verbose_name_plural': 'titles and summaries in other languages',
                'ordering': ['language'],
                'constraints': [models.UniqueConstraint(fields=('document', 'language'), name='rendering_once_per_language'), models.CheckConstraint(condition=models.Q(('summary', ''), ('title', ''), _negated=True), name='rendering_says_something', violation_error_message='Give a title or a summary in this language.')],
            },
        ),
    ]
