"""What tests of many rooms write into the archive, by the same deeds as people do."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, User
from django.utils import timezone

from archive.dates import ImpreciseDate
from archive.documents.models import Credit, Document
from archive.documents.vocabulary import Role, State
from archive.journal.models import Run
from archive.journal.runs import open_run
from archive.people.enrolment import enrol
from archive.people.models import Alias, Person
from archive.people.naming import alias_as_borne, alias_for
from archive.search import engine

PASSWORD = "a long enough password"


def staff(name: str, *groups: str) -> User:
    """A member of staff, in these groups where some are named."""
    user, made = User.objects.get_or_create(username=name, defaults={"is_staff": True})
    if made:
        user.set_password(PASSWORD)
        user.save()
    if groups:
        user.groups.set(Group.objects.filter(name__in=groups))
    return user


def person(name: str, *forms: str, kind: Person.Kind = Person.Kind.PERSON) -> Person:
    """A person with this preferred name and these further name forms."""
    with open_run(Run.Kind.EDIT, by=staff("founder")) as run:
        made = enrol(name, kind)
        for form in forms:
            alias_for(form, made)
        run.record("person", [made.pk])
        run.record("alias", made.aliases.values_list("pk", flat=True))
        engine.refresh_people([made.pk])
    return made


def letter(
    title: str,
    *credits: tuple[str, str] | tuple[str, str, Person | None],
    date: str = "",
    summary: str = "",
    published: bool = True,
) -> Document:
    """A document whose credits are (name as written, role) or (name, role, whose it is: None, nobody's yet)."""
    with open_run(Run.Kind.EDIT, by=staff("founder")) as run:
        document = Document(title=title, summary=summary)
        document.set_date(ImpreciseDate.parse(date) if date else None)
        if published:
            document.state, document.published_at = State.PUBLISHED, timezone.now()
        document.save()
        for position, (form, role, *whose) in enumerate(credits):
            alias, _ = alias_for(form, whose[0]) if whose else alias_as_borne(form)
            Credit.objects.create(document=document, alias=alias, role=Role(role), position=position)
            run.record("alias", [alias.pk])
        run.record("document", [document.pk])
        engine.refresh([document.pk])
    return document


def unidentified(form: str) -> Alias:
    """The name that is nobody's yet."""
    return Alias.objects.get(form=form, person=None)


def written_names(document: Document) -> list[str]:
    """The names as they stand in the document, in their order."""
    return list(document.credits.values_list("alias__form", flat=True))


def documents_of(person: Person) -> set[str]:
    """The titles that stand under a person."""
    fresh = Person.objects.get(pk=person.pk)
    return set(Document.objects.crediting(fresh).values_list("title", flat=True))


def titles(documents: Iterable[Document]) -> list[str]:
    """Their titles, in order."""
    return [str(document.title) for document in documents]
