"""The register of addresses: readable slugs, never given out twice."""

from collections.abc import Iterable

from django.utils.text import slugify

from archive.authority.models import Address
from archive.names.keys import transliterate

LONGEST = 90


def readable(name: str) -> str:
    """Return the slug a name asks for: Latin letters, digits and hyphens, at most 90, never empty."""
    return slugify(transliterate(name))[:LONGEST].strip("-") or "unnamed"


def free_slugs(kind: str, names: Iterable[str]) -> list[str]:
    """Return an unused slug for each name, in order; a second Matveyev becomes `matveyev-2`. Nothing is written."""
    wishes = [readable(name) for name in names]
    given = _given(kind, set(wishes))
    return [_next_free(wish, given) for wish in wishes]


def free_slug(kind: str, name: str) -> str:
    """Return an unused slug for one name."""
    return free_slugs(kind, [name])[0]


def give_out(kind: str, targets: Iterable[tuple[str, int]]) -> None:
    """Register these slugs for their records (slug, primary key); slugs registered before are left alone."""
    rows = [Address(kind=kind, slug=slug, target=target) for slug, target in targets]
    Address.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)


def target_of(kind: str, slug: str) -> int | None:
    """Return the primary key of the record this slug was given to, or None."""
    return Address.objects.filter(kind=kind, slug=slug).values_list("target", flat=True).first()


def _given(kind: str, wishes: set[str]) -> set[str]:
    ours = Address.objects.filter(kind=kind)
    if len(wishes) > 200:
        return set(ours.values_list("slug", flat=True))
    given: set[str] = set()
    for wish in wishes:
        given.update(ours.filter(slug__startswith=wish).values_list("slug", flat=True))
    return given


def _next_free(wish: str, given: set[str]) -> str:
    slug, number = wish, 1
    while slug in given:
        number += 1
        slug = f"{wish}-{number}"
    given.add(slug)
    return slug
