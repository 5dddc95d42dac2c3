"""Merging people: one edge, the identities that follow from it, and nothing else moves."""

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from archive.authority.identities import settle
from archive.journal.models import Run
from archive.journal.runs import OpenRun, open_run
from archive.merging.refusals import MergeRefused
from archive.merging.requests import approve_what_was_merged
from archive.names.parts import parsed
from archive.people.enrolment import agree_on_preferred
from archive.people.locking import lock_names
from archive.people.models import NotSame, Person
from archive.search import engine

# Fields that the survivor may take over from an absorbed person.
CHOICES = ("name", "sort_name", "born", "died", "description", "biography", "parent")


def merge(
    survivor: Person,
    absorbed: Iterable[Person],
    *,
    by: AbstractBaseUser,
    reason: str,
    keep: Mapping[str, Person] | None = None,
) -> Person:
    """Merge the absorbed people into the survivor and return the survivor.

    No alias, credit, identifier or address row changes. `keep` says for a field of CHOICES whose value stays. Raises
    MergeRefused where a person was merged meanwhile, for the survivor themselves, for a pair decided not to be the
    same, for a person and a body, and without a reason.
    """
    losers = sorted({person.pk for person in absorbed})
    with open_run(Run.Kind.MERGE, by=by, reason=reason) as run:
        lock_names()
        merge_in(run, survivor.pk, losers, reason=reason, keep=keep or {})
    return Person.objects.get(pk=survivor.pk)


def merge_in(
    run: OpenRun, survivor: int, losers: list[int], *, reason: str, keep: Mapping[str, Person] | None = None
) -> None:
    """Do the same inside an open run, with names locked by the caller; the run tells who was merged."""
    people = {person.pk: person for person in _locked({survivor, *losers})}
    refuse_merge(survivor, losers, people, reason)
    _refuse_part_of_itself((keep or {}).get("parent", people[survivor]), people)
    run.tell("merged", absorbed=", ".join(people[pk].name for pk in losers)[:500], survivor=people[survivor].name)
    _take_over(run, people[survivor], keep or {})
    Person.objects.filter(pk__in=losers).update(merged_into=survivor)
    moved = settle(Person, [survivor, *losers])
    approve_what_was_merged(by=run.run.by, answer=reason)
    run.record("person", {survivor, *losers})
    engine.refresh_people(moved | {survivor, *losers})


def refuse_merge(
    survivor: int,
    losers: list[int],
    people: Mapping[int, Person],
    reason: str = "preview",
    decisions: Iterable[NotSame] | None = None,
) -> None:
    """Raise MergeRefused, naming the person and the reason, if these people cannot be merged.

    `decisions` on these people are queried where they are not passed.
    """
    if not losers or survivor in losers:
        raise MergeRefused(_("A person cannot be merged into themselves. Choose two different people."))
    if not reason.strip():
        raise MergeRefused(_("Say why they are the same: somebody will ask in ten years."))
    for person in people.values():
        if not person.is_standing:
            root = person.identity
            words = _("%(person)s has meanwhile been merged into %(root)s. Look at the two again and decide anew.")
            raise MergeRefused(words % {"person": person, "root": root})
        if parsed(person.name).kind == "nobody":
            words = _("“%(name)s” is nobody in particular, so nobody can be the same.")
            raise MergeRefused(words % {"name": person})
    _refuse_mixed_kinds(people[survivor], [people[pk] for pk in losers])
    _refuse_decided(people, _decided(people) if decisions is None else decisions)


def _refuse_mixed_kinds(survivor: Person, losers: list[Person]) -> None:
    for loser in losers:
        if loser.kind != survivor.kind:
            words = _(
                "%(one)s is a %(kind)s and %(other)s a %(other_kind)s. Correct the kind first, if one of them is wrong."
            )
            kinds = {"kind": loser.get_kind_display(), "other_kind": survivor.get_kind_display()}
            raise MergeRefused(words % {"one": loser, "other": survivor, **kinds})


def _decided(people: Iterable[int]) -> Iterable[NotSame]:
    pairs = NotSame.objects.filter(first__identity__in=people, second__identity__in=people)
    return pairs.select_related("first", "second")


def _refuse_decided(people: Mapping[int, Person], decisions: Iterable[NotSame]) -> None:
    """Raise MergeRefused for a decided pair; a decision holds for whole trees of merged people."""
    for pair in decisions:
        if pair.verdict == NotSame.Verdict.NOT_SAME and pair.first.identity_id != pair.second.identity_id:
            words = _(
                "%(one)s and %(other)s were decided not to be the same: %(reason)s Take that decision back first, if "
                "it was wrong."
            )
            raise MergeRefused(words % {"one": pair.first, "other": pair.second, "reason": pair.reason})


def _refuse_part_of_itself(source: Person, people: Mapping[int, Person]) -> None:
    """Raise MergeRefused if the survivor would lie under somebody they are one with."""
    above, seen = source.parent, set[int]()
    while above is not None and above.pk not in seen:
        if above.identity_id in people:
            words = _("%(part)s is part of %(whole)s. Correct that first: nothing is part of itself.")
            raise MergeRefused(words % {"part": source, "whole": above})
        seen.add(above.pk)
        root = above.identity
        assert isinstance(root, Person), "everybody has an identity"
        above = root.parent


def _locked(pks: set[int]) -> list[Person]:
    return list(Person.objects.select_for_update().filter(pk__in=pks).order_by("pk"))


def _take_over(run: OpenRun, survivor: Person, keep: Mapping[str, Person]) -> None:
    chosen = {field: person for field, person in keep.items() if field in CHOICES and person.pk != survivor.pk}
    if "name" in chosen:
        # A sort name goes with the name it was made from.
        chosen.setdefault("sort_name", keep.get("sort_name", chosen["name"]))
    for field, person in chosen.items():
        attname = Person._meta.get_field(field).attname  # type: ignore[union-attr]
        setattr(survivor, attname, getattr(person, attname))
    if chosen:
        survivor.save()
    if "name" in chosen:
        run.record("alias", survivor.aliases.values_list("pk", flat=True))
        run.record("alias", [agree_on_preferred(survivor).pk])
