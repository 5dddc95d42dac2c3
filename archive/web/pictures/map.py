"""The places of an archive on a map: circles over the outlines of the land, as large as there are documents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt
from typing import Final

# The outlines in `land.svg`: four units a degree, from 180° W and 84° N down to 60° S.
UNITS: Final = 4.0
WEST, NORTH, SOUTH = -180.0, 84.0, -60.0
MARGIN: Final = 9.0  # degrees around the outermost places
LEAST: Final = (44.0, 24.0)  # degrees from side to side and from top to bottom
WIDEST, NARROWEST = 2.3, 1.7  # width by height
LETTER: Final = 0.0135  # height of a name by the width of the map
MOST_NAMED: Final = 24


@dataclass(frozen=True, slots=True)
class Site:
    """A place that is on the map: where it lies, in degrees, and how many documents it has."""

    slug: str
    label: str
    count: int
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A circle, in units of the drawing as the drawing writes them; `anchor` is where its name stands, if anywhere:
    `start` right of it, `end` left."""

    site: Site
    x: str
    y: str
    r: str
    anchor: str = ""
    text_x: str = ""
    text_y: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A stretch of the world with its spots, largest first."""

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
    """The map that shows all of them and little else; none where there are fewer than two.

    Degrees of longitude are drawn as long as they are in the middle of the stretch.
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
    """West, east, north and south of the map, in degrees, neither too narrow nor too flat."""
    latitudes = sorted(site.latitude for site in sites)
    longitudes = sorted(site.longitude for site in sites)
    west, east = _at_least(longitudes[0] - MARGIN, longitudes[-1] + MARGIN, LEAST[0], -180.0, 180.0)
    south, north = _at_least(latitudes[0] - MARGIN, latitudes[-1] + MARGIN, LEAST[1], SOUTH, NORTH)
    shrunk = cos(radians((north + south) / 2))
    west, east = _at_least(west, east, (north - south) * NARROWEST / shrunk, -180.0, 180.0)
    south, north = _at_least(south, north, (east - west) * shrunk / WIDEST, SOUTH, NORTH)
    return west, east, north, south


def _at_least(low: float, high: float, span: float, lowest: float, highest: float) -> tuple[float, float]:
    """The stretch widened on both sides to this span, and pushed back where it leaves the world."""
    more = max(0.0, span - (high - low)) / 2
    low, high = low - more, high + more
    low, high = (lowest, high + lowest - low) if low < lowest else (low, high)
    low, high = (low - (high - highest), highest) if high > highest else (low, high)
    return max(low, lowest), min(high, highest)


def _circle(site: Site, shrunk: float, width: float, most: int) -> tuple[Site, float, float, float]:
    x, y = (site.longitude - WEST) * UNITS * shrunk, (NORTH - site.latitude) * UNITS
    return site, x, y, width * (0.004 + 0.02 * sqrt(site.count / most))


def _named(drawn: Sequence[tuple[Site, float, float, float]], frame: _Box) -> Iterable[Spot]:
    """Every spot; the larger ones with their names, where there is room for them."""
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
