"""Keeping `identity` correct after merge edges were added or removed."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from archive.authority.models import AuthorityRecord


class CircleRefused(ValueError):
    """Raised when records would be merged into one another in a circle."""


def settle(model: type[AuthorityRecord], seeds: Iterable[int]) -> set[int]:
    """Set the identity of every record connected to these by merges to its root, and return the keys of those changed.

    Raises CircleRefused where the edges form a cycle.
    """
    edges, identities = _component(model, set(seeds))
    changed: set[int] = set()
    by_root: dict[int, list[int]] = {}
    for pk in edges:
        root = _root(pk, edges)
        if identities[pk] != root:
            by_root.setdefault(root, []).append(pk)
            changed.add(pk)
    for root, pks in by_root.items():
        model._default_manager.filter(pk__in=pks).update(identity=root)
    return changed


def _component(model: type[AuthorityRecord], wanted: set[int]) -> tuple[dict[int, int | None], dict[int, int | None]]:
    """Return edges and stored identities of all records connected to the wanted ones."""
    edges: dict[int, int | None] = {}
    identities: dict[int, int | None] = {}
    records: Any = model._default_manager  # the type checker stumbles over the keys of an abstract model
    while wanted:
        joined = Q(pk__in=wanted) | Q(merged_into__in=wanted)
        rows = list(records.filter(joined).values_list("pk", "merged_into", "identity"))
        news = {pk for pk, _, _ in rows} - edges.keys()
        for pk, into, identity in rows:
            edges[pk], identities[pk] = into, identity
        targets = {into for _, into, _ in rows if into is not None and into not in edges}
        wanted = (news | targets) - (wanted & edges.keys())
    return edges, identities


def _root(pk: int, edges: dict[int, int | None]) -> int:
    seen = {pk}
    while (into := edges[pk]) is not None:
        if into in seen:
            raise CircleRefused(_("These records would be merged into one another in a circle. Choose one survivor."))
        seen.add(into)
        pk = into
    return pk
