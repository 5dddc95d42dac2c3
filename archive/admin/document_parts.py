"""The rows that belong to a document's form: credits, texts, holdings, places, related records."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db.models import Max, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.ambiguous import badge
from archive.admin.document_shown import CreditShown, TextShown
from archive.admin.labelled import LabelledRows
from archive.admin.strange_letters import refuse_unseen
from archive.authority.fields import CleanLine, CleanText
from archive.documents.contents import keep_one
from archive.documents.models import Credit, DocumentPlace, Holding, Relation, Rendering, Text
from archive.names.keys import name_key
from archive.people.models import Alias, Person
from archive.people.naming import alias_as_borne, alias_for, bearers


class CreditForm(forms.ModelForm):  # type: ignore[type-arg]
    """A name in the document. The person may stay empty: then whoever alone bears the name, or nobody yet."""

    name = CleanLine(
        max_length=500,
        label=gettext_lazy("Name as written"),
        widget=forms.TextInput(attrs={"data-names": "", "autocomplete": "off"}),
    )
    person = forms.ModelChoiceField(
        Person.objects.standing(),
        required=False,
        widget=AutocompleteSelect(Alias._meta.get_field("person"), admin.site),
    )

    class Meta:
        model = Credit
        fields = ["name", "supplied", "role", "certainty", "person", "note", "position"]
        widgets = {"position": forms.HiddenInput, "supplied": forms.TextInput, "note": forms.TextInput}

    def __init__(self, *args: Any, may_identify: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.may_identify = may_identify
        # Hidden, so never asked for: a row that somebody adds comes after those that are there.
        self.fields["position"].required = False
        if not self.instance.pk:
            self.initial.pop("position", None)
            self.fields["position"].initial = None
        else:
            alias = self.instance.alias
            self.initial = {**self.initial, "name": alias.form, "person": alias.person and alias.person.identity_id}

    def clean_position(self) -> int:
        said: int | None = self.cleaned_data["position"]
        kept: int = self.instance.position
        return kept if said is None else said

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        person, name = cleaned.get("person"), cleaned.get("name")
        if name and "name" in self.changed_data:
            self._refuse_unseen(name)
        if person and name and not self.may_identify and self._is_news(person, name):
            words = _(
                "%(person)s does not bear the name “%(name)s” yet. Leave the person empty: the name then waits for a "
                "name editor, and the bracket beside it may say who is meant."
            )
            raise ValidationError(words % {"person": person, "name": name})
        return cleaned

    def _refuse_unseen(self, name: str) -> None:
        try:
            refuse_unseen(name, self.data)
        except ValidationError as strange:
            self.add_error("name", strange)

    def _is_news(self, person: Person, name: str) -> bool:
        return person.pk not in bearers([name]).get(name_key(name), frozenset())

    def save(self, commit: bool = True) -> Any:
        self.instance.alias = self._alias()
        if not self.instance.pk and not self.instance.position:
            last = self.instance.document.credits.aggregate(last=Max("position"))["last"]
            self.instance.position = 0 if last is None else last + 1
        self.instance.which = self._which()
        return super().save(commit)

    def _which(self) -> int:
        """Its number among credits that say the same, free where somebody else of the name stands there already."""
        mine = self.instance
        same = Credit.objects.filter(
            document=mine.document, role=mine.role, alias=mine.alias, supplied=self.cleaned_data["supplied"]
        )
        taken = set(same.exclude(pk=mine.pk).values_list("which", flat=True))
        return mine.which if mine.which not in taken else next(n for n in range(len(taken) + 1) if n not in taken)

    def _alias(self) -> Alias:
        """The alias as it was, if name and person are unchanged; else the one they ask for."""
        if self.instance.pk and not {"name", "person"} & set(self.changed_data):
            kept: Alias = self.instance.alias
            return kept
        name, person = self.cleaned_data["name"], self.cleaned_data["person"]
        if person is None:
            return alias_as_borne(name)[0]
        same = Alias.objects.filter(form=name, person__identity=person).order_by("pk").first()
        return same or alias_for(name, person)[0]


class PartInline(LabelledRows, admin.TabularInline):  # type: ignore[type-arg]
    """Rows that whoever may change the document may change."""

    extra = 0

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("archive.view_document")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("archive.change_document")

    has_change_permission = has_add_permission
    has_delete_permission = has_add_permission


class CreditInline(CreditShown, PartInline):
    model = Credit
    form = CreditForm
    extra = 2
    readonly_fields = ["others"]
    verbose_name = gettext_lazy("credit")
    verbose_name_plural = gettext_lazy("credits: names as they are written in the document")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Credit]:
        credits: QuerySet[Credit] = super().get_queryset(request)
        return credits.select_related("alias").annotate(bearers=Alias.objects.all().bearers_of("alias__key"))

    @admin.display(description=gettext_lazy("others of this name"))
    def others(self, credit: Credit) -> str:
        return badge(credit.alias, getattr(credit, "bearers", None)) if credit.pk else ""


class TextForm(forms.ModelForm):  # type: ignore[type-arg]
    """A text of the document, kept under its digest."""

    text = CleanText(widget=forms.Textarea(attrs={"rows": 12}))

    class Meta:
        model = Text
        fields = ["kind", "language", "credit", "text"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["text"] = self.instance.content.body

    def save(self, commit: bool = True) -> Any:
        self.instance.content = keep_one(self.cleaned_data["text"])
        return super().save(commit)


class TextInline(TextShown, PartInline):
    model = Text
    form = TextForm
    verbose_name = gettext_lazy("text")
    verbose_name_plural = gettext_lazy("texts")
    template = "admin/edit_inline/stacked.html"


class RenderingForm(forms.ModelForm):  # type: ignore[type-arg]
    """Title and summary in another language."""

    class Meta:
        model = Rendering
        fields = ["language", "title", "summary"]
        widgets = {
            "title": forms.TextInput(attrs={"class": "vLargeTextField"}),
            "summary": forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        }


class RenderingInline(PartInline):
    model = Rendering
    form = RenderingForm
    template = "admin/edit_inline/stacked.html"


class HoldingInline(PartInline):
    model = Holding
    fields = ["repository", "reference", "note"]
    verbose_name = gettext_lazy("holding")
    verbose_name_plural = gettext_lazy("holdings")
    autocomplete_fields = ["repository"]


class PlaceInline(PartInline):
    model = DocumentPlace
    fields = ["place", "role", "supplied", "certainty"]
    autocomplete_fields = ["place"]
    verbose_name = gettext_lazy("place")
    verbose_name_plural = gettext_lazy("places")


class RelationInline(PartInline):
    model = Relation
    fk_name = "document"
    fields = ["kind", "other", "other_external_id"]
    raw_id_fields = ["other"]
    verbose_name = gettext_lazy("related record")
    verbose_name_plural = gettext_lazy("related records")
