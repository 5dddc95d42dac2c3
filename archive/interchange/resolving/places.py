"""Records of places by name; where several share a name, the place they lie in decides."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from archive.authority.addresses import free_slugs, give_out
from archive.authority.models import Address
from archive.interchange.record import TravellingPlace
from archive.interchange.resolving import name_key
from archive.interchange.slicing import slices
from archive.places.models import Place, PlaceName

# The identity of a place, and the identity of the place it lies in.
Candidate = tuple[int, int | None]


class Places:
    """A cache of standing places, by the folded keys of all their names."""

    def __init__(self) -> None:
        self._known: dict[str, list[Candidate]] = {}

    def learn(self, places: Iterable[TravellingPlace]) -> None:
        """Load those of these places that the archive has."""
        names = {name for place in places for name in (place.name, place.within) if name}
        for keys in slices({name_key(name) for name in names} - self._known.keys()):
            self._known.update(_candidates(keys))

    def get(self, place: TravellingPlace) -> int | None:
        """Return the place; None where there is none, or more than one."""
        meant = self._meant(place)
        return meant[0] if len(meant) == 1 else None

    def trouble(self, place: TravellingPlace) -> str:
        """Return why this place cannot be resolved, as a sentence; "" where it can, or would be new."""
        meant = self._meant(place)
        if len(meant) <= 1:
            return ""
        said = _("names “%(place)s”, and %(n)d places bear that name. Say in which it lies with “within”.")
        return said % {"place": place.name, "n": len(meant)}

    def settle(self, places: Iterable[TravellingPlace]) -> list[int]:
        """Create missing places, what they lie in first, and return the keys of those created."""
        places = list(places)
        self.learn(places)
        around = [TravellingPlace(place.within) for place in places if place.within]
        return self._make_missing(around) + self._make_missing(places)

    def _meant(self, place: TravellingPlace) -> list[int]:
        candidates = self._known.get(name_key(place.name), [])
        if place.within:
            around = {pk for pk, _ in self._known.get(name_key(place.within), [])}
            return [pk for pk, parent in candidates if parent in around]
        return [pk for pk, _ in candidates]

    def _make_missing(self, places: list[TravellingPlace]) -> list[int]:
        unknown = [place for place in reversed(places) if not self._meant(place)]
        missing = {(name_key(place.name), name_key(place.within)): place for place in unknown}
        news = list(reversed(missing.values()))
        slugs = free_slugs(Address.Kind.PLACE, [place.name for place in news])
        around = [self.get(TravellingPlace(place.within)) if place.within else None for place in news]
        records = [
            Place(name=place.name, slug=slug, parent_id=parent)
            for place, slug, parent in zip(news, slugs, around, strict=True)
        ]
        Place.objects.bulk_create(records, batch_size=500)
        Place.objects.settle_new()
        give_out(Address.Kind.PLACE, [(record.slug, record.pk) for record in records])
        for record in records:
            self._known.setdefault(name_key(record.name), []).append((record.pk, record.parent_id))
        return [record.pk for record in records]


def _candidates(keys: list[str]) -> dict[str, list[Candidate]]:
    """Return places by name; where none has the name, by a former name."""
    found: dict[str, dict[int, int | None]] = {key: {} for key in keys}
    rows = Place.objects.filter(name_key__in=keys).order_by("pk")
    for key, identity, parent in rows.values_list("name_key", "identity_id", "identity__parent__identity_id"):
        found[key][identity or 0] = parent
    former = PlaceName.objects.filter(key__in=[key for key, places in found.items() if not places]).order_by("pk")
    columns = ("key", "place__identity_id", "place__identity__parent__identity_id")
    for key, place, around in former.values_list(*columns):
        found[key][place or 0] = around
    return {key: list(places.items()) for key, places in found.items()}
