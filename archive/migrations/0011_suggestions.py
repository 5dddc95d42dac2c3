"""Readers suggest corrections; curators and reviewers deal with them."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import archive.authority.fields


def give_rights(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are made after all migrations; the groups need them now.
    config = apps.get_app_config("archive")
    config.models_module = True  # type: ignore[assignment]
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    rights = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="archive")
    for group in apps.get_model("auth", "Group").objects.filter(name__in=["Curators", "Reviewers", "Administrators"]):
        group.permissions.add(*rights.filter(codename__in=["view_suggestion", "change_suggestion"]))


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0010_imprint'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Suggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('message', archive.authority.fields.ProseField(max_length=4000, verbose_name='message')),
                ('email', models.EmailField(blank=True, help_text='Only the desk sees it.', max_length=254, verbose_name='address for an answer')),
                ('sent', models.DateTimeField(auto_now_add=True, verbose_name='sent')),
                ('state', models.CharField(choices=[('new', 'new'), ('done', 'dealt with')], default='new', max_length=4, verbose_name='state')),
                ('note', archive.authority.fields.ProseField(blank=True, help_text='What came of it, and what was answered. Only the desk sees it.', verbose_name='note')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='dealt with')),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dealt with by')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='suggestions', to='archive.document', verbose_name='document')),
            ],
            options={
                'verbose_name': 'suggested correction',
                'verbose_name_plural': 'suggested corrections',
                'ordering': ['-pk'],
                'default_permissions': ['view', 'change'],
                'indexes': [models.Index(fields=['state', '-id'], name='suggestion_by_state')],
            },
        ),
        migrations.RunPython(give_rights, migrations.RunPython.noop),
    ]
