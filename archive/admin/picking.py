"""Autocompletion of people: namesakes are distinguished by years, slug and number of documents."""

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db import models
from django.utils.translation import ngettext

from archive.dates import lives
from archive.documents.models import Credit
from archive.imprint.figures import figure
from archive.people.models import Person


class Picker(AutocompleteJsonView):
    """Django's autocomplete view with more details on people."""

    def serialize_result(self, obj: models.Model, to_field_name: str) -> dict[str, str]:
        found: dict[str, str] = super().serialize_result(obj, to_field_name)
        return {**found, "text": in_full(obj)} if isinstance(obj, Person) else found


def in_full(person: Person) -> str:
    """Return the name with the details that distinguish namesakes."""
    years = lives.life(person.born, person.died)
    number = Credit.objects.of_identity(person).values("document").distinct().count()
    documents = ngettext("%(n)s document", "%(n)s documents", number) % {"n": figure(number)}
    said = [years, person.slug, documents, person.description[:60]]
    return f"{person} ({', '.join(filter(None, said))})"
