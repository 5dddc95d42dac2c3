"""A credit on the form: the name as written, its role, and the person meant."""

import re
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.ambiguous import badge
from archive.admin.constraints import AsksTheDatabase
from archive.admin.record.picking import shown
from archive.admin.record.single_fields import PersonField, picks
from archive.admin.strange_letters import refuse_unseen
from archive.authority.fields import CleanLine
from archive.documents.models import Credit
from archive.names.keys import name_key
from archive.names.parts import parsed
from archive.people.models import Alias, Person
from archive.people.naming import alias_as_borne, alias_for, bearers

_BRACKET: Final = re.compile(r"(.*\S)\s*\[([^\[\]]+)\]")


class CreditForm(AsksTheDatabase):
    """A name in the document. The person may be empty: then it is the name's only bearer, or unidentified."""

    name = CleanLine(
        max_length=500,
        label=gettext_lazy("Name as written"),
        widget=picks("name"),
    )
    person = PersonField(label=gettext_lazy("Person"))

    class Meta:
        model = Credit
        fields = ["name", "supplied", "role", "certainty", "person", "note", "position"]
        widgets = {
            "position": forms.HiddenInput,
            "supplied": forms.TextInput(attrs={"placeholder": " "}),
            "note": forms.TextInput,
        }

    def __init__(self, *args: Any, may_identify: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.may_identify = may_identify
        # Hidden, so not required: an added row comes after the existing ones.
        self.fields["position"].required = False
        if not self.instance.pk:
            self.initial.pop("position", None)
            self.fields["position"].initial = None
        else:
            alias = self.instance.alias
            self.initial = {**self.initial, "name": alias.form, "person": self._bearer_slug(alias)}

    def _bearer_slug(self, alias: Alias) -> str:
        bearer: Any = alias.person and alias.person.identity
        return str(bearer.slug) if bearer else ""

    @property
    def bearer(self) -> Any:
        """The person according to the form: the one typed, or the bearer of the name."""
        if self.is_bound:
            return getattr(self, "cleaned_data", {}).get("person")
        return self.instance.pk and self.instance.alias.person and self.instance.alias.person.identity

    @property
    def bearer_shown(self) -> str:
        """The person as displayed in the picker."""
        return shown(self.bearer) if self.bearer else ""

    @property
    def others(self) -> str:
        """The number of other bearers of the name."""
        return badge(self.instance.alias) if self.instance.pk else ""

    def clean_position(self) -> int:
        said: int | None = self.cleaned_data["position"]
        kept: int = self.instance.position
        return kept if said is None else said

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        bracket = _BRACKET.fullmatch(cleaned.get("name") or "")
        if bracket and "name" in self.changed_data and not cleaned.get("supplied"):
            cleaned["name"], cleaned["supplied"] = bracket[1], bracket[2].strip()
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
        """Return the ordinal among otherwise equal credits.

        Names of nobody in particular, or with different notes, may be repeated; any other name is unique per role, and
        the unique constraint reports duplicates.
        """
        mine, kept = self.instance, int(self.instance.which)
        if parsed(mine.alias.form).kind != "nobody" and not self.cleaned_data.get("note"):
            return kept
        same = Credit.objects.filter(
            document=mine.document, role=mine.role, alias=mine.alias, supplied=self.cleaned_data["supplied"]
        )
        taken = set(same.exclude(pk=mine.pk).values_list("which", flat=True))
        return kept if kept not in taken else next(n for n in range(len(taken) + 1) if n not in taken)

    def _alias(self) -> Alias:
        """Return the existing alias if name and person are unchanged, else the requested one."""
        if self.instance.pk and not {"name", "person"} & set(self.changed_data):
            kept: Alias = self.instance.alias
            return kept
        name, person = self.cleaned_data["name"], self.cleaned_data["person"]
        if person is None:
            return alias_as_borne(name)[0]
        same = Alias.objects.filter(form=name, person__identity=person).order_by("pk").first()
        return same or alias_for(name, person)[0]
