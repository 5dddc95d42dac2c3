"""Finding candidate pairs of names that may be one person's: over the whole archive, or around changed names."""

from collections.abc import Callable, Iterable

from django.db.models import Max, Q, QuerySet

from archive.documents.models import Credit, Document
from archive.journal.models import Revision
from archive.merging.candidates_kept import keep_all, keep_some
from archive.merging.documents_speak import weighed
from archive.merging.identifiers import by_identifier, sharing
from archive.merging.models import QueueHead
from archive.merging.name_keys import keep_keys, keep_keys_of, key_new_names, near
from archive.merging.names_known import brackets_of, records_of
from archive.merging.namesakes import shared_out
from archive.merging.reasons import in_words
from archive.names.pairing import Brackets, NameIndex, NameRecord, candidates, uncollected
from archive.names.pairing import Candidate as Pair
from archive.people.models import Alias

Progress = Callable[[int, int], None]
_AT_ONCE = 200  # revisions read when the queue is opened: well under a second
_SMALL = 3_000  # names; an archive this small is always compared anew
_WHILE_ONE_WAITS = 15_000  # names compared in about fifteen seconds
_SAME = 50
_LETTERS = 500  # documents of the changed names that are searched for brackets


def rebuild(progress: Progress | None = None) -> int:
    """Replace the queue by every pair of names that may be one person's, and return how many there are.

    What was put off or refused stays so. Takes about a minute and a half for 100,000 names; other writers are not
    blocked.
    """
    read_up_to = Revision.objects.aggregate(last=Max("pk"))["last"] or 0
    with uncollected():
        known = list(records_of(Alias.objects.all()))
        index = NameIndex(record for _, record in known)
        said = brackets_of(Credit.objects.all(), Document.objects.all())
        pairs = candidates(index, brackets=said, progress=progress)
        found = weighed([*shared_out(pairs), *by_identifier(known, pairs)])
        keep_keys(index, known)
        number = keep_all(found, _aliases(known))
    QueueHead.objects.update_or_create(pk=1, defaults={"revision": read_up_to})
    return number


def catch_up() -> int:
    """Compare what changed since the last call, for a moment at most; return how many changes are still to be read.

    A small archive is always read to the end.
    """
    head, _ = QueueHead.objects.get_or_create(pk=1)
    waiting = Revision.objects.filter(pk__gt=head.revision).order_by("pk")
    some = list(waiting.values_list("pk", "kind", "object_id")[: _AT_ONCE + 1])
    if len(some) > _AT_ONCE and Alias.objects.count() <= _SMALL:
        rebuild()
        return 0
    some = some[:_AT_ONCE]
    if some:
        look_again(_touched((kind, pk) for _, kind, pk in some))
        QueueHead.objects.filter(pk=1).update(revision=some[-1][0])
    return waiting.filter(pk__gt=some[-1][0]).count() if some else 0


def is_soon_rebuilt() -> bool:
    """Return whether the archive is small enough to be compared anew while a page waits for it."""
    return Alias.objects.count() <= _WHILE_ONE_WAITS


def _touched(records: Iterable[tuple[str, int]]) -> set[int]:
    """Return the names that these records of the journal concern."""
    of: dict[str, set[int]] = {"alias": set(), "person": set(), "document": set()}
    for kind, pk in records:
        of.get(kind, set()).add(pk)
    bracketed = Q(credits__document__in=of["document"]) & ~Q(credits__supplied="")
    new = Q(credits__document__in=of["document"], candidates_before=None, candidates_after=None)
    found = Alias.objects.filter(Q(pk__in=of["alias"]) | Q(person__in=of["person"]) | bracketed | new)
    return set(found.values_list("pk", flat=True))


def look_again(aliases: Iterable[int]) -> None:
    """Recompute the pairs of the owners of these names."""
    owners = _with_all_their_names(Alias.objects.filter(pk__in=list(aliases)))
    mine = list(records_of(owners))
    if not mine:
        return
    keep_keys_of(mine)
    said = _brackets_round(mine)
    others = near(mine, [*(each.form for each in said), *(each.supplied for each in said)])
    ours = {record.owner for _, record in mine}
    concerned = Q(pk__in=others | {pk for pk, _ in mine}) | Q(person__identity__in=sharing(ours))
    known = list(records_of(_with_all_their_names(Alias.objects.filter(concerned))))
    found = candidates([record for _, record in known], brackets=said)
    found = [*shared_out(found), *by_identifier(known, found, ours)]
    about_us = weighed(each for each in found if each.owner in ours or each.other in ours)
    keep_some(about_us, _aliases(known), {pk for pk, _ in mine})


def alike(form: str, kind: str = "") -> list[tuple[Alias, float, tuple[str, ...]]]:
    """Return the names that may be the same as a form not entered yet, the likeliest first: (name, score, reasons)."""
    key_new_names()
    record = NameRecord(owner=0, form=form, kind=kind)
    same = Alias.objects.written(form).values_list("pk", flat=True)[:_SAME]
    known = list(records_of(Alias.objects.filter(pk__in={*near([(0, record)], []), *same})))
    aliases = _aliases(known)
    found = [each for each in candidates([record, *(one for _, one in known)]) if 0 in {each.owner, each.other}]
    best = {_other_side(each, aliases): each for each in reversed(found)}
    rows = Alias.objects.select_related("person__identity").in_bulk(list(best))
    return [(rows[pk], each.score, in_words(each.reasons)) for pk, each in reversed(best.items()) if pk in rows]


def _other_side(each: "Pair", aliases: dict[tuple[int, str], int]) -> int:
    return aliases[(each.other, each.other_name) if each.owner == 0 else (each.owner, each.name)]


def _with_all_their_names(aliases: "QuerySet[Alias]") -> "QuerySet[Alias]":
    """Return these names and all others of their owners."""
    identities = aliases.exclude(person=None).values("person__identity")
    return Alias.objects.filter(Q(pk__in=aliases.values("pk")) | Q(person__identity__in=identities))


def _brackets_round(mine: Iterable[tuple[int, NameRecord]]) -> list[Brackets]:
    """Return what brackets say beside these names, and the brackets that supply them."""
    names = [pk for pk, _ in mine]
    credits = Credit.objects.filter(Q(alias__in=names) | Q(supplied__in={record.form for _, record in mine}))
    documents = credits.order_by().values_list("document", flat=True).distinct()[:_LETTERS]
    return brackets_of(credits, Document.objects.filter(pk__in=list(documents)))


def _aliases(known: Iterable[tuple[int, NameRecord]]) -> dict[tuple[int, str], int]:
    """Map owner and form to the name's key; of two equal forms in one tree to the older."""
    found: dict[tuple[int, str], int] = {}
    for pk, record in known:
        found.setdefault((record.owner, record.form), pk)
    return found
