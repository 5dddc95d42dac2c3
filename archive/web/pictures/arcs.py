"""The network of correspondence as an arc diagram: people in one column, an arc per correspondence, width by count.

The layout is not force-directed: the order is computed from the ties alone, so that correspondents are adjacent and the
result is deterministic.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from archive.search.engine import Tie

MOST_IN_WEB: Final = 30
MOST_ARCS: Final = 60
WIDTH: Final = 400
ROW: Final = 22
_NAMES: Final = 178  # x coordinate between names and arcs
_REACH: Final = 205
_LONGEST_NAME: Final = 27
_THICKEST: Final = 7.0
_FEWEST: Final = 3


@dataclass(frozen=True, slots=True)
class Knot:
    """A person in the diagram, with the position of the name."""

    slug: str
    name: str
    short: str
    y: int


@dataclass(frozen=True, slots=True)
class Arc:
    """The documents one person wrote to another; `goes_down` says whether the writer is above."""

    tie: Tie
    path: str
    width: str
    goes_down: bool


@dataclass(frozen=True, slots=True)
class Web:
    """The diagram. Arcs are sorted thickest first, so that thin ones are drawn on top."""

    knots: tuple[Knot, ...]
    arcs: tuple[Arc, ...]
    height: int
    width: int = WIDTH
    names: int = _NAMES


def web_of(ties: Sequence[Tie]) -> Web | None:
    """Return the diagram of the strongest of these ties; None for fewer than three people."""
    ties = ties[:MOST_ARCS]
    order = _order(ties)
    if len(order) < _FEWEST:
        return None
    names = {end.slug: end.name for tie in ties for end in (tie.author, tie.recipient)}
    place = {slug: at for at, slug in enumerate(order)}
    most = max(tie.count for tie in ties)
    arcs = tuple(_arc(tie, place, most) for tie in ties)
    knots = tuple(Knot(slug, names[slug], _short(names[slug]), at * ROW + ROW // 2) for slug, at in place.items())
    return Web(knots, arcs, len(order) * ROW)


def _order(ties: Sequence[Tie]) -> list[str]:
    """Return the order of people, computed greedily.

    It starts from the strongest tie and appends the person most connected to those just placed; connected groups follow
    one another.
    """
    bonds: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for tie in ties:
        bonds[tie.author.slug][tie.recipient.slug] += tie.count
        bonds[tie.recipient.slug][tie.author.slug] += tie.count
    left = sorted(bonds, key=lambda slug: (-sum(bonds[slug].values()), slug))
    order: list[str] = []
    while left:
        pull = {slug: sum(bonds[slug][near] / (2 + back) for back, near in enumerate(order[::-1])) for slug in left}
        following = max(left, key=lambda slug: (pull[slug], -left.index(slug)))
        left.remove(following)
        order.append(following)
    return order


def _arc(tie: Tie, place: dict[str, int], most: int) -> Arc:
    start, end = (place[each.slug] * ROW + ROW / 2 for each in (tie.author, tie.recipient))
    goes_down = end > start
    far = abs(end - start) / 2
    # The arc of the reply is drawn slightly inside.
    reach = min(_REACH, 9 * far**0.5) - (0 if goes_down else 6)
    path = f"M{_NAMES + 6},{start:g}A{reach:.0f},{far:g} 0 0 {int(goes_down)} {_NAMES + 6},{end:g}"
    return Arc(tie, path, f"{0.8 + (_THICKEST - 0.8) * (tie.count / most) ** 0.5:.1f}", goes_down)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip(' ,.')}…"
