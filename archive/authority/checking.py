"""Checks for what no deed can have left behind: circles, wrong identities, addresses that lead nowhere."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from archive.authority.models import Address, AuthorityRecord
from archive.authority.ranks import circles

_NAMED = 5


def trees(model: type[AuthorityRecord]) -> Iterator[str]:
    """Yield records merged in a circle, and those whose identity is not the root of their merges."""
    records: Any = model._default_manager
    rows = list(records.values_list("pk", "merged_into", "identity"))
    edges = {pk: into for pk, into, _identity in rows}
    roots = {pk: _root(pk, edges) for pk in edges}
    yield from told(
        _("%(number)s are merged into one another in a circle: %(some)s"),
        [pk for pk, root in roots.items() if root is None],
    )
    wrong = [pk for pk, _into, identity in rows if roots[pk] is not None and identity != roots[pk]]
    yield from told(_("%(number)s have an identity that is not the root of their merges: %(some)s"), wrong)


def ranks(model: type[AuthorityRecord]) -> Iterator[str]:
    """Yield records that lie in themselves, through others."""
    records: Any = model._default_manager
    slugs = records.filter(pk__in=circles(model)).values_list("slug", flat=True)
    yield from told(_("%(number)s lie in themselves: %(some)s"), slugs)


def addresses(model: type[AuthorityRecord], kind: str, may_be_gone: Callable[[set[int]], set[int]]) -> Iterator[str]:
    """Yield records whose address is missing from the register or is another's, and addresses of missing records.

    Of the latter those are left out that a deed removed, according to `may_be_gone`.
    """
    records: Any = model._default_manager
    given = dict(Address.objects.filter(kind=kind).values_list("slug", "target"))
    borne = dict(records.values_list("slug", "pk"))
    amiss = [slug for slug, pk in borne.items() if given.get(slug) != pk]
    yield from told(_("%(number)s addresses are not in the register as they are borne: %(some)s"), amiss)
    gone = set(given.values()) - set(borne.values())
    lost = gone - may_be_gone(gone) if gone else gone
    stray = [slug for slug, pk in given.items() if pk in lost]
    yield from told(_("%(number)s addresses lead to nobody: %(some)s"), stray)


def told(words: str, found: Iterable[object]) -> Iterator[str]:
    """Yield the sentence with the number found and the first of them; nothing where none was."""
    some = sorted(found, key=str)
    if some:
        listed = ", ".join(map(str, some[:_NAMED])) + (" …" if len(some) > _NAMED else "")
        yield words % {"number": f"{len(some):,}", "some": listed}


def _root(pk: int, edges: dict[int, int | None]) -> int | None:
    """Return the root of the merges from here, or None in a circle."""
    seen, here = {pk}, pk
    while (into := edges.get(here)) is not None:
        if into in seen:
            return None
        seen.add(into)
        here = into
    return here
