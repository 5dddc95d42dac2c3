"""The names on a survivor's form: its own and those of everybody merged into it, each keeping its owner."""

from typing import TYPE_CHECKING, Any

from django.db.models import F, QuerySet
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _

from archive.names.scripts import script_of
from archive.people.models import Alias, Person

if TYPE_CHECKING:
    Formset = BaseInlineFormSet[Alias, Person, Any]
else:
    Formset = BaseInlineFormSet


class TreeNames(Formset):
    """Edits the names of all merged people in place; a new name belongs to the survivor."""

    def get_queryset(self) -> "QuerySet[Alias]":
        if not hasattr(self, "_tree"):
            mine = Alias.objects.of_identity(self.instance) if self.instance.pk else Alias.objects.none()
            names = mine.exclude(kind=Alias.Kind.PREFERRED).select_related("person").with_bearers()
            names = names.order_by(F("person__merged_into").asc(nulls_first=True), "person_id", "pk")
            self._tree = names
            self._owners = dict(names.values_list("pk", "person"))
        return self._tree

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        """Restore the owner of a merged name before validation; Django assigns every row to the record on the form."""
        self.get_queryset()
        form = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        form.owner = self._owners.get(form.instance.pk, self.instance.pk)
        form.instance.person_id = form.owner
        form.initial["person"] = self.instance.pk
        return form

    def clean(self) -> None:
        """Allow one preferred name per language; the second one gets an error."""
        super().clean()
        seen: set[tuple[Any, str]] = set()
        for form in self.forms:
            said = getattr(form, "cleaned_data", {})
            if said.get("heads") and said.get("form"):
                where = form.owner, said.get("language") or script_of(said["form"])
                if where in seen:
                    form.add_error("heads", _("Another name of theirs is preferred in this language. Untick one."))
                seen.add(where)

    def save(self, commit: bool = True) -> Any:
        """Clear changed preferred names first, so that a replacement does not violate the constraint."""
        rows = [form for form in self.initial_forms if form.initial.get("heads") and form.has_changed()]
        Alias.objects.filter(pk__in=[form.instance.pk for form in rows]).update(heads=False)
        return super().save(commit)

    def validate_unique(self) -> None:
        """Reject the same form twice for one owner; two owners may share it."""
        seen: set[tuple[Any, Any]] = set()
        for form in self.forms:
            said = getattr(form, "cleaned_data", {}).get("form")
            if said and (form.owner, said) in seen:
                form.add_error("form", _("“%(name)s” stands here twice.") % {"name": said})
            seen.add((form.owner, said))
