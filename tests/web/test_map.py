"""The map of places: where coordinates are known, and only of places readers may know of."""

import re

import pytest

from archive.documents.models import DocumentPlace
from archive.places.models import Place
from archive.search import engine
from archive.web.pictures.map import Site, chart
from tests.hands import letter
from tests.web.pages import opened


@pytest.mark.django_db
def test_places_with_coordinates_stand_on_the_map_and_in_the_list_below() -> None:
    for name, north, east in (("Moscow", 55.76, 37.62), ("Peking", 39.9, 116.4), ("Nowhere", None, None)):
        sent_from(name, north, east)
    sent_from("Tomsk", 56.5, 85.0, published=False)
    page = opened("/places/")
    assert set(re.findall(r'<a href="/places/(\w+)/" tabindex', page)) == {"moscow", "peking"}
    assert "<title>&#x2068;Moscow&#x2069;: 1</title>" in page
    assert {"/places/moscow/", "/places/nowhere/"} <= set(re.findall(r'<li>\s*<a href="([^"]+)"', page))
    assert "Tomsk" not in page


@pytest.mark.django_db
def test_one_place_alone_needs_no_map() -> None:
    sent_from("Moscow", 55.76, 37.62)
    assert "<svg" not in opened("/places/").split("<main")[1]


def test_the_map_holds_every_place_wherever_they_lie() -> None:
    everywhere = [("fiji", -17.7, 178.0), ("alaska", 64.2, -152.5), ("cape", -33.9, 18.4), ("svalbard", 78.2, 15.6)]
    for some in (everywhere, everywhere[:2], everywhere[1:], [("a", 31.2, 121.5), ("b", 31.3, 121.4)]):
        drawn = chart([Site(slug, slug, 1, north, east) for slug, north, east in some])
        assert drawn is not None
        left, top, width, height = map(float, drawn.view.split())
        assert 1.2 < width / height < 3.2
        for spot in drawn.spots:
            assert left < float(spot.x) < left + width
            assert top < float(spot.y) < top + height


def sent_from(name: str, north: float | None, east: float | None, *, published: bool = True) -> None:
    """A letter sent from this place."""
    place = Place.objects.create(name=name, slug=name.lower(), latitude=north, longitude=east)
    cable = letter(f"Cable from {name}", published=published)
    DocumentPlace.objects.create(document=cable, place=place)
    engine.refresh([cable.pk])
