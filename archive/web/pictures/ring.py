"""The ring of correspondents around a person: a line to each recipient and one from each author, width by count.

Names are in two columns, each in a row of its own, so that labels never overlap.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from archive.web.people.company import Correspondent

WIDTH: Final = 400
ROW: Final = 52
_REACH: Final = 76  # distance from the middle to the outermost name
_BOW: Final = 13  # distance between the two curves of a pair
_LETTER: Final = 6.9  # approximate width of a character
_THICKEST: Final = 9.0
_MOST_LINES: Final = 2


@dataclass(frozen=True, slots=True)
class Spoke:
    """A correspondent: the position and lines of the label, and the two curves."""

    other: Correspondent
    x: int
    y: int
    text_x: int
    text_y: int
    is_left: bool
    lines: tuple[str, ...]
    wrote: str
    heard: str
    wrote_width: str
    heard_width: str


@dataclass(frozen=True, slots=True)
class Ring:
    """The person in the middle, and the correspondents clockwise from the top right, most frequent first."""

    spokes: tuple[Spoke, ...]
    height: int
    width: int = WIDTH

    @property
    def middle(self) -> tuple[int, int]:
        return self.width // 2, self.height // 2


def ring(others: Sequence[Correspondent]) -> Ring | None:
    """Return the ring of these correspondents; None for fewer than two."""
    if len(others) < 2:
        return None
    right = others[: (len(others) + 1) // 2]
    left = others[len(right) :][::-1]
    height = ROW * len(right) + 8
    most = max(max(other.wrote, other.heard) for other in others)
    spokes = [
        _spoke(other, (place + 0.5) * height / len(side), side is left, height, most)
        for side in (right, left)
        for place, other in enumerate(side)
    ]
    return Ring(tuple(spokes), height)


def _spoke(other: Correspondent, y: float, is_left: bool, height: int, most: int) -> Spoke:
    middle_x, middle_y = WIDTH / 2, height / 2
    out = _REACH * max(0.25, 1 - ((y - middle_y) / (middle_y + 10)) ** 2) ** 0.5
    x = middle_x - out if is_left else middle_x + out
    lines = _wrapped(other.name, int((middle_x - out - 14) / _LETTER))
    return Spoke(
        other,
        round(x),
        round(y),
        round(x - 10 if is_left else x + 10),
        round(y - 4 - 7.5 * (len(lines) + 1)),
        is_left,
        lines,
        _line((middle_x, middle_y), (x, y), _BOW) if other.wrote else "",
        _line((middle_x, middle_y), (x, y), -_BOW) if other.heard else "",
        _width(other.wrote, most),
        _width(other.heard, most),
    )


def _line(start: tuple[float, float], end: tuple[float, float], bow: float) -> str:
    """Return a quadratic curve that bends to one side."""
    (x, y), (to_x, to_y) = start, end
    long = max(1.0, ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5)
    bend_x, bend_y = (x + to_x) / 2 - (to_y - y) / long * bow, (y + to_y) / 2 + (to_x - x) / long * bow
    return f"M{x:.0f},{y:.0f}Q{bend_x:.1f},{bend_y:.1f} {to_x:.1f},{to_y:.1f}"


def _width(count: int, most: int) -> str:
    return f"{1 + (_THICKEST - 1) * (count / most) ** 0.5:.1f}"


def _wrapped(name: str, letters: int) -> tuple[str, ...]:
    lines = textwrap.wrap(name, max(8, letters))
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1][: letters - 1].rstrip(' ,.')}…"]
    return tuple(lines)
