"""Where names went that a split moved away, and who replaces a person whom an undo removed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from archive.documents.publicity import public_people, written_names
from archive.journal.models import Revision, Run
from archive.people.models import Alias, Departure, Person

Pair = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Away:
    """A public person and the names a split moved to them."""

    person: Person
    forms: tuple[str, ...]


def split_away(person: Person, departed: Iterable[Pair] | None = None) -> tuple[Away, ...]:
    """Return the public people to whom splits moved names of this person's tree, in the order of their names.

    `departed` are those names, each with its present identity, where the caller knows them. Undone splits do not count,
    nor do names that came back; a name moved again counts for its present person.
    """
    forms: dict[int, set[str]] = defaultdict(set)
    for form, identity in _followed(set(_departures(person) if departed is None else departed)):
        if identity is not None and identity != person.identity_id:
            forms[identity].add(form)
    if not forms:
        return ()
    people = public_people().filter(pk__in=forms).order_by("name_key", "pk")
    return tuple(Away(one, tuple(sorted(forms[one.pk]))) for one in people)


def _departures(person: Person) -> Iterable[Pair]:
    return Departure.objects.filter(person__identity=person.identity_id).values_list("form", "to__identity")


def _followed(pairs: set[Pair]) -> set[Pair]:
    """Resolve each pair of name and person to the present person, following later moves."""
    found, seen = set[Pair](), set[Pair]()
    while pairs := pairs - seen:
        seen |= pairs
        names, holders = {form for form, _ in pairs}, {holder for _, holder in pairs}
        here = Alias.objects.filter(form__in=names, person__identity__in=holders)
        found |= pairs & set(here.values_list("form", "person__identity"))
        gone = pairs - found
        onward = Departure.objects.filter(form__in=names, person__identity__in=holders)
        rows = onward.values_list("form", "person__identity", "to__identity")
        pairs = {(form, to) for form, holder, to in rows if (form, holder) in gone}
    return found


def heir_of(gone: int) -> Person | Alias | None:
    """Return the public person, or else the waiting name, that bears the names of a person an undo removed.

    Only people made by a split or an identification have one; None where readers may see neither.
    """
    removed = Revision.objects.filter(kind="person", object_id=gone).select_related("run").order_by("pk").first()
    if removed is None or removed.run.kind not in {Run.Kind.SPLIT, Run.Kind.IDENTIFY}:
        return None
    revisions = list(removed.run.revisions.filter(kind__in=["departure", "alias"]))
    fields = [(each.kind, each.object_id, (each.value or {}).get("fields", {})) for each in revisions]
    former = [said["person_id"] for kind, _, said in fields if kind == "departure"]
    for one in Person.objects.filter(pk__in=former).order_by("pk"):
        if public := public_people().filter(pk=one.root_pk).first():
            return public
    forms = {said.get("form", "") for kind, _, said in fields if kind == "alias"}
    return written_names(Alias.objects.unidentified().filter(form__in=forms)).order_by("pk").first()
