"""Merging topics and places: an edge, as with people. Documents stay where they are; queries ask by identity."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from archive.authority.identities import settle
from archive.journal.models import Run
from archive.journal.runs import open_run
from archive.journal.wholes import KIND_OF
from archive.merging.refusals import MergeRefused
from archive.places.models import Place
from archive.search import engine
from archive.topics.models import Topic

# The foreign key to the broader heading.
ABOVE = {Topic: "broader", Place: "parent"}


def merge_headings(survivor: Any, absorbed: Iterable[Any], *, by: AbstractBaseUser, reason: str) -> Run:
    """Merge the absorbed topics or places into the survivor; an undo of the run removes the edges.

    Documents of the absorbed are found under the survivor, and their addresses lead to it. Raises MergeRefused without
    a reason, where only the survivor itself is named, where one was merged meanwhile, or where the survivor lies under
    what it would absorb.
    """
    model = type(survivor)
    keys = {one.pk for one in absorbed} - {survivor.pk}
    if not keys:
        raise MergeRefused(_("Choose two different records: one that stays, and one that is merged into it."))
    if not reason.strip():
        raise MergeRefused(_("Say why they are the same: somebody will ask in ten years."))
    with open_run(Run.Kind.MERGE, by=by, reason=reason) as run:
        rows = {
            one.pk: one for one in model.objects.select_for_update().filter(pk__in=keys | {survivor.pk}).order_by("pk")
        }
        _refuse(rows, survivor.pk)
        names = ", ".join(rows[pk].name for pk in sorted(keys))[:500]
        run.tell("merged", absorbed=names, survivor=rows[survivor.pk].name)
        for pk in keys:
            rows[pk].merged_into = rows[survivor.pk]
            rows[pk].save()
        changed = settle(model, keys | {survivor.pk}) | keys | {survivor.pk}
        run.record(KIND_OF[model], changed)
        engine.refresh_headings(KIND_OF[model], changed)
    return run.run


def _refuse(rows: dict[int, Any], survivor: int) -> None:
    for one in rows.values():
        if not one.is_standing:
            words = _("%(one)s has meanwhile been merged into %(root)s. Look at the two again and decide anew.")
            raise MergeRefused(words % {"one": one, "root": one.identity})
    above, seen = getattr(rows[survivor], ABOVE[type(rows[survivor])]), set[int]()
    while above is not None and above.pk not in seen:
        if above.identity_id in rows:
            words = _("%(part)s lies under %(whole)s. Correct that first: nothing lies under itself.")
            raise MergeRefused(words % {"part": rows[survivor], "whole": above})
        seen.add(above.pk)
        above = getattr(above.identity, ABOVE[type(above)])
