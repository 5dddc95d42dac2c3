"""What was measured, kept beside the archives, so that a part can be measured anew and the table still be whole."""

import json
import statistics
import time
from pathlib import Path
from typing import Any

Figures = dict[str, Any]
SIZES = (20_000, 300_000, 1_000_000)
ORM_SECONDS = 20  # for one answer of the plain ORM


def keep(folder: Path, name: str, figures: Figures) -> None:
    """The figures stand under this name, with the day they were measured."""
    file = folder / "figures" / f"{name}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(figures | {"day": time.strftime("%-d %B %Y")}, indent=1), "utf-8")


def kept(folder: Path, name: str) -> Figures | None:
    """What was measured last under this name."""
    file = folder / "figures" / f"{name}.json"
    return json.loads(file.read_text("utf-8")) if file.exists() else None


def archives(folder: Path, sizes: list[int]) -> list[Figures]:
    """The archives of these sizes that were measured, on SQLite and then on PostgreSQL."""
    names = [f"{engine}-{size}" for engine in ("sqlite", "postgresql") for size in sorted(set(sizes))]
    return [figures for name in names if (figures := kept(folder, name))]


def values(archive: Figures, column: str) -> list[float]:
    """The column's values of all questions that have one."""
    return [shape[column] for shape in archive["shapes"].values() if shape.get(column) is not None]


def median(archive: Figures, column: str) -> float | None:
    """The median question, None where nobody was asked."""
    return statistics.median(known) if (known := values(archive, column)) else None


def is_over(archive: Figures, column: str) -> bool:
    """Whether some question was given up in this column, so that its figures say at least how long it takes."""
    return any(shape.get(f"{column}_over") for shape in archive["shapes"].values())


def times_faster(archive: Figures, ours: str, theirs: str) -> float | None:
    """How many times longer the median question takes in their way, among those asked both ways; at least so many where
    some were given up."""
    both = [shape for shape in archive["shapes"].values() if shape.get(ours) and shape.get(theirs)]
    if not both:
        return None
    theirs_median, ours_median = (float(statistics.median(shape[way] for shape in both)) for way in (theirs, ours))
    return theirs_median / ours_median
