"""How many published documents the list of a person has."""

from archive.people.models import Person
from archive.search.keeping import current
from archive.search.query import Facet


def documents_naming(person: Person) -> int:
    """As many as the list of a standing person shows, whatever the names in them; translators are not counted."""
    catalogue = current()
    code = catalogue.identity(Facet.PERSON, person.pk)
    return 0 if code is None else int(catalogue.columns[Facet.PERSON].totals[code])
