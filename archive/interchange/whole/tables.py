"""The tables of the archive, and how their rows are written: the same bytes from every database."""

import datetime
import decimal
import json
from collections.abc import Iterator
from typing import Any, Final

from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder

from archive.dates import ImpreciseDate
from archive.search.models import Change, IndexHead, NameToken

FORMAT: Final = 1
BATCH: Final = 2_000
# Rebuilt from the records.
_DERIVED: Final = (Change, IndexHead, NameToken)
# The fields of an account that are not secret.
_OF_ACCOUNT: Final = (
    "id", "username", "first_name", "last_name", "email", "is_staff", "is_superuser", "is_active", "date_joined",
)  # fmt: skip
ACCOUNTS, GROUPS = "account", "group"


def tables() -> dict[str, type[models.Model]]:
    """Return the models of the archive by name, without those that are rebuilt."""
    ours = apps.get_app_config("archive").get_models()
    return {model._meta.model_name or "": model for model in ours if model not in _DERIVED}


def migrations() -> list[str]:
    """Return the names of the applied migrations."""
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(name for app, name in applied if app == "archive")


def lines_of(model: type[models.Model]) -> Iterator[str]:
    """Yield every row of the table as one object a line, in the order of the keys."""
    fields = model._meta.concrete_fields
    names = [field.attname for field in fields]
    rows = model._base_manager.order_by("pk").values_list(*names)
    for row in rows.iterator(BATCH):
        yield line({name: plain(value) for name, value in zip(names, row, strict=True)})


def accounts() -> Iterator[str]:
    """Yield every account with its groups and own permissions, without its password."""
    users = User.objects.order_by("pk").prefetch_related("groups")
    for user in users:
        said = {name: plain(getattr(user, name)) for name in _OF_ACCOUNT}
        groups = sorted(group.name for group in user.groups.all())
        yield line({**said, "groups": groups, "rights": _rights(Permission.objects.filter(user=user))})


def groups() -> Iterator[str]:
    """Yield every group with its permissions."""
    for group in Group.objects.order_by("name"):
        yield line({"name": group.name, "rights": _rights(Permission.objects.filter(group=group))})


def line(said: dict[str, Any]) -> str:
    """Return the object as a line, with sorted keys: the databases differ in keeping the order of JSON."""
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def plain(value: Any) -> Any:
    """Return the value as JSON has it: moments in UTC with microseconds, dates as EDTF."""
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, decimal.Decimal):
        return f"{value:f}"
    return value.edtf if isinstance(value, ImpreciseDate) else value


def _rights(permissions: models.QuerySet[Permission]) -> list[str]:
    rows = permissions.values_list("content_type__app_label", "content_type__model", "codename")
    return sorted(".".join(row) for row in rows)
