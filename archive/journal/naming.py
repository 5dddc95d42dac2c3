"""The records behind keys in the journal's values, in words; loaded in bulk."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from archive.dates import ImpreciseDate
from archive.dates.fields import ImpreciseDateField
from archive.documents.models import Content
from archive.journal.wholes import KIND_OF

Wanted = tuple[type[models.Model], Any]


@dataclass(frozen=True, slots=True)
class Said:
    """A value in words and, where it points to another record, that record's kind and key."""

    words: str = ""
    kind: str = ""
    pk: int = 0

    def __bool__(self) -> bool:
        return bool(self.words)


class Names:
    """The records some values point to, each loaded once."""

    def __init__(self, wanted: Iterable[Wanted]) -> None:
        by_model: dict[type[models.Model], set[Any]] = defaultdict(set)
        for model, pk in wanted:
            if pk is not None:
                by_model[model].add(pk)
        self._found: Mapping[type[models.Model], Mapping[Any, models.Model]] = {
            model: model._default_manager.in_bulk(pks) for model, pks in by_model.items()
        }

    def said(self, field: "models.Field[Any, Any]", value: Any) -> Said:
        """Return the value of a field in words."""
        if value in (None, ""):
            return Said()
        if isinstance(field, models.ForeignKey):
            return self._pointed(field.related_model, value)
        if isinstance(field, ImpreciseDateField):
            return Said(str(ImpreciseDate.from_edtf(value)))
        if field.choices:
            return Said(str(dict(field.flatchoices).get(value, value)))
        if isinstance(value, bool):
            return Said(_("yes") if value else _("no"))
        return Said(str(value))

    def _pointed(self, model: Any, pk: Any) -> Said:
        record: Any = self._found.get(model, {}).get(pk)
        if record is None:
            return Said(_("a record that is no longer there"))
        if isinstance(record, Content):
            # Empty texts are not stored: this one was taken down.
            return Said(record.body or _("a text that was taken down"))
        return Said(str(record), KIND_OF.get(model, ""), record.pk if isinstance(record.pk, int) else 0)
