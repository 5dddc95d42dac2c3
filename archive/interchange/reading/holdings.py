"""Reading where an original lies: a repository, a reference in it, and the levels of the reference."""

from typing import Any

from archive.interchange.reading import fields
from archive.interchange.reading.fields import Note, Reader
from archive.interchange.reading.objects import parts_of
from archive.interchange.record import TravellingHolding
from archive.text.shelfmark import LEVELS, level_called, levels_of, written_from


def holding(value: Any, note: Note) -> TravellingHolding | None:
    """Read a holding; `parts` are the levels of its reference.

    Without a reference they make one; where they contradict it, that is noted.
    """
    told = parts_of(value, _HOLDING, note)
    if not told or not any(told.values()):
        return None
    levels = told.pop("parts", {})
    if levels and not told.get("reference"):
        told["reference"] = written_from(levels)
    known = levels_of(told.get("reference", ""))
    missing = next((level for level, said in levels.items() if known.get(level) != said), "")
    if missing:
        note(
            f"gives the part {missing} “{fields.shown(levels[missing])}”, and the reference "
            f"“{fields.shown(told['reference'])}” does not. Write it in the reference, as in “f. 558, op. 11, d. 97”, "
            "or leave the reference empty."
        )
    return TravellingHolding(**told)


def _levels(value: Any, note: Note) -> dict[str, str]:
    """Return the levels under our words for them, whatever their archive calls them: `opis` is the inventory."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        note(f"must be an object with any of the keys {', '.join(LEVELS)}.")
        return {}
    levels: dict[str, str] = {}
    for word, said in value.items():
        level = level_called(word)
        if not level or level in levels:
            note(f"holds the key “{fields.shown(word)}” that is unknown or twice. Known are: {', '.join(LEVELS)}.")
            return {}
        levels[level] = fields.line(200)(said, note)
    return {level: said for level, said in levels.items() if said}


_HOLDING: dict[str, Reader] = {
    "repository": fields.line(300),
    "reference": fields.line(500),
    "note": fields.line(4000),
    "parts": _levels,
}
