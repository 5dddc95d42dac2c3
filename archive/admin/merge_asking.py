"""The people to merge, parsed from the request."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, QueryDict
from django.utils.translation import gettext as _

from archive.merging.merge import CHOICES
from archive.merging.refusals import MergeRefused
from archive.people.models import Person


@dataclass(frozen=True)
class Asked:
    """The people concerned, with merges resolved, and the original request."""

    survivor: Person
    absorbed: tuple[Person, ...]
    meanwhile: tuple[tuple[Person, Person], ...] = ()

    @property
    def people(self) -> tuple[Person, ...]:
        return (self.survivor, *self.absorbed)

    @property
    def moved_on(self) -> tuple[str, ...]:
        """Messages about requested people who have been merged since."""
        return tuple(
            _("%(person)s has meanwhile been merged into %(root)s.") % {"person": gone, "root": root}
            for gone, root in self.meanwhile
        )


def asked(request: HttpRequest) -> Asked:
    """Return who is to be merged, from the form if it names the absorbed, else from the URL.

    People merged meanwhile are replaced by their survivor. Raises Http404 for a person that never existed.
    """
    sent, address = request.POST, request.GET
    if sent.getlist("absorbed"):
        survivor, named = number(sent.get("survivor")), numbers(sent.getlist("absorbed"))
    else:
        survivor = number(sent.get("survivor") or address.get("survivor"))
        named = numbers(address.getlist("absorbed"))
        before = number(address.get("survivor"))
        named += [before] if before and before != survivor and survivor in named else []
        named = [pk for pk in named if pk != survivor or survivor == before]
    return _standing(survivor, named, left_out=numbers(sent.getlist("_without")), instead=number(sent.get("_survivor")))


def _standing(survivor: int, named: Iterable[int], left_out: Iterable[int], instead: int) -> Asked:
    wanted = [survivor, *(pk for pk in dict.fromkeys(named) if pk not in set(left_out))]
    found = Person.objects.select_related("identity").in_bulk(wanted)
    if len(wanted) < 2 or set(wanted) - found.keys():
        raise Http404(_("Nobody like this is in the archive."))
    roots = [_root(found[pk]) for pk in wanted]
    meanwhile = tuple((found[pk], root) for pk, root in zip(wanted, roots, strict=True) if root.pk != pk)
    first = next((root for root in roots if root.pk == instead), roots[0])
    # Duplicates are kept, so that merging somebody into themselves is rejected with a message.
    others = roots[1:] if first is roots[0] else [root for root in roots if root.pk != first.pk]
    return Asked(first, tuple({root.pk: root for root in others}.values()), meanwhile)


def _root(person: Person) -> Person:
    root = person if person.is_standing else person.identity
    assert isinstance(root, Person), "who is merged has an identity"
    return root


def kept(sent: QueryDict, people: Iterable[Person]) -> Mapping[str, Person]:
    """Return, for each field with a choice, the person whose value is kept. Raises MergeRefused for anybody else."""
    known = {person.pk: person for person in people}
    chosen = {field: number(sent.get(f"keep_{field}")) for field in CHOICES if f"keep_{field}" in sent}
    if chosen.keys() and set(chosen.values()) - known.keys():
        raise MergeRefused(
            _("Some of what you chose belongs to somebody who is not on this page. Look again and choose.")
        )
    return {field: known[pk] for field, pk in chosen.items()}


def number(text: str | None) -> int:
    """Return the key in a request parameter, 0 if invalid."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else 0


def numbers(texts: Iterable[str]) -> list[int]:
    """Return the keys in request parameters, 0 for invalid ones."""
    return [number(text) for text in texts]
