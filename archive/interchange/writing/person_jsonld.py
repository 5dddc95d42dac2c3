"""A person as linked data in the vocabulary of schema.org."""

from collections.abc import Iterable
from typing import Any

from archive.citations.publisher import Publisher
from archive.documents.public_people import PublicPerson
from archive.people.models import Person


def person_thing(known: PublicPerson, publisher: Publisher, same_as: Iterable[str] = ()) -> dict[str, Any]:
    """Return the person with all names, without unknown values. Dates are EDTF; `same_as` are addresses elsewhere."""
    person = known.person
    is_person = person.kind == Person.Kind.PERSON
    address = publisher.person(person.slug)
    said = {
        "@context": "https://schema.org",
        "@type": "Person" if is_person else "Organization",
        "@id": address,
        "url": address,
        "name": person.name,
        "alternateName": [alias.form for alias in known.names if alias.form != person.name],
        "description": person.description,
        "birthDate" if is_person else "foundingDate": person.born.edtf if person.born else "",
        "deathDate" if is_person else "dissolutionDate": person.died.edtf if person.died else "",
        "identifier": [str(identifier) for identifier in known.identifiers],
        "sameAs": list(same_as),
    }
    return {key: value for key, value in said.items() if value}
