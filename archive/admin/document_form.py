"""The form of a document; its fields bear the names of the travelling shape."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.recording import VersionedForm
from archive.admin.word_fields import LanguagesField, LinesField, TypeField
from archive.documents.models import Backer, Collection, Document, Language, Membership, TopicTag
from archive.documents.vocabulary import BackerKind
from archive.topics.models import Topic


class DocumentForm(VersionedForm):
    """What a curator types about a document."""

    type = TypeField(required=False, label=gettext_lazy("Type"))
    languages = LanguagesField(
        required=False,
        label=gettext_lazy("Languages"),
        help_text=gettext_lazy("Of the original: “ru” or “Russian”, several with commas."),
    )
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.standing(),
        required=False,
        label=gettext_lazy("Topics"),
        widget=AutocompleteSelectMultiple(TopicTag._meta.get_field("tag"), admin.site),
    )
    collections = forms.ModelMultipleChoiceField(
        Collection.objects.all(),
        required=False,
        label=gettext_lazy("Collections"),
        widget=AutocompleteSelectMultiple(Membership._meta.get_field("collection"), admin.site),
    )
    donors = LinesField(required=False, label=gettext_lazy("Donors"), help_text=gettext_lazy("One on a line."))
    contributors = LinesField(
        required=False, label=gettext_lazy("Document contributors"), help_text=gettext_lazy("One on a line.")
    )

    class Meta:
        model = Document
        fields = [
            "title", "date", "date_text", "date_basis", "date_note", "date_calendar", "type", "number", "summary",
            "languages", "topics", "collections", "classification", "rights", "funding", "donors", "contributors",
            "url", "external_id", "uploaded", "note", "version",
        ]  # fmt: skip
        widgets = {
            "title": forms.TextInput(attrs={"class": "vLargeTextField", "data-read": "title"}),
            "date": forms.TextInput(attrs={"data-read": "date"}),
            "date_note": forms.TextInput(attrs={"class": "vLargeTextField"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial = {**self.initial, **_parts(self.instance)}

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if "_read_title" in self.data:
            raise ValidationError(_("This is what the title seems to say. Look it over, then save."), code="read")
        return cleaned

    def save(self, commit: bool = True) -> Any:
        self.instance.set_date(self.cleaned_data["date"])
        return super().save(commit)

    def save_parts(self) -> None:
        """What stands in rows of its own is as the form says."""
        document, said = self.instance, self.cleaned_data
        _keep(TopicTag.objects.filter(content_object=document), "tag_id", [topic.pk for topic in said["topics"]],
              content_object=document)  # fmt: skip
        _keep(document.memberships, "collection_id", [collection.pk for collection in said["collections"]],
              document=document)  # fmt: skip
        _keep(document.languages, "code", said["languages"], document=document)
        for kind, field in ((BackerKind.DONOR, "donors"), (BackerKind.CONTRIBUTOR, "contributors")):
            _keep(document.backers.filter(kind=kind), "name", said[field], document=document, kind=kind)


def _parts(document: Document) -> dict[str, Any]:
    backers = list(document.backers.all())
    return {
        "type": document.type.name if document.type else "",
        "languages": list(Language.objects.filter(document=document).values_list("code", flat=True)),
        "topics": list(TopicTag.objects.filter(content_object=document).values_list("tag", flat=True)),
        "collections": list(Membership.objects.filter(document=document).values_list("collection", flat=True)),
        "donors": [backer.name for backer in backers if backer.kind == BackerKind.DONOR],
        "contributors": [backer.name for backer in backers if backer.kind == BackerKind.CONTRIBUTOR],
    }


def _keep(rows: Any, field: str, wanted: list[Any], **fixed: Any) -> None:
    """Exactly the wanted rows are there; those that were there already keep their keys."""
    rows.exclude(**{f"{field}__in": wanted}).delete()
    there = set(rows.values_list(field, flat=True))
    model = rows.model
    for place, value in enumerate(wanted):
        if value not in there:
            position = {"position": place} if model is Backer else {}
            model.objects.create(**fixed, **{field: value}, **position)
