"""Reading a whole archive from its folder into an empty one."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.utils.translation import gettext as _

from archive.authority.checking import ranks, trees
from archive.authority.pouring import pour
from archive.documents.files.keeping import path_of, whole
from archive.documents.models import Document
from archive.interchange.refusals import FileRefused
from archive.interchange.whole.tables import ACCOUNTS, BATCH, FORMAT, GROUPS, migrations, tables
from archive.interchange.whole.writing import HEAD
from archive.people.models import Person
from archive.places.models import Place
from archive.search import engine
from archive.topics.models import Topic

Progress = Callable[[int, int], None]
_JOINED = ("groups", "rights")


def read_archive(folder: Path, progress: Progress) -> dict[str, int]:
    """Load the archive in the folder, with its journal, rebuild the index, and return the number of rows by table.

    Raises FileRefused, and writes nothing, where this archive is not empty, or the folder is incomplete, was changed,
    or is of another version.
    """
    head = _head(folder)
    _require_empty()
    for name, said in head["tables"].items():
        if _digest(folder / "tables" / f"{name}.jsonl") != said["sha256"]:
            raise FileRefused(
                _("The table %(name)s is not as it was written. Fetch the folder again.") % {"name": name}
            )
    _keep_files(folder)
    with transaction.atomic():
        _read_groups(_rows(folder, GROUPS))
        _read_accounts(_rows(folder, ACCOUNTS))
        every = tables()
        for model in every.values():
            _emptied(model)
        for name, model in every.items():
            _pour(model, _rows(folder, name))
        _refuse_circles()
        _reset_keys([*every.values(), User])
        engine.rebuild(progress)
    return {name: said["rows"] for name, said in head["tables"].items()}


def _head(folder: Path) -> dict[str, Any]:
    try:
        head: dict[str, Any] = json.loads((folder / HEAD).read_text("utf-8"))
    except (OSError, ValueError) as problem:
        words = _("%(folder)s is no archive, or was not written to its end: there is no archive.json in it.")
        raise FileRefused(words % {"folder": folder}) from problem
    if head["format"] != FORMAT or head["migrations"] != migrations():
        raise FileRefused(_("It is of another version. Read it with that one, run migrate, and write it anew."))
    if set(head["tables"]) != {GROUPS, ACCOUNTS, *tables()}:
        raise FileRefused(_("It does not have the tables of this version."))
    return head


def _require_empty() -> None:
    if Document.objects.exists() or Person.objects.exists() or User.objects.exists():
        raise FileRefused(_("This archive holds records or accounts. Read it into a new one, after migrate."))


def _keep_files(folder: Path) -> None:
    """Store the files before the rows that name them; one that no row names does no harm."""
    for source in sorted((folder / "files").glob("*/*")):
        if _digest(source) != source.name:
            raise FileRefused(_("The file %(name)s is not as it was written. Fetch it again.") % {"name": source.name})
        if not path_of(source.name).exists():
            with whole(path_of(source.name)) as file, source.open("rb") as given:
                shutil.copyfileobj(given, file)


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    with (folder / "tables" / f"{name}.jsonl").open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _read_groups(rows: Iterator[dict[str, Any]]) -> None:
    for row in rows:
        group, _made = Group.objects.get_or_create(name=row["name"])
        group.permissions.set(_permissions(row["rights"]))


def _read_accounts(rows: Iterator[dict[str, Any]]) -> None:
    """Create the accounts without a usable password: nobody can sign in before they are given one."""
    for row in rows:
        user = User(**{name: value for name, value in row.items() if name not in _JOINED})
        user.set_unusable_password()
        user.save(force_insert=True)
        user.groups.set(Group.objects.filter(name__in=row["groups"]))
        user.user_permissions.set(_permissions(row["rights"]))


def _permissions(rights: list[str]) -> list[Permission]:
    every = {
        ".".join(row[1:]): row[0]
        for row in Permission.objects.values_list("pk", "content_type__app_label", "content_type__model", "codename")
    }
    return list(Permission.objects.filter(pk__in=[every[right] for right in rights if right in every]))


def _refuse_circles() -> None:
    """Raise FileRefused for cycles among parents or merges."""
    for model in (Person, Topic, Place):
        for sentence in (*trees(model), *ranks(model)):
            words = _("What was written has a fault: %(fault)s. Mend it in the archive it comes from; write it anew.")
            raise FileRefused(words % {"fault": f"{model._meta.verbose_name_plural}: {sentence}"})


def _emptied(model: type[models.Model]) -> None:
    """Delete what migrations created; it is in the folder too."""
    with connection.cursor() as cursor:
        cursor.execute(f'DELETE FROM "{model._meta.db_table}"')  # noqa: S608 no name is typed


def _pour(model: type[models.Model], rows: Iterator[dict[str, Any]]) -> None:
    fields = model._meta.concrete_fields
    while some := list(islice(rows, BATCH)):
        values = [[_prepared(field, row[field.attname]) for field in fields] for row in some]
        pour(model, [str(field.column) for field in fields], values)


def _prepared(field: "models.Field[Any, Any]", value: Any) -> Any:
    """Return the value as the database takes it."""
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    is_kept = value is None or isinstance(field, models.JSONField)
    return field.get_db_prep_save(value if is_kept else target.to_python(value), connection)


def _reset_keys(every: list[type[models.Model]]) -> None:
    """Advance the sequences past the keys that were read."""
    statements = connection.ops.sequence_reset_sql(no_style(), every)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
