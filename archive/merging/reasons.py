"""Reasons of the queue, stored language-free and worded in the reader's language."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext as in_the_language
from django.utils.translation import ngettext as in_the_number

from archive.names.reasons import Reason


class ReasonsField(models.JSONField):
    """A JSON list of reasons: stored as message ids with values, translated when read."""

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Appear as a plain JSONField to migrations: only reading differs."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> list[str]:
        return list(in_words(super().from_db_value(value, expression, connection) or ()))

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value([_kept(each) for each in value or ()])


def in_words(reasons: Iterable[Any]) -> tuple[str, ...]:
    """Return the reasons, stored or fresh, in the active language."""
    return tuple(_in_words(_kept(each)) for each in reasons)


def _kept(each: Any) -> Any:
    if not isinstance(each, Reason):
        return each
    row: dict[str, Any] = {"say": each.sentence}
    if each.many:
        row["many"] = each.many
    if each.values:
        row["with"] = {key: _kept(value) for key, value in each.values.items()}
    return row


def _in_words(row: Any) -> str:
    if not isinstance(row, Mapping):
        return str(row)
    values = {key: _in_words(each) if isinstance(each, Mapping) else each for key, each in row.get("with", {}).items()}
    many = row.get("many")
    words = in_the_number(row["say"], many, int(values.get("number", 1))) if many else in_the_language(row["say"])
    return words % values if values else words
