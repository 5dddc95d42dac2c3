"""The archive as it stood before its first release: all tables, the text index, the groups of staff.

SQL and rights are written out here, so that what the code says later changes no database of before.
"""

import secrets

import archive.authority.fields
import archive.dates.fields
import archive.documents.public_id
import archive.imprint.models
import archive.names.keys
import archive.text.folding
import django.db.models.deletion
import taggit.managers
from django.apps.registry import Apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


REPLACED = [
    "0001_initial", "0002_groups", "0003_search", "0004_merge_requests", "0005_candidates",
    "0006_unpublished_by_state", "0007_queue_order", "0008_decisions_on_names", "0009_rights_on_names",
    "0010_imprint", "0011_suggestions", "0012_undo_waits", "0013_renderings", "0014_narrow_index", "0015_labels",
    "0016_unidentified_names", "0017_called",
]  # fmt: skip

SQLITE = [
    "DROP TABLE IF EXISTS archive_search_fts",
    "CREATE VIRTUAL TABLE archive_search_fts USING fts5(title, summary, names, headings, texts, tokenize = 'ascii')",
]
POSTGRESQL = [
    "DROP TABLE IF EXISTS archive_search_entry",
    "CREATE TABLE archive_search_entry (document_id bigint PRIMARY KEY, vector tsvector NOT NULL, title tsvector NOT NULL)",
    "ALTER TABLE archive_search_entry ADD COLUMN body text",
    "ALTER TABLE archive_search_entry SET (toast_tuple_target = 128)",
    "ALTER TABLE archive_search_entry ALTER COLUMN vector SET STORAGE EXTERNAL",
    "CREATE INDEX archive_search_entry_vector ON archive_search_entry USING gin (vector)",
    "CREATE INDEX archive_search_entry_title ON archive_search_entry USING gin (title)",
    "CREATE INDEX archive_search_entry_long ON archive_search_entry (document_id) WHERE body IS NOT NULL",
    "ALTER TABLE archive_search_entry ADD COLUMN IF NOT EXISTS filler text GENERATED ALWAYS AS (repeat(' ', 2100)) STORED",
    *(
        f"CREATE OR REPLACE FUNCTION archive_search_entry_in_{column}(asked tsquery) RETURNS bytea LANGUAGE sql STABLE "
        "SET enable_seqscan TO off AS $$ SELECT string_agg(int8send(document_id), ''::bytea) "
        f"FROM archive_search_entry WHERE {column} @@ asked $$"
        for column in ("vector", "title")
    ),
]

READ = ["view"]
KEEP = ["view", "add", "change"]
RECORDS = ["document", "topic", "place", "collection", "repository", "documenttype"]
GROUPS = {
    "Curators": {
        **dict.fromkeys(RECORDS, KEEP), "person": [*READ, "suggest_merge"], "alias": READ, "run": READ,
        "suggestion": ["view", "change"],
    },
    "Reviewers": {
        **dict.fromkeys(RECORDS, READ), "document": ["view", "change", "publish_document"], "person": READ,
        "alias": READ, "run": READ, "suggestion": ["view", "change"],
    },
    "Name editors": {
        "person": [*KEEP, "merge_person", "suggest_merge"], "alias": [*KEEP, "identify_alias"], "identifier": KEEP,
        "notsame": [*KEEP, "delete"], "notborne": ["view", "add", "delete"], **dict.fromkeys(RECORDS, READ),
        "run": [*READ, "undo_run"],
    },
}  # fmt: skip


def make_index(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    with schema_editor.connection.cursor() as cursor:
        for sql in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
            cursor.execute(sql)
    token = secrets.randbits(62)
    apps.get_model("archive", "IndexHead").objects.create(pk=1, number=1, token=token)
    apps.get_model("archive", "Change").objects.create(number=1, token=token, kind="everything")


def make_groups(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    # Permissions are made after all migrations; the groups need them now, also those over accounts.
    for label in ("auth", "archive"):
        config = apps.get_app_config(label)
        config.models_module = True  # type: ignore[assignment]
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None
    permission, group = apps.get_model("auth", "Permission"), apps.get_model("auth", "Group")
    for name, rights in GROUPS.items():
        codes = [right if "_" in right else f"{right}_{model}" for model, list_ in rights.items() for right in list_]
        made, _ = group.objects.get_or_create(name=name)
        made.permissions.add(*permission.objects.filter(content_type__app_label="archive", codename__in=codes))
    administrators, _ = group.objects.get_or_create(name="Administrators")
    ours = permission.objects.filter(content_type__app_label__in=["archive", "auth"])
    administrators.permissions.add(*ours.exclude(content_type__model__in=["permission", "queuehead"]).exclude(codename="delete_document"))


class Migration(migrations.Migration):

    initial = True

    replaces = [("archive", name) for name in REPLACED]

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ChainHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(blank=True, max_length=64, verbose_name='digest')),
            ],
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('number', models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ('token', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('documents', 'documents'), ('headings', 'people, topics, places, types …'), ('everything', 'everything')], max_length=10)),
                ('ids', models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name='Collection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(help_text='The last part of the public address.', max_length=100, unique=True, verbose_name='slug')),
                ('name', archive.authority.fields.LineField(max_length=300, verbose_name='name')),
                ('name_key', archive.authority.fields.KeyField(by=archive.names.keys.name_key, max_length=600, source='name', unique=True)),
                ('introduction', archive.authority.fields.ProseField(blank=True, verbose_name='introduction')),
            ],
            options={
                'verbose_name': 'collection',
                'verbose_name_plural': 'collections',
                'ordering': ['name_key'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Content',
            fields=[
                ('digest', models.CharField(max_length=64, primary_key=True, serialize=False, verbose_name='digest')),
                ('body', models.TextField(verbose_name='body')),
            ],
        ),
        migrations.CreateModel(
            name='DocumentType',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(help_text='The last part of the public address.', max_length=100, unique=True, verbose_name='slug')),
                ('name', archive.authority.fields.LineField(max_length=300, verbose_name='name')),
                ('name_key', archive.authority.fields.KeyField(by=archive.names.keys.name_key, max_length=600, source='name', unique=True)),
            ],
            options={
                'verbose_name': 'type of document',
                'verbose_name_plural': 'types of documents',
                'ordering': ['name_key'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Imprint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cited_as', archive.authority.fields.LineField(blank=True, help_text='As footnotes and reference programs name the archive, in every language alike.', max_length=200, verbose_name='name in citations')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='address for letters from readers')),
                ('licence_url', archive.authority.fields.WebAddressField(blank=True, help_text='Of the descriptions, for instance https://creativecommons.org/publicdomain/zero/1.0/', verbose_name='address of the licence')),
                ('time_zone', models.CharField(blank=True, help_text='In which days begin, such as Europe/Berlin.', max_length=60, validators=[archive.imprint.models.known_zone], verbose_name='time zone')),
                ('logo', models.TextField(blank=True, editable=False, verbose_name='logo')),
                ('changed', models.DateTimeField(auto_now=True)),
            ],
            options={
                'verbose_name': 'the archive itself',
                'verbose_name_plural': 'the archive itself',
                'default_permissions': ['view', 'change'],
            },
        ),
        migrations.CreateModel(
            name='IndexHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField(default=0)),
                ('token', models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='QueueHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveBigIntegerField(default=0, verbose_name='revision')),
            ],
        ),
        migrations.CreateModel(
            name='Repository',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(help_text='The last part of the public address.', max_length=100, unique=True, verbose_name='slug')),
                ('name', archive.authority.fields.LineField(max_length=300, verbose_name='name')),
                ('name_key', archive.authority.fields.KeyField(by=archive.names.keys.name_key, max_length=600, source='name', unique=True)),
                ('abbreviation', archive.authority.fields.LineField(blank=True, max_length=40, verbose_name='abbreviation')),
                ('url', archive.authority.fields.WebAddressField(blank=True, verbose_name='url')),
            ],
            options={
                'verbose_name': 'repository',
                'verbose_name_plural': 'repositories',
                'ordering': ['name_key'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('digest', models.CharField(max_length=64, primary_key=True, serialize=False, verbose_name='digest')),
                ('size', models.PositiveBigIntegerField(help_text='In bytes.', verbose_name='size')),
                ('media_type', models.CharField(max_length=100, verbose_name='media type')),
            ],
        ),
        migrations.CreateModel(
            name='Address',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('person', 'Person'), ('topic', 'Topic'), ('place', 'Place'), ('collection', 'Collection'), ('repository', 'Repository'), ('type', 'Type')], max_length=12, verbose_name='kind')),
                ('slug', models.SlugField(max_length=100, verbose_name='slug')),
                ('target', models.PositiveBigIntegerField(verbose_name='target')),
                ('given', models.DateTimeField(auto_now_add=True, verbose_name='given')),
            ],
            options={
                'verbose_name_plural': 'addresses',
                'indexes': [models.Index(fields=['kind', 'target'], name='address_of_target')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'slug'), name='address_given_once')],
            },
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=archive.documents.public_id.draw, editable=False, max_length=8, unique=True)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('review', 'in review'), ('published', 'published'), ('held', 'held back'), ('withdrawn', 'withdrawn')], default='draft', editable=False, max_length=10, verbose_name='state')),
                ('published_at', models.DateTimeField(blank=True, db_index=True, editable=False, null=True, verbose_name='first published')),
                ('reason_shown', archive.authority.fields.LineField(blank=True, editable=False, max_length=500)),
                ('withheld_until', models.DateField(blank=True, editable=False, null=True)),
                ('title', archive.authority.fields.LineField(help_text='As it will be read in lists. Names in brackets stay as they are.', max_length=2000, verbose_name='title')),
                ('title_key', archive.authority.fields.KeyField(by=archive.text.folding.fold, max_length=300, source='title')),
                ('title_language', models.CharField(blank=True, editable=False, max_length=20)),
                ('number', archive.authority.fields.LineField(blank=True, help_text="The document's own number: “4159”.", max_length=100, verbose_name='number')),
                ('summary', archive.authority.fields.ProseField(blank=True, help_text='A paragraph that says what stands in the document.', verbose_name='summary')),
                ('date', archive.dates.fields.ImpreciseDateField(blank=True, help_text='As exact as the document is, never more: “14 October 1949”, “February 1949”, “c. 1950”, “undated”.', null=True, verbose_name='date')),
                ('date_earliest', models.DateField(editable=False, null=True)),
                ('date_latest', models.DateField(editable=False, null=True)),
                ('date_text', archive.authority.fields.LineField(blank=True, help_text='The date as it is printed in the document.', max_length=200, verbose_name='date text')),
                ('date_basis', models.CharField(choices=[('stated', 'stated in the document'), ('inferred', 'inferred'), ('catalogue', 'taken from a catalogue')], default='stated', max_length=10, verbose_name='date basis')),
                ('date_note', archive.authority.fields.LineField(blank=True, help_text='How an inferred date was found.', max_length=500, verbose_name='date note')),
                ('classification', archive.authority.fields.LineField(blank=True, help_text='As stamped on the original: “Secret”.', max_length=100, verbose_name='classification')),
                ('rights', archive.authority.fields.ProseField(blank=True, verbose_name='rights')),
                ('funding', archive.authority.fields.ProseField(blank=True, help_text='Who made the publication possible.', verbose_name='credits')),
                ('url', archive.authority.fields.WebAddressField(blank=True, help_text='Where the record stands elsewhere.', max_length=500, verbose_name='url')),
                ('source', archive.authority.fields.LineField(blank=True, editable=False, max_length=100)),
                ('external_id', archive.authority.fields.LineField(blank=True, help_text='What its source calls the record.', max_length=200, verbose_name='external id')),
                ('uploaded', models.DateField(blank=True, help_text='When its source first put it online.', null=True, verbose_name='uploaded')),
                ('note', archive.authority.fields.ProseField(blank=True, help_text='For staff only.', verbose_name='note')),
                ('changed', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('type', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='archive.documenttype', verbose_name='type')),
            ],
            options={
                'verbose_name': 'document',
                'verbose_name_plural': 'documents',
                'ordering': ['date_earliest', 'date_latest', 'title_key', 'pk'],
                'permissions': [('publish_document', 'Can publish, withhold and withdraw documents')],
                'indexes': [
                    models.Index(condition=models.Q(('state', 'published'), _negated=True), fields=['state'], name='document_by_state_unpublished'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='document_has_a_title'),
                    models.UniqueConstraint(condition=models.Q(('external_id', ''), _negated=True), fields=('source', 'external_id'), name='document_once_per_source'),
                    models.CheckConstraint(condition=models.Q(('published_at__isnull', False), models.Q(('state', 'published'), _negated=True), _connector='OR'), name='document_published_at_a_time'),
                    models.CheckConstraint(condition=models.Q(('date_earliest', None), ('date_latest', None), ('date_latest__gte', models.F('date_earliest')), _connector='OR'), name='document_dates_in_order'),
                ],
            },
        ),
        migrations.CreateModel(
            name='NameToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('person', 'person'), ('topic', 'topic'), ('place', 'place'), ('name', 'unidentified')], max_length=6)),
                ('target', models.PositiveBigIntegerField()),
                ('token', models.CharField(max_length=64)),
                ('skeleton', models.CharField(max_length=64)),
            ],
            options={
                'indexes': [models.Index(fields=['token', 'kind'], name='name_token_by_token'), models.Index(fields=['skeleton'], name='name_token_by_skeleton'), models.Index(fields=['kind', 'target'], name='name_token_of_target')],
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(help_text='The last part of the public address. A former one goes on leading here.', max_length=100, unique=True, verbose_name='slug')),
                ('name', archive.authority.fields.LineField(max_length=500, verbose_name='name')),
                ('name_key', archive.authority.fields.KeyField(by=archive.names.keys.name_key, db_index=True, max_length=600, source='name')),
                ('note', archive.authority.fields.ProseField(blank=True, help_text='For staff only, shown wherever somebody is about to merge: “two men, do not merge”.', verbose_name='note')),
                ('changed', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('kind', models.CharField(choices=[('person', 'person'), ('body', 'body'), ('group', 'group of people')], default='person', max_length=8, verbose_name='kind')),
                ('sort_name', archive.authority.fields.LineField(blank=True, help_text='As it stands in an A–Z: “Stalin, Joseph”, but “Mao Zedong”.', max_length=500, verbose_name='sort name')),
                ('born', archive.dates.fields.ImpreciseDateField(blank=True, help_text='“1878”, “c. 1880”, “18 December 1878”. For a body: when it was founded.', null=True, verbose_name='born')),
                ('died', archive.dates.fields.ImpreciseDateField(blank=True, help_text='For a body: when it was dissolved.', null=True, verbose_name='died')),
                ('description', archive.authority.fields.LineField(blank=True, help_text='One sentence that tells them from their namesakes.', max_length=500, verbose_name='description')),
                ('biography', archive.authority.fields.ProseField(blank=True, verbose_name='biography')),
                ('source', archive.authority.fields.LineField(blank=True, editable=False, max_length=100)),
                ('external_id', archive.authority.fields.LineField(blank=True, editable=False, max_length=200)),
                ('identity', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tree', to='archive.person')),
                ('merged_into', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='absorbed', to='archive.person')),
                ('parent', models.ForeignKey(blank=True, help_text='For a body: the body to which it belongs.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sections', to='archive.person', verbose_name='part of')),
            ],
            options={
                'verbose_name': 'person',
                'verbose_name_plural': 'people',
                'ordering': ['name_key', 'pk'],
                'permissions': [('merge_person', 'Can merge and split people'), ('suggest_merge', 'Can suggest that people are the same')],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('merged_into', None), models.Q(('merged_into', models.F('id')), _negated=True), _connector='OR'), name='person_not_into_itself'),
                    models.UniqueConstraint(condition=models.Q(('external_id', ''), _negated=True), fields=('source', 'external_id'), name='person_once_per_source'),
                ],
            },
        ),
        migrations.CreateModel(
            name='NotSame',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('not_same', 'not the same'), ('perhaps', 'perhaps the same')], max_length=8, verbose_name='verdict')),
                ('reason', archive.authority.fields.ProseField(verbose_name='reason')),
                ('decided', models.DateTimeField(auto_now_add=True, verbose_name='decided')),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decided_first', to='archive.person', verbose_name='first')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decided_second', to='archive.person', verbose_name='second')),
            ],
            options={
                'verbose_name': 'decision on a pair',
                'verbose_name_plural': 'decisions on pairs',
                'constraints': [
                    models.UniqueConstraint(fields=('first', 'second'), name='not_same_once_per_pair'),
                    models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='not_same_in_order'),
                ],
            },
        ),
        migrations.CreateModel(
            name='NotBorne',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', archive.authority.fields.LineField(max_length=500, verbose_name='form')),
                ('key', archive.authority.fields.KeyField(by=archive.names.keys.name_key, db_index=True, max_length=600, source='form')),
                ('reason', archive.authority.fields.ProseField(verbose_name='reason')),
                ('decided', models.DateTimeField(auto_now_add=True, verbose_name='decided')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='names_not_borne', to='archive.person', verbose_name='person')),
            ],
            options={
                'verbose_name': 'decision on a name',
                'verbose_name_plural': 'decisions on names',
                'constraints': [
                    models.UniqueConstraint(fields=('person', 'key'), name='not_borne_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='MergeRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', archive.authority.fields.ProseField(verbose_name='reason')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='at')),
                ('state', models.CharField(choices=[('open', 'waits'), ('approved', 'merged'), ('refused', 'refused')], default='open', max_length=8, verbose_name='state')),
                ('answer', archive.authority.fields.ProseField(blank=True, verbose_name='answer')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='answered at')),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('absorbed', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='merge_requests_to_go', to='archive.person', verbose_name='absorbed')),
                ('survivor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='merge_requests_to_stay', to='archive.person', verbose_name='survivor')),
            ],
            options={
                'ordering': ['-pk'],
                'default_permissions': (),
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('survivor', 'absorbed'), name='merge_request_open_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Identifier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scheme', models.SlugField(help_text='viaf, wikidata, lcnaf, gnd, isni …', max_length=20, verbose_name='scheme')),
                ('value', archive.authority.fields.LineField(max_length=200, verbose_name='value')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='identifiers', to='archive.person', verbose_name='person')),
            ],
            options={
                'verbose_name': 'identifier',
                'verbose_name_plural': 'identifiers',
                'indexes': [
                    models.Index(fields=['scheme', 'value'], name='identifier_by_value'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('person', 'scheme', 'value'), name='identifier_once_per_person'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Departure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', archive.authority.fields.LineField(max_length=500, verbose_name='form')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='departures', to='archive.person', verbose_name='person')),
                ('to', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='arrivals', to='archive.person', verbose_name='to')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Alias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', archive.authority.fields.LineField(help_text='The name exactly as it is written.', max_length=500, verbose_name='form')),
                ('key', archive.authority.fields.KeyField(by=archive.names.keys.name_key, db_index=True, max_length=600, source='form')),
                ('kind', models.CharField(choices=[('preferred', 'preferred name'), ('spelling', 'spelling'), ('transliteration', 'transliteration'), ('original', 'original script'), ('cover', 'cover name'), ('title', 'title or office'), ('misspelling', 'misspelling')], default='spelling', max_length=16, verbose_name='kind')),
                ('script', models.CharField(blank=True, help_text='ISO 15924: Latn, Cyrl, Hani …; found by itself.', max_length=4, verbose_name='script')),
                ('scheme', archive.authority.fields.LineField(blank=True, help_text='How it was romanised: pinyin, Wade-Giles, BGN/PCGN …', max_length=40, verbose_name='scheme')),
                ('language', models.CharField(blank=True, help_text='BCP 47: ru, zh, ko …', max_length=20, verbose_name='language')),
                ('used_from', archive.dates.fields.ImpreciseDateField(blank=True, null=True, verbose_name='used from')),
                ('used_until', archive.dates.fields.ImpreciseDateField(blank=True, null=True, verbose_name='used until')),
                ('note', archive.authority.fields.ProseField(blank=True, verbose_name='note')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='aliases', to='archive.person', verbose_name='person')),
            ],
            options={
                'verbose_name': 'alias',
                'verbose_name_plural': 'aliases',
                'ordering': ['key', 'pk'],
                'permissions': [('identify_alias', 'Can say whose name it is')],
                'constraints': [
                    models.UniqueConstraint(fields=('person', 'form'), name='alias_once_per_person'),
                    models.UniqueConstraint(condition=models.Q(('person', None)), fields=('form',), name='alias_once_unidentified'),
                    models.UniqueConstraint(condition=models.Q(('kind', 'preferred')), fields=('person',), name='alias_one_preferred'),
                    models.CheckConstraint(condition=models.Q(('form', ''), _negated=True), name='alias_has_a_form'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(help_text='The last part of the public address. A former one goes on leading here.', max_length=100, unique=True, verbose_name='slug')),
                ('name', archive.authority.fields.LineField(max_length=500, verbose_name='name')),
                ('name_key', archive.authority.fields.KeyField(by=archive.names.keys.name_key, db_index=True, max_length=600, source='name')),
                ('note', archive.authority.fields.ProseField(blank=True, help_text='For staff only, shown wherever somebody is about to merge: “two men, do not merge”.', verbose_name='note')),
                ('changed', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('latitude', models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True, verbose_name='latitude')),
                ('longitude', models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True, verbose_name='longitude')),
                ('identity', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tree', to='archive.place')),
                ('merged_into', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='absorbed', to='archive.place')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='archive.place', verbose_name='lies in')),
            ],
            options={
                'verbose_name': 'place',
                'verbose_name_plural': 'places',
                'ordering': ['name_key', 'pk'],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('merged_into', None), models.Q(('merged_into', models.F('id')), _negated=True), _connector='OR'), name='place_not_into_itself'),
                    models.UniqueConstraint(condition=models.Q(('merged_into', None)), fields=('name_key', 'parent'), name='place_once_within_its_parent'),
                    models.UniqueConstraint(condition=models.Q(('merged_into', None), ('parent', None)), fields=('name_key',), name='place_once_at_the_top'),
                    models.CheckConstraint(condition=models.Q(('latitude', None), models.Q(('latitude__gte', -90), ('latitude__lte', 90)), _connector='OR'), name='place_latitude_in_range'),
                    models.CheckConstraint(condition=models.Q(('longitude', None), models.Q(('longitude__gte', -180), ('longitude__lte', 180)), _connector='OR'), name='place_longitude_in_range'),
                ],
            },
        ),
        migrations.CreateModel(
            name='DocumentPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', archive.authority.fields.LineField(blank=True, help_text='“sent from”, “sent to”, “about” …', max_length=40, verbose_name='role')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='document_places', to='archive.document', verbose_name='document')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='document_places', to='archive.place', verbose_name='place')),
            ],
            options={
                'ordering': ['position', 'pk'],
                'constraints': [
                    models.UniqueConstraint(fields=('document', 'place', 'role'), name='place_once_per_role'),
                ],
            },
        ),
        migrations.CreateModel(
            name='PlaceName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', archive.authority.fields.LineField(max_length=200, verbose_name='form')),
                ('key', archive.authority.fields.KeyField(by=archive.names.keys.name_key, db_index=True, max_length=600, source='form')),
                ('used_from', archive.dates.fields.ImpreciseDateField(blank=True, null=True, verbose_name='used from')),
                ('used_until', archive.dates.fields.ImpreciseDateField(blank=True, null=True, verbose_name='used until')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='names', to='archive.place', verbose_name='place')),
            ],
            options={
                'verbose_name': 'name of the place',
                'verbose_name_plural': 'names of the place',
                'constraints': [
                    models.UniqueConstraint(fields=('place', 'form'), name='place_name_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Relation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('other_external_id', archive.authority.fields.LineField(blank=True, max_length=200, verbose_name='other external id')),
                ('kind', archive.authority.fields.LineField(help_text='Read as: this document is a … the other: “draft of”, “reply to”.', max_length=60, verbose_name='kind')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='relations', to='archive.document', verbose_name='document')),
                ('other', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='relations_from_others', to='archive.document', verbose_name='other')),
            ],
            options={
                'ordering': ['position', 'pk'],
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('other_external_id', ''), _negated=True), fields=('document', 'kind', 'other_external_id'), name='relation_once_by_external_id'),
                    models.UniqueConstraint(fields=('document', 'kind', 'other'), name='relation_once_by_document'),
                    models.CheckConstraint(condition=models.Q(('other', models.F('document')), _negated=True), name='relation_not_to_itself'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Rendering',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.SlugField(help_text='BCP 47: en, ru, zh-hans …', max_length=20, verbose_name='language')),
                ('title', archive.authority.fields.LineField(blank=True, max_length=2000, verbose_name='title')),
                ('summary', archive.authority.fields.ProseField(blank=True, verbose_name='summary')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='renderings', to='archive.document', verbose_name='document')),
            ],
            options={
                'verbose_name': 'title in another language',
                'verbose_name_plural': 'titles and summaries in other languages',
                'ordering': ['language'],
                'constraints': [
                    models.UniqueConstraint(fields=('document', 'language'), name='rendering_once_per_language'),
                    models.CheckConstraint(condition=models.Q(('summary', ''), ('title', ''), _negated=True), name='rendering_says_something', violation_error_message='Give a title or a summary in this language.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Holding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', archive.authority.fields.LineField(blank=True, help_text='The shelfmark: fond, opis, delo, list.', max_length=500, verbose_name='reference')),
                ('note', archive.authority.fields.LineField(blank=True, max_length=4000, verbose_name='note')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='holdings', to='archive.document', verbose_name='document')),
                ('repository', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to='archive.repository', verbose_name='repository')),
            ],
            options={
                'ordering': ['position', 'pk'],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('note', ''), ('reference', ''), ('repository', None), _negated=True), name='holding_says_something'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Run',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('edit', 'edit'), ('import', 'import'), ('identify', 'identification'), ('merge', 'merge'), ('split', 'split'), ('batch', 'batch edit'), ('decision', 'decision on a pair'), ('publication', 'publication'), ('undo', 'undo')], max_length=12, verbose_name='kind')),
                ('reason', archive.authority.fields.ProseField(blank=True, verbose_name='reason')),
                ('summary', models.CharField(blank=True, max_length=500, verbose_name='summary')),
                ('at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='at')),
                ('left', models.JSONField(blank=True, default=list, verbose_name='left')),
                ('waits', models.JSONField(blank=True, default=list, editable=False)),
                ('previous_digest', models.CharField(blank=True, max_length=64, verbose_name='previous digest')),
                ('digest', models.CharField(blank=True, max_length=64, verbose_name='digest')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('undoes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='undone_by', to='archive.run', verbose_name='undoes')),
            ],
            options={
                'verbose_name': 'run',
                'verbose_name_plural': 'runs',
                'ordering': ['-pk'],
                'permissions': [('undo_run', 'Can undo any run')],
                'default_permissions': ['view'],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=14, verbose_name='kind')),
                ('object_id', models.PositiveBigIntegerField(verbose_name='object id')),
                ('value', models.JSONField(null=True, verbose_name='value')),
                ('digest', models.CharField(max_length=64, verbose_name='digest')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='archive.run', verbose_name='run')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['kind', 'object_id', '-id'], name='revision_of_record'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('run', 'kind', 'object_id'), name='revision_once_per_run'),
                ],
            },
        ),
        migrations.CreateModel(
            name='File',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', archive.authority.fields.LineField(help_text='The name offered for saving it.', max_length=200, verbose_name='name')),
                ('caption', archive.authority.fields.LineField(blank=True, max_length=500, verbose_name='caption')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='archive.document', verbose_name='document')),
                ('stored', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='archive.storedfile', verbose_name='stored')),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
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
                'indexes': [
                    models.Index(fields=['state', '-id'], name='suggestion_by_state'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Text',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('original', 'original'), ('translation', 'translation'), ('transcript', 'transcript')], default='original', max_length=12, verbose_name='kind')),
                ('language', models.CharField(blank=True, help_text='BCP 47: en, ru, zh-Hans …', max_length=20, verbose_name='language')),
                ('credit', archive.authority.fields.LineField(blank=True, help_text='“Translated by …”', max_length=500, verbose_name='credit')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('content', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='texts', to='archive.content', verbose_name='content')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='archive.document', verbose_name='document')),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(help_text='The last part of the public address. A former one goes on leading here.', max_length=100, unique=True, verbose_name='slug')),
                ('name', archive.authority.fields.LineField(max_length=500, verbose_name='name')),
                ('name_key', archive.authority.fields.KeyField(by=archive.names.keys.name_key, db_index=True, max_length=600, source='name')),
                ('note', archive.authority.fields.ProseField(blank=True, help_text='For staff only, shown wherever somebody is about to merge: “two men, do not merge”.', verbose_name='note')),
                ('changed', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('description', archive.authority.fields.LineField(blank=True, max_length=500, verbose_name='description')),
                ('broader', models.ForeignKey(blank=True, help_text='A document about this topic is also found under the broader one.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='narrower', to='archive.topic', verbose_name='broader')),
                ('identity', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tree', to='archive.topic')),
                ('merged_into', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='absorbed', to='archive.topic')),
            ],
            options={
                'verbose_name': 'topic',
                'verbose_name_plural': 'topics',
                'ordering': ['name_key', 'pk'],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('merged_into', None), models.Q(('merged_into', models.F('id')), _negated=True), _connector='OR'), name='topic_not_into_itself'),
                    models.UniqueConstraint(condition=models.Q(('merged_into', None)), fields=('name_key',), name='topic_once_while_standing'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Synonym',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', archive.authority.fields.LineField(max_length=200, verbose_name='form')),
                ('key', archive.authority.fields.KeyField(by=archive.names.keys.name_key, db_index=True, max_length=600, source='form')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='synonyms', to='archive.topic', verbose_name='topic')),
            ],
            options={
                'verbose_name': 'synonym',
                'verbose_name_plural': 'synonyms',
                'constraints': [
                    models.UniqueConstraint(fields=('topic', 'form'), name='synonym_once_per_topic'),
                ],
            },
        ),
        migrations.CreateModel(
            name='TopicTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='topic_tags', to='archive.document', verbose_name='content object')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='document_tags', to='archive.topic', verbose_name='tag')),
            ],
            options={
                'verbose_name': 'topic of the document',
                'verbose_name_plural': 'topics of the document',
                'constraints': [
                    models.UniqueConstraint(fields=('content_object', 'tag'), name='topic_once_per_document'),
                ],
            },
        ),
        migrations.AddField(
            model_name='document',
            name='topics',
            field=taggit.managers.TaggableManager(blank=True, help_text='A comma-separated list of tags.', through='archive.TopicTag', to='archive.Topic', verbose_name='topics'),
        ),
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=archive.imprint.models.languages, max_length=12, verbose_name='language')),
                ('name', archive.authority.fields.LineField(blank=True, max_length=120, verbose_name='name')),
                ('tagline', archive.authority.fields.LineField(blank=True, max_length=200, verbose_name='in one sentence')),
                ('home', archive.authority.fields.ProseField(blank=True, help_text='Markdown: an empty line between paragraphs, *slanted*, [a link](https://example.org), ## a heading. Where it is empty, the words the archive came with are shown.', verbose_name='on the first page')),
                ('about', archive.authority.fields.ProseField(blank=True, help_text='Markdown: an empty line between paragraphs, *slanted*, [a link](https://example.org), ## a heading. Where it is empty, the words the archive came with are shown.', verbose_name='about the archive')),
                ('address', archive.authority.fields.ProseField(blank=True, verbose_name='postal address')),
                ('rights', archive.authority.fields.ProseField(blank=True, help_text='What readers may do with the documents, in a sentence or two.', verbose_name='rights statement')),
                ('licence', archive.authority.fields.ProseField(blank=True, help_text='Markdown: an empty line between paragraphs, *slanted*, [a link](https://example.org), ## a heading. Where it is empty, the words the archive came with are shown.', verbose_name='licence')),
                ('privacy', archive.authority.fields.ProseField(blank=True, help_text='Markdown: an empty line between paragraphs, *slanted*, [a link](https://example.org), ## a heading. Where it is empty, the words the archive came with are shown.', verbose_name='privacy')),
                ('imprint', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wordings', to='archive.imprint')),
            ],
            options={
                'verbose_name': 'words in one language',
                'verbose_name_plural': 'words in each language',
                'ordering': ['pk'],
                'default_permissions': (),
                'constraints': [
                    models.UniqueConstraint(fields=('imprint', 'language'), name='wording_once_in_a_language'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Candidate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('score', models.FloatField(verbose_name='score')),
                ('verdict', models.CharField(choices=[('probable', 'probable'), ('possible', 'possible')], max_length=8, verbose_name='verdict')),
                ('reasons', models.JSONField(default=list, verbose_name='reasons')),
                ('against', models.JSONField(default=list, verbose_name='against')),
                ('put_off', models.BooleanField(default=False, verbose_name='put off')),
                ('later', models.DateTimeField(null=True, verbose_name='later')),
                ('refused', archive.authority.fields.ProseField(blank=True, verbose_name='refused')),
                ('name', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='candidates_before', to='archive.alias', verbose_name='name')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='candidates_after', to='archive.alias', verbose_name='other')),
                ('refused_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='refused by')),
            ],
            options={
                'ordering': ['-score', 'pk'],
                'default_permissions': (),
                'indexes': [models.Index(fields=['put_off', '-score', 'id'], name='candidate_in_the_queue')],
                'constraints': [models.UniqueConstraint(fields=('name', 'other'), name='candidate_once_per_pair'), models.CheckConstraint(condition=models.Q(('name__lt', models.F('other'))), name='candidate_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Credit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('author', 'author'), ('recipient', 'recipient'), ('via', 'via'), ('on_behalf_of', 'on behalf of'), ('participant', 'participant'), ('signatory', 'signatory'), ('mentioned', 'mentioned'), ('translator', 'translator')], max_length=12, verbose_name='role')),
                ('certainty', models.CharField(choices=[('certain', 'certain'), ('probable', 'probable'), ('possible', 'possible'), ('disputed', 'disputed')], default='certain', max_length=8, verbose_name='certainty')),
                ('supplied', archive.authority.fields.LineField(blank=True, help_text='What stands in brackets beside the name.', max_length=500, verbose_name='supplied')),
                ('note', archive.authority.fields.LineField(blank=True, help_text='Why the attribution is uncertain, or who made it.', max_length=500, verbose_name='note')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('alias', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='credits', to='archive.alias', verbose_name='alias')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='credits', to='archive.document', verbose_name='document')),
            ],
            options={
                'ordering': ['position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('document', 'role', 'alias', 'supplied'), name='credit_once_per_role')],
            },
        ),
        migrations.CreateModel(
            name='Backer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('donor', 'donor'), ('contributor', 'document contributor')], max_length=12, verbose_name='kind')),
                ('name', archive.authority.fields.LineField(max_length=300, verbose_name='name')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='backers', to='archive.document', verbose_name='document')),
            ],
            options={
                'ordering': ['position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('document', 'kind', 'name'), name='backer_once_per_kind')],
            },
        ),
        migrations.CreateModel(
            name='Language',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=20, verbose_name='code')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='languages', to='archive.document', verbose_name='document')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('document', 'code'), name='language_once_per_document')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('collection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='archive.collection', verbose_name='collection')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='archive.document', verbose_name='document')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('document', 'collection'), name='membership_once')],
            },
        ),
        migrations.CreateModel(
            name='NameKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=60, verbose_name='key')),
                ('name', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='archive.alias', verbose_name='name')),
            ],
            options={
                'default_permissions': (),
                'indexes': [models.Index(fields=['key'], name='name_key_by_key')],
                'constraints': [models.UniqueConstraint(fields=('name', 'key'), name='name_key_once')],
            },
        ),
        migrations.RunPython(make_index, migrations.RunPython.noop),
        migrations.RunPython(make_groups, migrations.RunPython.noop),
    ]
