"""Text fields that identify one record: a person, a repository, another document."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from archive.authority.addresses import free_slug, give_out, target_of
from archive.authority.models import Address
from archive.documents.models import Document, Repository
from archive.names.keys import name_key
from archive.people.models import Person
from archive.people.naming import bearers
from archive.text.cleaning import clean_line


def picks(kind: str, **attrs: Any) -> forms.TextInput:
    """Return a text input that a script turns into a picker of this kind."""
    return forms.TextInput(attrs={"data-pick": kind, "autocomplete": "off", **attrs})


class PickedField(forms.CharField):
    """Text that names one record; its cleaned value is the record, or None if empty."""

    def clean(self, value: Any) -> Any:
        typed = clean_line(str(super().clean(value) or ""))
        return self.meant(typed) if typed else None

    def meant(self, typed: str) -> Any:
        """Return the record. ValidationError if there is none, or more than one."""
        raise NotImplementedError


class PersonField(PickedField):
    """A person by slug, by key, or by an unambiguous name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=picks("person"), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value.slug if isinstance(value, Person) else value

    def meant(self, typed: str) -> Person:
        known = self._by_address(typed) or self._by_name(typed)
        if known is None:
            words = _("Nobody here is “%(typed)s”. Choose from the list, or leave it empty: the name then waits.")
            raise ValidationError(words % {"typed": typed})
        return known

    def _by_address(self, typed: str) -> Person | None:
        pk = int(typed) if typed.isdecimal() and len(typed) < 19 else target_of(Address.Kind.PERSON, typed)
        found = Person.objects.filter(Q(slug=typed) | Q(pk=pk)).select_related("identity").first()
        standing: Any = found and (found.identity or found)
        return standing if isinstance(standing, Person) else None

    def _by_name(self, typed: str) -> Person | None:
        people = bearers([typed]).get(name_key(typed), frozenset())
        if len(people) > 1:
            raise ValidationError(_("Several people bear the name “%(typed)s”: choose one.") % {"typed": typed})
        return Person.objects.filter(pk__in=people).first()


class RepositoryField(PickedField):
    """A repository by name or abbreviation; an unknown one is created when the record is saved."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=picks("repository"), max_length=300, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value.name if isinstance(value, Repository) else value

    def meant(self, typed: str) -> Repository:
        return repository_named(typed) or Repository(name=typed)


def repository_named(typed: str) -> Repository | None:
    """Return the repository with this name, unambiguous abbreviation, or key."""
    named = Repository.objects.filter(name_key=name_key(typed)).first()
    short = named or _one(Repository.objects.filter(abbreviation__iexact=typed)[:2])
    if short is None and typed.isdecimal() and len(typed) < 19:
        return Repository.objects.filter(pk=int(typed)).first()
    return short


def kept_repository(repository: Repository | None) -> tuple[Repository | None, bool]:
    """Save a new repository with a slug; the second value says whether it is new."""
    if repository is None or repository.pk is not None:
        return repository, False
    if there := repository_named(repository.name):  # just created by another row of the same form
        return there, True
    repository.slug = free_slug(Address.Kind.REPOSITORY, repository.name)
    repository.save()
    give_out(Address.Kind.REPOSITORY, [(repository.slug, repository.pk)])
    return repository, True


class DocumentField(PickedField):
    """Another record: by public id, external id, primary key, or full title."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=picks("document"), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            value = Document.objects.filter(pk=value).first()
        return value.public_id if isinstance(value, Document) else value

    def meant(self, typed: str) -> Document:
        found = Document.objects.filter(public_id=typed.rstrip("/").rpartition("/")[2]).first()
        found = found or _one(Document.objects.filter(external_id=typed)[:2])
        if found is None and typed.isdecimal() and len(typed) < 19:
            found = Document.objects.filter(pk=int(typed)).first()
        found = found or _one(Document.objects.filter(title=typed)[:2])
        if found is None:
            raise ValidationError(_("No record here is “%(typed)s”. Choose one from the list.") % {"typed": typed})
        return found


def _one(rows: Any) -> Any:
    """Return the only row; None otherwise."""
    found = list(rows)
    return found[0] if len(found) == 1 else None
