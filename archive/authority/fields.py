"""Model fields that clean text, and a field that stores a folded key beside its source."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.db import models

from archive.text.cleaning import clean_line, clean_prose, clean_text


class CleanLine(forms.CharField):
    """A form field for one line, cleaned before it is checked as required: a name of invisible letters is refused."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(clean_line(value) if isinstance(value, str) else value)


class CleanProse(forms.CharField):
    """A form field for several lines, cleaned before it is checked as required."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(clean_prose(value) if isinstance(value, str) else value)


class CleanText(forms.CharField):
    """A form field for the text of a document, whose first line may begin with spaces."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"strip": False, **kwargs})

    def to_python(self, value: Any) -> Any:
        return super().to_python(clean_text(value) if isinstance(value, str) else value)


class LineField(models.CharField[Any, Any]):
    """One line of text, cleaned however it arrives: by a form, an import or a script."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = clean_line(getattr(model_instance, self.attname))
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs: Any) -> Any:
        if self.choices is None:
            kwargs.setdefault("form_class", CleanLine)
        return super().formfield(**kwargs)


class ProseField(models.TextField[Any, Any]):
    """Text of several lines, cleaned however it arrives."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = clean_prose(getattr(model_instance, self.attname))
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs: Any) -> Any:
        kwargs.setdefault("form_class", CleanProse)
        return super().formfield(**kwargs)


class KeyField(models.CharField[Any, Any]):
    """Stores `by(text)` of the field named `source`, for comparing without regard to case, accents or spelling signs.

    SQLite folds only ASCII, so the key is computed in Python and stored; `update()` of the source would leave it stale,
    which a test of the house forbids.
    """

    def __init__(self, *args: Any, source: str = "", by: Callable[[str], str] | None = None, **kwargs: Any) -> None:
        self.source = source
        self.by = by
        kwargs.setdefault("max_length", 600)
        kwargs["editable"] = False
        kwargs["blank"] = True
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("editable", None)
        kwargs.pop("blank", None)
        return name, path, args, {**kwargs, "source": self.source, "by": self.by}

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        assert self.by is not None, "a key field names the function that makes its key"
        value = self.by(clean_line(getattr(model_instance, self.source)))[: self.max_length]
        setattr(model_instance, self.attname, value)
        return value


class WebAddressField(models.URLField[Any, Any]):
    """A web address, http or https only; one typed without a scheme is https."""

    default_validators = [URLValidator(schemes=["http", "https"])]

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"assume_scheme": "https", **kwargs})
