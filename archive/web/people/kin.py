"""The body of which a body is part, and its own parts, as far as readers may know of them."""

from archive.documents.publicity import public_people
from archive.people.models import Person


def parent_of(person: Person) -> Person | None:
    """The body above, as it stands today."""
    return public_people().filter(pk=person.parent.identity_id or 0).first() if person.parent else None


def sections_of(person: Person) -> list[Person]:
    """The bodies below, in the order of their names; also those of whoever was merged into the body."""
    # First who they are, then whether they are public: at once, SQLite asks that of everybody.
    below = Person.objects.filter(parent__identity=person.pk)
    keys = [identity for identity in below.values_list("identity", flat=True) if identity]
    return list(public_people().filter(pk__in=keys).order_by("name_key", "pk")) if keys else []
