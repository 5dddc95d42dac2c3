"""What lies in what: a body in a body, a place in a place, a topic under a broader one; never one thing in itself."""

from collections.abc import Iterable
from typing import Any, Final

from django.utils.translation import gettext as _

from archive.authority.models import AuthorityRecord

# The field of each kind that names what is above.
ABOVE: Final = {"person": "parent", "topic": "broader", "place": "parent"}


class RankRefused(ValueError):
    """A record would lie in itself, by way of others; the message names the way."""


def above_of(model: type[AuthorityRecord]) -> str:
    """The name of the field that says what is above records of this kind."""
    return ABOVE[str(model._meta.model_name)]


def refuse_circle(record: AuthorityRecord, above: AuthorityRecord | None) -> None:
    """Raises RankRefused where `above` is the record itself, one with it, or somewhere below it.

    What counts is who is one with whom today: an absorbed record stands for its survivor, whose own place counts.
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


def circles(rows: Iterable[tuple[int, int | None, int | None]]) -> list[int]:
    """Of rows of (key, identity, key of what is above) the standing records that lie in themselves."""
    known = list(rows)
    identity = {pk: root or pk for pk, root, _above in known}
    over = {pk: identity.get(above, above) for pk, _root, above in known if above is not None and identity[pk] == pk}
    return sorted(pk for pk in over if _leads_back(pk, over))


def _leads_back(pk: int, over: dict[int, int]) -> bool:
    seen, here = set[int](), over.get(pk)
    while here is not None and here not in seen:
        if here == pk:
            return True
        seen.add(here)
        here = over.get(here)
    return False
