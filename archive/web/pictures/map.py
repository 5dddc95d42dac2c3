"""The map of places: circles over the outlines of the land, sized by the number of documents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt
from typing import Final

# The coordinates of `land.svg`: four units per degree, from 180° W and 84° N to 60° S.
UNITS: Final = 4.0
WEST, NORTH, SOUTH = -180.0, 84.0, -60.0
MARGIN: Final = 9.0  # padding around the outermost places, in degrees
LEAST: Final = (44.0, 24.0)  # minimum width and height in degrees
WIDEST, NARROWEST = 2.3, 1.7  # aspect ratio
LETTER: Final = 0.0135  # font size relative to the width of the map
MOST_NAMED: Final = 24


@dataclass(frozen=True, slots=True)
class Site:
    """A place with coordinates in degrees and its number of documents."""

    slug: str
    label: str
    count: int
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A circle as SVG attributes; `anchor` places its label: `start` on the right, `end` on the left, "" for none."""

    site: Site
    x: str
    y: str
    r: str
    anchor: str = ""
    text_x: str = ""
    text_y: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A section of the world map with its circles, largest first."""

    view: str
    letter: str
    land: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def chart(sites: Sequence[Site]) -> Chart | None:
    """Return the map that fits all sites; None for fewer than two.

    Degrees of longitude are scaled by the cosine of the middle latitude.
    """
    if len(sites) < 2:
        return None
    west, east, north, south = _stretch(sites)
    shrunk = cos(radians((north + south) / 2))
    left, top = (west - WEST) * UNITS * shrunk, (NORTH - north) * UNITS
    width, height = (east - west) * UNITS * shrunk, (north - south) * UNITS
    ranked = sorted(sites, key=lambda site: (-site.count, site.label))
    drawn = [_circle(site, shrunk, width, ranked[0].count) for site in ranked]
    frame = _Box(left, top, left + width, top + height)
    return Chart(
        view=" ".join(f"{number:.1f}" for number in (left, top, width, height)),
        letter=f"{width * LETTER:.2f}",
        land=f"{360 * UNITS * shrunk:.1f}",
        spots=tuple(_named(drawn, frame)),
    )


def _stretch(sites: Iterable[Site]) -> tuple[float, float, float, float]:
    """Return west, east, north and south of the map in degrees, within the limits of size and aspect ratio."""
    latitudes = sorted(site.latitude for site in sites)
    longitudes = sorted(site.longitude for site in sites)
    west, east = _at_least(longitudes[0] - MARGIN, longitudes[-1] + MARGIN, LEAST[0], -180.0, 180.0)
    south, north = _at_least(latitudes[0] - MARGIN, latitudes[-1] + MARGIN, LEAST[1], SOUTH, NORTH)
    shrunk = cos(radians((north + south) / 2))
    west, east = _at_least(west, east, (north - south) * NARROWEST / shrunk, -180.0, 180.0)
    south, north = _at_least(south, north, (east - west) * shrunk / WIDEST, SOUTH, NORTH)
    return west, east, north, south


def _at_least(low: float, high: float, span: float, lowest: float, highest: float) -> tuple[float, float]:
    """Return the interval widened on both sides to this span, and shifted to stay within the bounds."""
    more = max(0.0, span - (high - low)) / 2
    low, high = low - more, high + more
    low, high = (lowest, high + lowest - low) if low < lowest else (low, high)
    low, high = (low - (high - highest), highest) if high > highest else (low, high)
    return max(low, lowest), min(high, highest)


def _circle(site: Site, shrunk: float, width: float, most: int) -> tuple[Site, float, float, float]:
    x, y = (site.longitude - WEST) * UNITS * shrunk, (NORTH - site.latitude) * UNITS
    return site, x, y, width * (0.004 + 0.02 * sqrt(site.count / most))


def _named(drawn: Sequence[tuple[Site, float, float, float]], frame: _Box) -> Iterable[Spot]:
    """Yield all circles; the larger ones with labels where they do not overlap."""
    letter = (frame.right - frame.left) * LETTER
    taken = [_Box(x - r * 0.7, y - r * 0.7, x + r * 0.7, y + r * 0.7) for _site, x, y, r in drawn]
    for number, (site, x, y, r) in enumerate(drawn):
        spot = Spot(site, f"{x:.1f}", f"{y:.1f}", f"{r:.2f}")
        others = taken[:number] + taken[number + 1 :]
        length, gap = letter * 0.56 * len(site.label), letter * 0.35
        for anchor, at, begin in (("start", x + r + gap, x + r + gap), ("end", x - r - gap, x - r - gap - length)):
            box = _Box(begin, y - letter * 0.6, begin + length, y + letter * 0.6)
            inside = frame.left < box.left and box.right < frame.right
            if number < MOST_NAMED and inside and not any(box.meets(other) for other in others):
                taken.append(box)
                spot = Spot(site, spot.x, spot.y, spot.r, anchor, f"{at:.1f}", f"{y + letter * 0.35:.1f}")
                break
        yield spot
