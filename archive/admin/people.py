"""The admin of people and bodies: one form for the identity, its names and identifiers."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.ambiguous import badge
from archive.admin.constraints import AsksTheDatabase
from archive.admin.counting import number_of
from archive.admin.labelled import LabelledRows
from archive.admin.namesakes import likes_of
from archive.admin.person_desk import PersonDesk
from archive.admin.recording import RecordedAdmin, VersionedForm
from archive.admin.strange_letters import refuse_unseen
from archive.admin.tree_names import TreeNames
from archive.authority.addresses import free_slug, give_out
from archive.authority.models import Address
from archive.dates import lives
from archive.dates.fields import ImpreciseDateFormField
from archive.names.keys import name_key, script_of
from archive.names.sorting import sort_form
from archive.people.enrolment import agree_on_preferred
from archive.people.identifiers import fault_of, tidied
from archive.people.models import Alias, Identifier, Person


class PersonForm(VersionedForm):
    """The fields of the identity."""

    class Meta:
        model = Person
        fields = [
            "name", "sort_name", "kind", "born", "died", "description", "biography", "parent", "note", "version",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, reading in (("born", lives.born), ("died", lives.died)):
            if isinstance(field := self.fields.get(name), ImpreciseDateFormField):
                field.reading = reading

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if name != self.initial.get("name"):
            refuse_unseen(name, self.data)
        return name

    def clean_sort_name(self) -> str:
        """Update a derived sort name when the name changes; a manual one is kept."""
        sort_name: str = self.cleaned_data["sort_name"]
        before = str(self.initial.get("name", ""))
        is_made = bool(sort_name) and sort_name == self.initial.get("sort_name") == sort_form(before)
        return sort_form(self.cleaned_data.get("name", before)) if is_made else sort_name

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if "_alike" in self.data:
            found = likes_of(self.data.get("name", ""), self.data.get("kind", ""), besides=self.instance.pk or 0)
            words = _("Perhaps here already: %(name)s")
            said = [words % {"name": like} for like in found] or [_("Nobody here has a name like this.")]
            raise ValidationError([ValidationError(sentence, code="alike") for sentence in said])
        return cleaned


class AliasForm(AsksTheDatabase):
    """A further name. Once a document has it, its form is read-only."""

    owner: int | None = None

    class Meta:
        model = Alias
        fields = ["form", "kind", "scheme", "language", "heads", "used_from", "used_until", "note"]
        widgets = {"note": forms.TextInput}

    def clean_form(self) -> str:
        form: str = self.cleaned_data["form"]
        if form != self.initial.get("form"):
            refuse_unseen(form, self.data)
        if self.instance.pk and form != self.initial["form"] and self.instance.credits.exists():
            words = _(
                "Documents bear “%(name)s”, so it stays as it is. Add the other spelling as a name of its own; to mend "
                "one document, correct the name in that document."
            )
            raise ValidationError(words % {"name": self.initial["form"]})
        return form

    def validate_unique(self) -> None:
        """Validate against the owner of the name, who may differ from the person on the form."""
        self.instance.person_id = self.owner
        self.instance.script = script_of(self.instance.form)
        super().validate_unique()

    def save(self, commit: bool = True) -> Any:
        self.instance.script = script_of(self.instance.form)
        self.instance.pending = False  # whoever says something of a name here has entered it
        return super().save(commit)


class AliasInline(LabelledRows, admin.TabularInline):  # type: ignore[type-arg]
    model = Alias
    form = AliasForm
    formset = TreeNames
    extra = 1
    readonly_fields = ["whose", "others"]
    verbose_name = gettext_lazy("name")
    verbose_name_plural = gettext_lazy("names")

    @admin.display(description=gettext_lazy("came with"))
    def whose(self, alias: Alias) -> str:
        return str(alias.person) if alias.person and alias.person.merged_into_id else ""

    @admin.display(description=gettext_lazy("others of this name"))
    def others(self, alias: Alias) -> str:
        return badge(alias)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class IdentifierForm(forms.ModelForm):  # type: ignore[type-arg]
    """An identifier in another authority file, validated by its scheme if possible."""

    class Meta:
        model = Identifier
        fields = ["scheme", "value"]

    def clean_scheme(self) -> str:
        return str(self.cleaned_data["scheme"]).lower()

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        scheme, value = cleaned.get("scheme", ""), cleaned.get("value", "")
        if scheme and value:
            cleaned["value"] = tidied(scheme, value)
            if fault := fault_of(scheme, cleaned["value"]):
                raise ValidationError({"value": fault})
        return cleaned


class IdentifierInline(LabelledRows, admin.TabularInline):  # type: ignore[type-arg]
    model = Identifier
    form = IdentifierForm
    extra = 1


def clashes_of(person: Person) -> list[str]:
    """Return warnings about other people with the same identifier, which is allowed."""
    own = Identifier.objects.filter(person__identity=person.identity_id)
    others = Identifier.objects.filter(value__in=own.values("value")).exclude(person__identity=person.identity_id)
    mine = set(own.values_list("scheme", "value"))
    words = _("%(identifier)s is the identifier of %(person)s too. Perhaps they are one person.")
    rows = others.select_related("person__identity").order_by("pk")[:20]
    return [
        words % {"identifier": str(each), "person": each.person.identity}
        for each in rows
        if (each.scheme, each.value) in mine
    ]


@admin.register(Person)
class PersonAdmin(PersonDesk, RecordedAdmin):
    kind = "person"
    form = PersonForm
    list_display = ["name", "kind", "life", "names_number", "slug"]
    list_filter = ["kind"]
    search_fields = ["tree__aliases__key"]
    # Set explicitly, since the annotation drops the model's ordering.
    ordering = ["name_key", "pk"]
    readonly_fields = ["slug", "names_of_absorbed"]
    autocomplete_fields = ["parent"]
    inlines = [AliasInline, IdentifierInline]
    fields = [
        "name", "sort_name", "slug", "kind", ("born", "died"), "description", "biography", "parent", "note",
        "names_of_absorbed", "version",
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        people: QuerySet[Person] = super().get_queryset(request)
        return people.filter(merged_into=None).annotate(names_number=number_of(Alias.objects.all(), "person__identity"))

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        """Search by any name, in any script, ignoring case and accents."""
        return super().get_search_results(request, queryset, name_key(search_term) if search_term else "")

    @admin.display(description=gettext_lazy("life"))
    def life(self, person: Person) -> str:
        return lives.life(person.born, person.died)

    @admin.display(description=gettext_lazy("names"), ordering="names_number")
    def names_number(self, person: Any) -> int:
        number: int = person.names_number
        return number

    @admin.display(description=gettext_lazy("names of those merged into this person"))
    def names_of_absorbed(self, person: Person) -> str:
        aliases = Alias.objects.of_identity(person).exclude(person=person).select_related("person")
        return format_html_join("; ", "{} (of {})", ((alias.form, alias.person) for alias in aliases)) or _("none")

    def save_model(self, request: HttpRequest, obj: Person, form: Any, change: bool) -> None:
        if not obj.slug:
            obj.slug = free_slug(Address.Kind.PERSON, obj.name)
        super().save_model(request, obj, form, change)
        give_out(Address.Kind.PERSON, [(obj.slug, obj.pk)])

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        agree_on_preferred(form.instance)
        super().save_related(request, form, formsets, change)
        for sentence in clashes_of(form.instance):
            messages.warning(request, sentence)

    def touched(self, instance: Any) -> dict[str, list[int]]:
        return {"alias": list(Alias.objects.of_identity(instance).values_list("pk", flat=True))}

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
