"""What a version names and is no longer there comes back with it: a topic or name that was undone since."""

from collections.abc import Iterable
from typing import Final

from archive.authority.identities import settle
from archive.authority.models import AuthorityRecord
from archive.editing.saving import refresh
from archive.journal.models import Revision
from archive.journal.named import Missing, missing
from archive.journal.restoring import restore
from archive.journal.runs import OpenRun
from archive.journal.standing import Flat, Key
from archive.journal.wholes import BY_KIND, KIND_OF, WHOLES, Value

# What is made beside a record that is saved. People are made by deeds of their own, and come back by undoing.
_MADE_BESIDE: Final = frozenset({"type", "repository", "collection", "place", "topic", "alias"})


class GoneForGood(ValueError):
    """Raised when something a version names is not there and does not come back."""


def gone_from(kind: str, said: Flat, keys: Iterable[Key]) -> Missing:
    """Return what these keys of a version name and is not there."""
    whole, gone = BY_KIND[kind], Missing()
    models = {"": whole.model, **{part.name: part.model for part in whole.parts}}
    for of, member, name in keys:
        if (of, member, name) in said and name:
            for model, lost in missing(models[of], [{name: said[of, member, name]}]).items():
                gone.setdefault(model, set()).update(lost)
    return gone


def bring_back(gone: Missing, run: OpenRun) -> None:
    """Make these records again as they were last, under their keys. Raises GoneForGood, before writing anything."""
    found: dict[str, dict[int, Value]] = {}
    for model, pks in gone.items():
        kind = KIND_OF.get(model, "")
        past = Revision.objects.filter(kind=kind, object_id__in=pks, value__isnull=False).order_by("pk")
        rows = past.values_list("object_id", "value") if kind in _MADE_BESIDE else ()
        known: dict[int, Value] = {pk: value for pk, value in rows if value}
        if known.keys() != pks or missing(model, [value["fields"] for value in known.values()]):
            raise GoneForGood(kind)
        found[kind] = known
    for kind in (whole.kind for whole in WHOLES if whole.kind in found):
        model, made = BY_KIND[kind].model, list(found[kind])
        restore(BY_KIND[kind], found[kind])
        if issubclass(model, AuthorityRecord):
            settle(model, made)
        run.record(kind, made)
        refresh(kind, made)
