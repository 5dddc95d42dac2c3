"""A person in brief: who he is and the names under which documents know him."""

from dataclasses import dataclass

from archive.documents.models import Credit
from archive.people.models import Person
from archive.web.lines import tag


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A name as documents write it, with its language tag and how many documents do."""

    form: str
    language: str
    documents: int


@dataclass(frozen=True, slots=True)
class Portrait:
    """A person with the names found in published documents, the most frequent first."""

    slug: str
    name: str
    description: str
    names: tuple[WrittenName, ...]


def portrait(slug: str, most: int = 9) -> Portrait | None:
    """The person of this address with at most so many names."""
    person = Person.objects.standing().filter(slug=slug).first()
    if person is None:
        return None
    uses = Credit.objects.of_published().of_identity(person)
    documents: dict[str, set[int]] = {}
    for form, document in uses.values_list("alias__form", "document_id"):
        documents.setdefault(form, set()).add(document)
    ranked = sorted(documents, key=lambda form: (-len(documents[form]), form))
    names = tuple(WrittenName(form, tag("", form), len(documents[form])) for form in ranked[:most])
    return Portrait(person.slug, person.name, person.description, names)
