"""Three-way comparison of a pending version: its base, the pending version itself, and the record as it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from archive.editing.models import PendingVersion
from archive.journal.models import Revision
from archive.journal.standing import GONE, Flat, Key, changed, flat
from archive.people.models import Alias

KIND: Final = "document"
# Publication is decided by deeds of its own, never by an edit.
_OF_STATE: Final = frozenset({"state", "published_at", "reason_shown", "withheld_until"})


@dataclass(frozen=True, slots=True)
class Conflict:
    """A key where the pending version and a later save of the record differ. `name` is its field name in forms."""

    key: Key
    mine: Any
    theirs: Any

    @property
    def name(self) -> str:
        part, member, field = self.key
        return f"keep-{part}-{member}-{field}"


def base_of(pending: PendingVersion) -> Flat:
    """Return the record as it was when the pending version was begun, flattened."""
    return flat(Revision.objects.filter(pk=pending.base, kind=KIND).values_list("value", flat=True).first())


def own_keys(pending: PendingVersion) -> set[Key]:
    """Return the keys that the pending version itself changes against its base."""
    return {key for key in changed(base_of(pending), flat(pending.value)) if not is_of_state(key)}


def is_of_state(key: Key) -> bool:
    """Return whether the key is a field of the states of publication."""
    return not key[0] and key[2] in _OF_STATE


def conflicts_of(pending: PendingVersion, now: Flat) -> list[Conflict]:
    """Return the keys that both the pending version and a later save changed, to different values.

    Identifying a name in between is no conflict: the credit keeps its person.
    """
    base, wanted = base_of(pending), flat(pending.value)
    mine = own_keys(pending)
    theirs = {key for key in changed(base, now) if not is_of_state(key)}
    found = [Conflict(key, wanted.get(key, GONE), now.get(key, GONE)) for key in _meeting(mine, theirs, wanted, now)]
    return [one for one in found if not _is_identification(one.key, base, now)]


def _meeting(mine: set[Key], theirs: set[Key], wanted: Flat, now: Flat) -> Iterator[Key]:
    """Yield fields that both sides changed, and members that one side removed while the other changed them."""
    for key in sorted(mine & theirs):
        if wanted.get(key, GONE) != now.get(key, GONE) and _is_there(key, wanted) and _is_there(key, now):
            yield key
    for part, member in sorted({key[:2] for key in mine if key[0]} & {key[:2] for key in theirs if key[0]}):
        there = (part, member, "")
        if (there in wanted) != (there in now) and not _only_identified(part, member, theirs):
            yield there


def _is_there(key: Key, said: Flat) -> bool:
    return not key[0] or (key[0], key[1], "") in said


def _only_identified(part: str, member: int, theirs: set[Key]) -> bool:
    return {key[2] for key in theirs if key[:2] == (part, member)} == {"alias_id"}


def _is_identification(key: Key, base: Flat, now: Flat) -> bool:
    """Return whether the only change since is whose the name is: another alias of the same form."""
    if key[0] != "credits" or key[2] != "alias_id":
        return False
    was, is_now = base.get(key, 0), now.get(key, 0)
    forms = dict(Alias.objects.filter(pk__in=[was, is_now]).values_list("pk", "form"))
    return bool(forms.get(was)) and forms.get(was) == forms.get(is_now)
