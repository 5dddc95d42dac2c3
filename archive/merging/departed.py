"""Where names went that a split took away, and who stands for somebody whom an undo took away again."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from archive.documents.publicity import public_people, written_names
from archive.journal.models import Revision, Run
from archive.people.models import Alias, Departure, Person

Pair = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody public, and the names that were another's until a split gave them to them."""

    person: Person
    forms: tuple[str, ...]


def split_away(person: Person, departed: Iterable[Pair] | None = None) -> tuple[Away, ...]:
    """To which public people splits gave names of this one (and of whom they absorbed), in the order of their names.
    `departed` are those names, each with whose it is today, where they are known.

    Splits that were undone count for nothing, and so do names that came back. A name that wandered on stands with who
    bears it now.
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
    """Resolve each pair of name and bearer to the present bearer, following later moves."""
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
    """Who bears again what a person bore whom a split or an identification had made and an undo took away: a public
    person, or the waiting name; None where readers may know of neither."""
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
