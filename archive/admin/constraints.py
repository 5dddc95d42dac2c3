"""Database constraints as form errors, before the database raises them.

Django validates only the fields of the form; here folded keys derived from the input and constraints on the whole
record are checked as well. `SAID` maps every constraint that users can violate to its field and message;
`KEPT_BY_DEEDS` lists the others, with the code that maintains them. A test walks all constraints of all models.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.authority.fields import KeyField
from archive.authority.models import AuthorityRecord
from archive.authority.ranks import RankRefused, above_of, refuse_circle

if TYPE_CHECKING:
    Form = forms.ModelForm[Any]
else:
    Form = forms.ModelForm

_TAKEN: Final = _("This name is here already: case and accents make no other. Use that one, or choose another.")
_TWICE: Final = _("This stands here already.")
SAID: Final[dict[str, tuple[str, Promise]]] = {
    "topic_once_while_standing": ("name", _TAKEN),
    "place_once_at_the_top": ("name", _TAKEN),
    "place_once_within_its_parent": ("name", _("A place of this name lies there already. Use that one, or another.")),
    "place_latitude_in_range": ("latitude", _("A latitude lies between -90 and 90.")),
    "place_longitude_in_range": ("longitude", _("A longitude lies between -180 and 180.")),
    "documenttype.name_key": ("name", _TAKEN),
    "repository.name_key": ("name", _TAKEN),
    "collection.name_key": ("name", _TAKEN),
    "document_once_per_source": (
        "external_id",
        _("Another record has this id. Correct it, or leave it empty."),
    ),
    "document_has_a_title": ("title", _("Give the record a title.")),
    "alias_once_per_person": ("form", _("This name is among the names of this person already.")),
    "alias_once_unidentified": ("form", _("This name waits already for somebody to identify it.")),
    "alias_has_a_form": ("form", _("Write the name.")),
    "identifier_once_per_person": ("value", _TWICE),
    "synonym_once_per_topic": ("form", _TWICE),
    "place_name_once": ("form", _TWICE),
    "rendering_once_per_language": ("language", _("There is a title or a summary in this language already.")),
    "rendering_says_something": ("title", _("Give a title or a summary in this language.")),
    "place_once_per_role": ("place", _("This place stands here already in this role.")),
    "holding_says_something": ("reference", _("Say at least the repository, the reference or a note.")),
    "relation_once_by_external_id": ("kind", _("This tie stands here already.")),
    "relation_once_by_document": ("kind", _("This tie stands here already.")),
    "relation_not_to_itself": ("other", _("A record has no tie to itself.")),
    "wording_once_in_a_language": ("language", _TWICE),
    "credit_once_per_role": ("name", _("A name stands twice in the same role. Take one of the two rows away.")),
}
# The person of a name is known only when the row is saved.
_SAID_WHEN_MET: Final = frozenset({"credit_once_per_role"})
KEPT_BY_DEEDS: Final = {
    "card.key": "merging.cards.keeping",
    "claim.key": "merging.deeds.claims",
    "importprofile.name": "interchange.mapping.profiles",
    "member_is_a_name_or_a_person": "merging.cards.keeping",
    "ruling_once_per_bearer": "merging.deeds.rulings",
    "ruling_once_per_name": "merging.deeds.rulings",
    "ruling_once_per_pair": "merging.deeds.rulings",
    "saved_list_once_per_name": "admin.finding.desk_list.keep_view",
    "taken_down_once": "editing.taking_down",
    "waitingname.key": "search.index.waiting",
    "person_not_into_itself": "merging.merge",
    "topic_not_into_itself": "merging",
    "place_not_into_itself": "merging",
    "person_once_per_source": "interchange.applying.people",
    "alias_heads_a_language": "admin.tree_names",
    "alias_heads_a_script": "admin.tree_names",
    "alias_one_preferred": "people.enrolment.agree_on_preferred",
    "not_same_once_per_pair": "merging.decisions.decide",
    "not_same_in_order": "merging.decisions.decide",
    "not_borne_once": "merging.decisions.decide_not_borne",
    "document_published_at_a_time": "editing.publishing",
    "document_dates_in_order": "dates.ImpreciseDate",
    "language_once_per_document": "admin.word_fields.LanguagesField",
    "backer_once_per_kind": "admin.word_fields.LinesField",
    "topic_once_per_document": "admin.document_form",
    "membership_once": "admin.document_form",
    "address_given_once": "authority.addresses.give_out",
    "revision_once_per_run": "journal.runs",
    "merge_request_open_once": "merging.requests",
    "candidate_once_per_pair": "merging.candidates_kept",
    "candidate_in_order": "merging.candidates_kept",
    "name_key_once": "merging.name_keys",
}
MET: Final = "_met"  # the constraint violated by a save despite validation, passed when the form is processed again


class AsksTheDatabase(Form):
    """Mixin of admin forms that checks the database constraints."""

    def _post_clean(self) -> None:
        if self.prefix and self.instance.pk and not self.has_changed():
            return  # an unchanged row was validated when it was saved
        with _unsaid(self.instance):
            super()._post_clean()  # type: ignore[misc]
        self._refuse_circle()
        met = SAID.get(self.data.get(MET, "")) if not self.prefix else None
        if met:
            self._refuse(*met)

    def validate_unique(self) -> None:
        """Check the whole record, including fields not on the form."""
        super().validate_unique()
        fill_keys(self.instance)
        for field, sentence in refused(self.instance, self._as_it_was()):
            if not self.has_error(field if field in self.fields else "__all__"):
                self._refuse(field, sentence)

    def _as_it_was(self) -> frozenset[str]:
        """Return the columns of an existing record that the form does not change. Folded keys follow their source."""
        if self.instance._state.adding:
            return frozenset()
        fields = self.instance._meta.concrete_fields
        said = set(self.changed_data)
        return frozenset(one.name for one in fields if not isinstance(one, KeyField) and one.name not in said)

    def _refuse(self, field: str, sentence: Promise) -> None:
        self.add_error(field if field in self.fields else None, ValidationError(str(sentence), code="constraint"))

    def _refuse_circle(self) -> None:
        if not isinstance(self.instance, AuthorityRecord):
            return
        field = above_of(type(self.instance))
        try:
            refuse_circle(self.instance, getattr(self.instance, field) if field in self.fields else None)
        except RankRefused as circle:
            self.add_error(field, str(circle))


@contextmanager
def _unsaid(instance: models.Model) -> Iterator[None]:
    """Suppress Django's validation of constraints that the form reports itself."""
    instance.validate_constraints = lambda exclude=None: None  # type: ignore[method-assign]
    try:
        yield
    finally:
        del instance.validate_constraints


def fill_keys(instance: models.Model) -> None:
    """Update the folded keys of the record."""
    for field in instance._meta.concrete_fields:
        if isinstance(field, KeyField):
            field.pre_save(instance, add=False)


def refused(instance: models.Model, kept: frozenset[str] = frozenset()) -> Iterator[tuple[str, Promise]]:
    """Yield the constraints the record would violate, as field and message.

    Violations that involve only unchanged columns are left out.
    """
    model = type(instance)
    for constraint in instance._meta.constraints:
        said = None if constraint.name in _SAID_WHEN_MET else SAID.get(constraint.name)
        columns = set(getattr(constraint, "fields", ()))
        if columns and columns <= kept:
            continue
        if said is not None and not _holds(constraint, model, instance):
            yield said
    for field in instance._meta.concrete_fields:
        said = SAID.get(f"{model._meta.model_name}.{field.name}")
        taken = {field.name: getattr(instance, field.attname)}
        if said and model._default_manager.filter(**taken).exclude(pk=instance.pk).exists():
            yield said


def _holds(constraint: models.BaseConstraint, model: type[models.Model], instance: models.Model) -> bool:
    if isinstance(constraint, models.UniqueConstraint):
        return not _is_taken(constraint, model, instance)
    if isinstance(constraint, models.CheckConstraint) and _is_plain(constraint.condition):
        return _is_so(constraint.condition, instance)
    try:
        constraint.validate(model, instance)
    except ValidationError:
        return False
    return True


def _is_taken(constraint: models.UniqueConstraint, model: type[models.Model], instance: models.Model) -> bool:
    """Whether another record has the same values, if the constraint applies to this one."""
    values = {name: _value(instance, name) for name in constraint.fields}
    if None in values.values() or not _is_so(constraint.condition, instance):
        return False
    others = model._default_manager.filter(**values).exclude(pk=instance.pk)
    return (others.filter(constraint.condition) if constraint.condition else others).exists()


def _is_so(condition: Any, instance: models.Model) -> bool:
    """Whether a record meets a condition of simple equations."""
    if condition is None:
        return True
    if isinstance(condition, tuple):
        return bool(_value(instance, condition[0]) == condition[1])
    every = [_is_so(child, instance) for child in condition.children]
    return bool((all(every) if condition.connector == models.Q.AND else any(every)) != condition.negated)


def _is_plain(condition: Any) -> bool:
    """Whether a condition compares one column with a string, so that no query is needed."""
    every: list[Any] = list(getattr(condition, "children", ()))
    return len(every) == 1 and isinstance(every[0], tuple) and "__" not in every[0][0] and isinstance(every[0][1], str)


def _value(instance: models.Model, name: str) -> Any:
    """Return the column value; for a foreign key the raw key."""
    return instance.__dict__.get(f"{name}_id", instance.__dict__.get(name))


def twice(instance: models.Model, parent: str) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield the unique values of the record by constraint: two rows of one form may not share them."""
    for constraint in instance._meta.constraints:
        if not isinstance(constraint, models.UniqueConstraint) or constraint.name not in SAID.keys() - _SAID_WHEN_MET:
            continue
        values = {name: _value(instance, name) for name in constraint.fields}
        own = [value for name, value in values.items() if name != parent]
        if None not in own and any(own) and _is_so(constraint.condition, instance):
            yield constraint.name, tuple(values.values())


def met_in(failed: IntegrityError, among: tuple[type[models.Model], ...]) -> str:
    """Return the name of the violated constraint, or "" if the backend does not report it."""
    named = getattr(getattr(failed.__cause__, "diag", None), "constraint_name", "") or ""
    told = f"{named} {failed}"
    for model in among:
        for constraint in model._meta.constraints:
            columns = [
                f"{model._meta.db_table}.{model._meta.get_field(name).column}"  # type: ignore[union-attr]
                for name in getattr(constraint, "fields", ())
            ]
            if constraint.name in told or (columns and ", ".join(columns) in told):
                return constraint.name
    return named
