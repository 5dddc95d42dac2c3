"""The chart of names over time: for each written name a band from its first to its last use, width by density."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from archive.web.pictures.axis import WIDTH, Axis

HEIGHT: Final = 24
THICKEST: Final = 18
_THINNEST: Final = 1.4
_STEPS: Final = 133
_BRUSH: Final = np.array((0.04, 0.3, 0.75, 1.0, 0.75, 0.3, 0.04))  # smoothing kernel of a document, in steps

Days = NDArray[np.int64]


def bands(names: Sequence[Days], axis: Axis) -> tuple[str, ...]:
    """Return the outline of each name's band as an SVG path; "" for a name without dated documents.

    `names` holds the middle days of each name's documents. The width is the square root of the local density, on a
    scale shared by all bands.
    """
    strokes = [_stroke(days, axis) for days in names]
    most = max((float(stroke.max()) for stroke in strokes if len(stroke)), default=0.0)
    return tuple(_outline(stroke, most) if len(stroke) else "" for stroke in strokes)


def _stroke(days: Days, axis: Axis) -> NDArray[np.float64]:
    """Return the smoothed number of documents at each step of the axis; empty without documents."""
    if not len(days):
        return np.zeros(0)
    steps = (days - axis.begin) * _STEPS // (axis.end - axis.begin)
    return np.convolve(np.bincount(steps.clip(0, _STEPS - 1), minlength=_STEPS), _BRUSH, "same")


def _outline(stroke: NDArray[np.float64], most: float) -> str:
    """Return the path along the top edge and back along the bottom, symmetric about the middle."""
    used = np.flatnonzero(stroke)
    steps = np.arange(used[0], used[-1] + 1)
    half = (_THINNEST + (THICKEST - _THINNEST) * np.sqrt(stroke[steps] / most)) / 2
    bends = np.flatnonzero(np.diff(half, n=2, prepend=0, append=0).round(2))
    across, tall = (steps[bends] * WIDTH / _STEPS).round(1).tolist(), half[bends].round(1)
    ends = (HEIGHT / 2 - tall).tolist(), (HEIGHT / 2 + tall).tolist()
    above = [f"{x:g},{y:g}" for x, y in zip(across, ends[0], strict=True)]
    below = [f"{x:g},{y:g}" for x, y in zip(reversed(across), reversed(ends[1]), strict=True)]
    return f"M{'L'.join(above + below)}Z"
