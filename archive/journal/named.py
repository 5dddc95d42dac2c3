"""What records name and is not there. A database looks only at the end of a deed, and then refuses all of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from django.db import IntegrityError, models

_CHUNK: Final = 5_000
Columns = Mapping[str, Any]
Missing = dict[type[models.Model], set[Any]]


def missing(model: type[models.Model], rows: Iterable[Columns]) -> Missing:
    """Return the keys these rows of the model would name, of records that are not there, by model."""
    asked: dict[str, set[Any]] = {name: set() for name in _keys(model)}
    for row in rows:
        for name, values in asked.items():
            if (value := row.get(name)) is not None:
                values.add(value)
    gone: Missing = defaultdict(set)
    for name, values in asked.items():
        if values:
            named, target = _keys(model)[name]
            gone[named] |= values - _there(named, target, sorted(values))
    return {named: values for named, values in gone.items() if values}


def require_named(model: type[models.Model], rows: Iterable[models.Model], names: Iterable[str] = ()) -> None:
    """Raise IntegrityError unless what these columns of the rows name, by default all, is there or among the rows."""
    rows, columns = list(rows), set(names) or set(_keys(model))
    gone = missing(model, ({name: getattr(row, name) for name in columns & _keys(model).keys()} for row in rows))
    gone = {named: keys - {row.pk for row in rows} if named is model else keys for named, keys in gone.items()}
    if named := next((named for named, keys in gone.items() if keys), None):
        raise IntegrityError(f"{model._meta.label} would name a {named._meta.label} that is not there")


@cache
def _keys(model: type[models.Model]) -> dict[str, tuple[type[models.Model], str]]:
    """Return the foreign keys by column: what each names, and by which of its columns."""
    return {
        field.attname: (field.related_model, field.target_field.attname)
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
    }


def _there(named: type[models.Model], target: str, values: list[Any]) -> set[Any]:
    found: set[Any] = set()
    for start in range(0, len(values), _CHUNK):
        some = named._base_manager.filter(**{f"{target}__in": values[start : start + _CHUNK]})
        found.update(some.order_by().values_list(target, flat=True))
    return found
