"""Hierarchies: a body in a body, a place in a place, a topic under a broader one; never a record in itself."""

from typing import Any, Final, cast

from django.utils.translation import gettext as _

from archive.authority.models import AuthorityRecord

# The field of each kind that points to what is above.
ABOVE: Final = {"person": "parent", "topic": "broader", "place": "parent"}

_NAMED: Final = 5


class RankRefused(ValueError):
    """Raised when a record would lie in itself, through others; the message names the path."""


def above_of(model: type[AuthorityRecord]) -> str:
    """Return the name of the field that points to what is above records of this kind."""
    return ABOVE[str(model._meta.model_name)]


def refuse_circle(record: AuthorityRecord, above: AuthorityRecord | None) -> None:
    """Raise RankRefused where `above` is the record itself, merged with it, or somewhere below it.

    Present identities count: an absorbed record stands for its survivor and the survivor's place.
    """
    model: Any = type(record)
    field, own, way, seen = above_of(model), record.identity_id or record.pk, list[str](), set[int]()
    here = above.identity_id or above.pk if above is not None and own is not None else None
    while here is not None and here not in seen:
        seen.add(here)
        one = model._default_manager.select_related(f"{field}__identity").get(pk=here)
        way.append(str(one))
        if here == own:
            words = _("“%(record)s” would lie in itself: %(way)s. Choose another, or mend that one first.")
            raise RankRefused(words % {"record": record, "way": " → ".join(way)})
        over = getattr(one, field)
        here = (over.identity_id or over.pk) if over is not None else None


def refuse_circles(model: type[AuthorityRecord]) -> None:
    """Raise RankRefused where any standing record of this kind lies in itself.

    Call it after a bulk write (an import, a return, an undo), in the same transaction.
    """
    if found := circles(model):
        names = cast("Any", model)._default_manager.filter(pk__in=found[:_NAMED]).order_by("pk")
        words = _("%(records)s would lie in themselves, by way of one another. Mend what lies in what first.")
        raise RankRefused(words % {"records": ", ".join(f"“{one}”" for one in names)})


def circles(model: type[AuthorityRecord]) -> list[int]:
    """Return the keys of standing records that lie in themselves, through others."""
    field, records = above_of(model), cast("Any", model)._default_manager
    standing = records.filter(merged_into=None, **{f"{field}__isnull": False})
    rows = standing.values_list("pk", f"{field}__identity_id", f"{field}_id")
    over = {pk: root or above for pk, root, above in rows}
    return sorted(pk for pk in over if _leads_back(pk, over))


def _leads_back(pk: int, over: dict[int, int]) -> bool:
    seen, here = set[int](), over.get(pk)
    while here is not None and here not in seen:
        if here == pk:
            return True
        seen.add(here)
        here = over.get(here)
    return False
