"""Imprecise dates in Django's models and forms: stored as EDTF, typed in plain words."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.expressions import Combinable

from archive.dates.edtf import LONGEST_EDTF, ImpreciseDate
from archive.dates.refusal import UnreadableDate

LONGEST_WORDS = 300


def _read(value: Any, reading: Callable[[str], ImpreciseDate] = ImpreciseDate.parse) -> ImpreciseDate | None:
    """Return the date of a text, None of an empty one. Raises ValidationError with the refusal's sentence."""
    if value in {None, ""} or isinstance(value, ImpreciseDate):
        return value or None
    try:
        return reading(str(value))
    except UnreadableDate as refused:
        raise ValidationError(str(refused), code="unreadable") from refused


class ImpreciseDateFormField(forms.CharField):
    """A form field for a date in a curator's words; unreadable input stays in the field to be corrected.

    `reading` parses it: `ImpreciseDate.typed`, or for a life `lives.born` and `lives.died`.
    """

    reading: Callable[[str], ImpreciseDate] = staticmethod(ImpreciseDate.typed)

    def to_python(self, value: Any) -> Any:
        return _read(super().to_python(value), self.reading)

    def run_validators(self, value: Any) -> None:
        """Do nothing: parsing has validated the date, and it has no length to check."""

    def prepare_value(self, value: Any) -> Any:
        return value.typed_again() if isinstance(value, ImpreciseDate) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(_read(initial) != self.to_python(data))
        except ValidationError:
            return True


class ImpreciseDateField(models.CharField[Any, Any]):
    """An ImpreciseDate or None, stored as canonical EDTF in a text column."""

    # For the type checker alone: the types that are assigned and read, which differ from those of a text column.
    _pyi_private_set_type: ImpreciseDate | str | Combinable  # type: ignore[assignment]
    _pyi_private_get_type: ImpreciseDate  # type: ignore[assignment]
    _pyi_lookup_exact_type: ImpreciseDate | str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = LONGEST_EDTF
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> ImpreciseDate | None:
        return ImpreciseDate.from_edtf(value) if value else None

    def to_python(self, value: Any) -> ImpreciseDate | None:
        return _read(value)

    def get_prep_value(self, value: Any) -> str | None:
        date = _read(value)
        return date.edtf if date else None

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def formfield(self, **kwargs: Any) -> Any:
        # The column holds EDTF; the words for it may be longer.
        return super().formfield(**{"form_class": ImpreciseDateFormField, "max_length": LONGEST_WORDS, **kwargs})

    def run_validators(self, value: Any) -> None:
        """Do nothing: the value itself limits the length of its canonical text."""
