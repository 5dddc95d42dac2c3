"""The identity behind what a file calls a person: a slug or an external id."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from archive.authority.addresses import give_out, readable
from archive.authority.models import Address
from archive.interchange.record import TravellingCredit
from archive.interchange.slicing import slices
from archive.names.keys import script_of
from archive.names.sorting import sort_form
from archive.people.models import Alias, Person

_SLUG_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


class People:
    """A cache of the identities behind references; an absorbed person is the survivor."""

    def __init__(self) -> None:
        self._meant: dict[str, set[int]] = {}

    def learn(self, references: Iterable[str]) -> None:
        """Load these references, in a few queries for all of them."""
        for some in slices({reference for reference in references if reference} - self._meant.keys()):
            self._meant.update(_meant_by(some))

    def identity(self, reference: str) -> int | None:
        """Return the identity of this reference; None where there is none, or more than one."""
        meant = self._meant.get(reference, set())
        return next(iter(meant)) if len(meant) == 1 else None

    def trouble(self, reference: str) -> str:
        """Return why this reference cannot be resolved, as a sentence; "" where it can."""
        meant = self._meant.get(reference, set())
        if len(meant) > 1:
            said = _("names the person “%(person)s”, an external id of %(n)d people. Give the slug instead.")
            return said % {"person": reference, "n": len(meant)}
        if not meant:
            said = _(
                "names the person “%(person)s”, whom the archive does not know by slug or external id. Bring in the "
                "people first, or leave person empty: the name then waits to be identified."
            )
            return said % {"person": reference}
        return ""

    def make(self, credits: Mapping[TravellingCredit, int]) -> list[int]:
        """Create everybody these credits refer to, under the slug they are referred to by; for an empty archive.

        `credits` counts how often each is written. The name is the one whose slug it would be, or else the most
        frequent.
        """
        written: dict[str, Counter[str]] = defaultdict(Counter)
        for credit, times in credits.items():
            written[credit.person][credit.name] += times
        people = [_person(slug, names) for slug, names in written.items()]
        Person.objects.bulk_create(people, batch_size=500)
        Person.objects.settle_new()
        give_out(Address.Kind.PERSON, [(person.slug, person.pk) for person in people])
        Alias.objects.bulk_create(_preferred(person) for person in people)
        self._meant.update({person.slug: {person.pk} for person in people})
        return [person.pk for person in people]


def can_be_slug(reference: str) -> bool:
    """Return whether this could be a person's slug."""
    return 0 < len(reference) <= 100 and not set(reference) - _SLUG_LETTERS


def _meant_by(references: list[str]) -> dict[str, set[int]]:
    """Return the identities of the references: by slug, else by former slug, else by external id."""
    found: dict[str, set[int]] = {reference: set() for reference in references}
    by_slug = dict(Person.objects.filter(slug__in=references).values_list("slug", "identity_id"))
    former = dict(
        Address.objects.filter(kind=Address.Kind.PERSON, slug__in=set(references) - by_slug.keys())
        .values_list("slug", "target")
    )  # fmt: skip
    roots = dict(Person.objects.filter(pk__in=former.values()).values_list("pk", "identity_id"))
    for slug, identity in by_slug.items():
        found[slug].add(identity or 0)
    for slug, target in former.items():
        found[slug].update({root for root in [roots.get(target)] if root})
    elsewhere = Person.objects.filter(external_id__in=[reference for reference, meant in found.items() if not meant])
    for external_id, identity in elsewhere.values_list("external_id", "identity_id"):
        found[external_id].add(identity or 0)
    return found


def _person(slug: str, names: Counter[str]) -> Person:
    name = next((name for name in names if readable(name) == slug), names.most_common(1)[0][0])
    return Person(slug=slug, name=name, sort_name=sort_form(name))


def _preferred(person: Person) -> Alias:
    return Alias(person=person, form=person.name, kind=Alias.Kind.PREFERRED, script=script_of(person.name))
