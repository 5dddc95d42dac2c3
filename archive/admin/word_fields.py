"""Text fields parsed into values: document types, languages, lists of names."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from archive.authority.addresses import free_slug, give_out
from archive.authority.models import Address
from archive.documents.models import DocumentType
from archive.names.keys import name_key
from archive.text.cleaning import clean_line
from archive.text.languages import NAMES, language_tag

NEAR = 85


class LinesField(forms.CharField):
    """Several names, one per line, without duplicates, in order."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 2}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = (clean_line(line) for line in str(value or "").splitlines())
        return list(dict.fromkeys(filter(None, lines)))


class LanguagesField(forms.CharField):
    """Languages by name or BCP 47 tag, separated by commas; the value holds lower-case tags."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"data-chips": "language", "autocomplete": "off"})
        super().__init__(widget=widget, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(language_called, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        words = filter(None, (word.strip() for word in re.split(r"[,;|\n]", str(value or ""))))
        return list(dict.fromkeys(_tag(word.casefold()) for word in words))


def language_called(code: str) -> str:
    """Return the translated name of this language, if it can be parsed back to the tag; else the tag."""
    called = _known().get(code)
    return called[:1].upper() + called[1:] if called else code


def language_of(word: str) -> str:
    """Return the tag of a language typed as a name or tag; a tag is unchanged. ValidationError for anything else."""
    word = clean_line(word)
    return language_tag(word, region=True) or _tag(word.casefold()) if word else word


def _known() -> dict[str, str]:
    """Return the translated names of all languages by tag."""
    return {code: _translated(code, name) for code, name in NAMES.items()}


def _translated(code: str, name: str) -> str:
    try:
        return str(get_language_info("zh-hans" if code == "zh" else code)["name_translated"]) if code != "zh" else name
    except KeyError:
        return name


def _tag(word: str) -> str:
    called = {name.casefold(): code for code, name in _known().items()}
    tag = called.get(word) or language_tag(word)
    if not tag:
        raise ValidationError(
            _("“%(word)s” is not a language known here. Type its tag, such as “ru” or “zh-hans”.") % {"word": word}
        )
    return tag


class TypeField(forms.CharField):
    """A document type by name. An unknown one is created, unless it looks like a misspelling of an existing one."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"list": "document-types", "autocomplete": "off", "data-pick": "type"})
        super().__init__(widget=widget, **kwargs)
        self.standing: DocumentType | None = None  # the record's present type

    def clean(self, value: Any) -> Any:
        name = clean_line(super().clean(value))
        if not name:
            return None
        if self.standing and self.standing.name == name:
            return self.standing
        known = {kind.name_key: kind for kind in DocumentType.objects.all()}
        if there := known.get(name_key(name)):
            return there
        near = process.extractOne(name_key(name), known.keys(), scorer=fuzz.ratio, score_cutoff=NEAR)
        if near:
            raise ValidationError(
                _("There is no type “%(name)s”. Did you mean “%(near)s”? If it is new, add it to the types first.")
                % {"name": name, "near": known[near[0]]}
            )
        return DocumentType(name=name)


def kept_type(kind: DocumentType | None) -> DocumentType | None:
    """Save a new type with a slug."""
    if kind is not None and kind.pk is None:
        kind.slug = free_slug(Address.Kind.TYPE, kind.name)
        kind.save()
        give_out(Address.Kind.TYPE, [(kind.slug, kind.pk)])
    return kind
