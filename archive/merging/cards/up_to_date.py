"""Following the journal: a few changes are applied at once, many by rebuilding the queue."""

from collections.abc import Callable, Iterable
from typing import Final

from django.db.models import Exists, Max, Min, OuterRef, Q, QuerySet

from archive.journal.models import Revision, Run
from archive.merging import candidates
from archive.merging.cards.around import look_round
from archive.merging.cards.fresh import rebuild
from archive.merging.cards.models import Card
from archive.merging.models import QueueHead
from archive.names.keys import name_key
from archive.people.models import Alias, Person

Progress = Callable[[int, int], None]
_HEAD: Final = 2  # the row of QueueHead for cards; the first is for pairs
_DECISIONS: Final = frozenset({"ruling", "name decision", "decision"})
_OF_NAMES: Final = (Run.Kind.CARD, Run.Kind.IDENTIFY, Run.Kind.MERGE, Run.Kind.SPLIT, Run.Kind.DECISION)
_PAGE_BY_PAGE: Final = 1_000
_AT_ONCE: Final = 60  # changes of names applied at once: each is compared with all similar names


def bring_up_to_date(progress: Progress | None = None) -> int:
    """Apply every change in the journal to the queue and return how many cards wait."""
    head, last = _head(), _last()
    if head.revision != last or not head.revision:
        changes = list(_since(head.revision)[: _AT_ONCE + 1])
        if not head.revision or len(changes) > _AT_ONCE:
            return make_anew(progress)
        candidates.catch_up()
        look_round(*_touched(changes))
        QueueHead.objects.update_or_create(pk=_HEAD, defaults={"revision": last})
    return Card.objects.count()


def make_anew(progress: Progress | None = None) -> int:
    """Compare all names anew, remake every card, and return how many wait."""
    last = _last()
    rebuild(progress)
    QueueHead.objects.update_or_create(pk=_HEAD, defaults={"revision": last})
    return Card.objects.count()


def catch_up() -> int:
    """Do the same while it takes a moment, for a page that waits; return how many changes are still to be applied."""
    head, last = _head(), _last()
    if head.revision == last:
        return 0
    changes = list(_since(head.revision)[: _AT_ONCE + 1])
    if not head.revision or len(changes) > _AT_ONCE:
        if not candidates.is_soon_rebuilt():
            return _next_of_many(head.revision)
        bring_up_to_date()
        return 0
    candidates.catch_up()
    look_round(*_touched(changes))
    QueueHead.objects.update_or_create(pk=_HEAD, defaults={"revision": last})
    return 0


def _next_of_many(after: int) -> int:
    """Apply the next of many changes and return how many are left.

    So a large card that was undone comes back page by page where comparing all names takes minutes. More than
    _PAGE_BY_PAGE, as after an import, wait until all names are compared.
    """
    left = _since(after).count()
    if not after or left > _PAGE_BY_PAGE:
        return left
    candidates.catch_up()
    pairs = QueueHead.objects.get(pk=1).revision
    some = list(_since(after).filter(pk__lte=pairs).values_list("pk", "kind", "object_id")[:_AT_ONCE])
    if some:
        look_round(*_touched((kind, pk) for _, kind, pk in some))
    last = some[-1][0] if len(some) == _AT_ONCE else max(pairs, after)
    QueueHead.objects.filter(pk=_HEAD).update(revision=last)
    return _since(last).count()


def read_by_deed(run: Run | None) -> None:
    """Advance the head past this run, whose deed remade its cards itself, unless others wrote in between."""
    if run is None:
        return
    own = Revision.objects.filter(run=run.pk).aggregate(first=Min("pk"), last=Max("pk"))
    if own["first"] is None:
        return
    between = Revision.objects.filter(pk__gt=OuterRef("revision"), pk__lt=own["first"])
    QueueHead.objects.filter(~Exists(between), pk=_HEAD, revision__lt=own["last"]).update(revision=own["last"])


def _head() -> QueueHead:
    return QueueHead.objects.get_or_create(pk=_HEAD)[0]


def _last() -> int:
    return Revision.objects.aggregate(last=Max("pk"))["last"] or 0


def _since(revision: int) -> "QuerySet[Revision, tuple[str, int]]":
    """Return the records changed since.

    Documents changed by deeds on names are left out: their names and people tell enough, without hundreds of documents.
    """
    of_names = Q(run__kind__in=_OF_NAMES) | Q(run__undoes__kind__in=_OF_NAMES)
    found = Revision.objects.filter(pk__gt=revision).exclude(of_names, kind="document")
    return found.order_by("pk").values_list("kind", "object_id").distinct()


def _touched(changes: Iterable[tuple[str, int]]) -> tuple[set[int], set[int]]:
    """Return the names and identities that these records of the journal concern, deleted ones included."""
    of: dict[str, set[int]] = {"alias": set(), "person": set(), "document": set()}
    for kind, pk in changes:
        of.get(kind, set()).add(pk)
    decided, parties = _decided({(kind, pk) for kind, pk in changes if kind in _DECISIONS})
    credited = Alias.objects.filter(credits__document__in=of["document"])
    names = of["alias"] | decided | set(credited.values_list("pk", flat=True)) | _waiting_like(of["alias"])
    people = set(Person.objects.filter(pk__in=of["person"]).values_list("identity", flat=True))
    return names, {pk for pk in people if pk} | of["person"] | parties


def _waiting_like(names: set[int]) -> set[int]:
    """Return waiting names with the same key, whose credits may have come from these names or gone to them."""
    past = Revision.objects.filter(kind="alias", object_id__in=names, value__isnull=False).values_list(
        "value", flat=True
    )
    keys = {name_key(value["fields"]["form"]) for value in past if value}
    return set(Alias.objects.waiting_as(keys).values_list("pk", flat=True)) if keys else set()


def _decided(changes: set[tuple[str, int]]) -> tuple[set[int], set[int]]:
    """Return the waiting names and identities these decisions are or were about."""
    forms, people = set[str](), set[int]()
    for kind, pk in changes:
        for value in Revision.objects.filter(kind=kind, object_id=pk).values_list("value", flat=True):
            said = (value or {}).get("fields", {})
            forms.update(form for form in (said.get("form"), said.get("other")) if form)
            people.update(pk for name in ("person_id", "first_id", "second_id") if (pk := said.get(name)))
    keys = {name_key(form) for form in forms}
    names = set(Alias.objects.waiting_as(keys).values_list("pk", flat=True)) if keys else set()
    roots = Person.objects.filter(pk__in=people).values_list("identity", flat=True)
    return names, {root for root in roots if root}
