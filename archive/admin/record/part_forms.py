"""Row forms of a document: texts, renderings, holdings, related records."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.constraints import AsksTheDatabase
from archive.admin.record.single_fields import DocumentField, RepositoryField, kept_repository, picks
from archive.admin.word_fields import language_of
from archive.authority.fields import CleanText
from archive.documents.contents import digest_of, keep_one, taken_down
from archive.documents.models import Holding, Relation, Rendering, TakenDown, Text
from archive.text.shelfmark import taken_apart


class TextForm(AsksTheDatabase):
    """A text of the document, stored under its digest."""

    text = CleanText(widget=forms.Textarea(attrs={"rows": 12}))

    class Meta:
        model = Text
        fields = ["kind", "language", "credit", "text"]
        widgets = {
            "language": picks("language", placeholder=gettext_lazy("language")),
            "credit": forms.TextInput(attrs={"placeholder": gettext_lazy("“Translated by …”")}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["text"] = self.instance.content.body

    def clean_language(self) -> str:
        return language_of(self.cleaned_data["language"])

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if self.instance.pk and text == self.instance.content.body:
            return text
        if taken_down(TakenDown.What.TEXT, [digest_of(text)]):
            raise forms.ValidationError(_("This text was taken down for good, and is not taken again."))
        return text

    def save(self, commit: bool = True) -> Any:
        self.instance.content = keep_one(self.cleaned_data["text"])
        return super().save(commit)


class RenderingForm(AsksTheDatabase):
    """Title and summary in another language."""

    class Meta:
        model = Rendering
        fields = ["language", "title", "summary"]
        widgets = {
            "language": picks("language"),
            "title": forms.TextInput,
            "summary": forms.Textarea(attrs={"rows": 4}),
        }

    def clean_language(self) -> str:
        return language_of(self.cleaned_data["language"])


class HoldingForm(AsksTheDatabase):
    """The location of an original. A whole shelfmark typed into either field is parsed."""

    repository = RepositoryField(label=gettext_lazy("Repository"))

    class Meta:
        model = Holding
        fields = ["repository", "reference", "note"]
        widgets = {"reference": forms.TextInput(attrs={"data-shelfmark": ""}), "note": forms.TextInput}

    def __init__(self, *args: Any, may_make: frozenset[str] = frozenset({"repository"}), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.may_make = may_make
        self.made: list[int] = []
        self._new: Any = None

    def get_initial_for_field(self, field: Any, field_name: str) -> Any:
        if field_name == "repository" and self.instance.pk:
            return self.instance.repository.name if self.instance.repository else ""
        return super().get_initial_for_field(field, field_name)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "repository" not in self.errors:
            self._take_apart(cleaned)
        repository = cleaned.get("repository")
        if repository is not None and repository.pk is None and "repository" not in self.may_make:
            words = _("“%(name)s” is not here yet, and making it is for curators. Choose one that is here.")
            self.add_error("repository", words % {"name": repository.name})
        if not self.errors and not any(cleaned.get(name) for name in ("repository", "reference", "note")):
            raise ValidationError(_("Say where the original lies, or take the line away."))
        return cleaned

    def _take_apart(self, cleaned: dict[str, Any]) -> None:
        repository, reference = cleaned.get("repository"), cleaned.get("reference") or ""
        if repository is None:
            line = reference if "reference" in self.changed_data else ""
        else:
            line = repository.name if repository.pk is None and not reference else ""
        found = taken_apart(line)
        if found.repository and (repository is None or found.reference):
            cleaned["repository"] = self.fields["repository"].clean(found.repository)
            cleaned["reference"] = found.reference

    def _post_clean(self) -> None:
        """Leave out a repository to be created, which has no key until saved."""
        repository = self.cleaned_data.get("repository")
        self._new = repository if repository is not None and repository.pk is None else None
        if self._new is not None:
            self.cleaned_data["repository"] = None
        super()._post_clean()
        self.cleaned_data["repository"] = repository

    def validate_unique(self) -> None:
        """Check the constraints, but not of a row whose repository is to be created: it says that much."""
        if self._new is None:
            super().validate_unique()

    def _get_validation_exclusions(self) -> set[str]:
        """Exclude the repository; that the row is not empty is validated above."""
        return {*super()._get_validation_exclusions(), "repository"}  # type: ignore[misc]

    def save(self, commit: bool = True) -> Any:
        self.instance.repository, is_new = kept_repository(self.cleaned_data.get("repository"))
        self.made = [self.instance.repository.pk] if is_new and self.instance.repository else []
        return super().save(commit)


class RelationForm(AsksTheDatabase):
    """A relation to another record, found by its title."""

    other = DocumentField(label=gettext_lazy("The other record"))

    class Meta:
        model = Relation
        fields = ["kind", "other", "other_external_id"]
        widgets = {"kind": forms.TextInput(attrs={"list": "kinds-of-relations"}), "other_external_id": forms.TextInput}

    @property
    def shown(self) -> str:
        """The title of the other record."""
        other = getattr(self, "cleaned_data", {}).get("other") if self.is_bound else self.instance.other
        return str(other.title) if other else ""
