"""Reading an object by a table of readers, reporting unknown keys and missing required ones."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from archive.interchange.reading.fields import Note, Reader, shown

# A key and what is wrong with its value.
Saying = tuple[str, str]


def read_object(
    mapping: Mapping[str, Any], readers: Mapping[str, Reader], required: Sequence[str] = ()
) -> tuple[dict[str, Any], list[Saying]]:
    """Return the clean values by key, and what is wrong with the others."""
    said: list[Saying] = [
        (key, f"is not a key of this shape. Known are: {', '.join(readers)}.") for key in mapping if key not in readers
    ]
    values = {key: readers[key](value, _saying(said, key)) for key, value in mapping.items() if key in readers}
    said += [
        (key, "is empty, and must be given.")
        for key in required
        if not values.get(key) and not any(key == wrong for wrong, _why in said)
    ]
    return values, said


def parts_of(value: Any, readers: Mapping[str, Reader], note: Note, plain: str = "") -> dict[str, Any] | None:
    """Return the values of an object inside a list; a bare string is the value of the `plain` key."""
    if isinstance(value, str) and plain:
        value = {plain: value}
    if not isinstance(value, dict):
        note(f"must hold objects with the keys {', '.join(readers)}.")
        return None
    unknown = [key for key in value if key not in readers]
    if unknown:
        said = _("holds the unknown key “%(key)s”. Known are: %(known)s.")
        note(said % {"key": shown(unknown[0]), "known": ", ".join(readers)})
        return None
    return {key: readers[key](part, _prefixed(note, key)) for key, part in value.items()}


def _saying(said: list[Saying], key: str) -> Note:
    return lambda why: said.append((key, why))


def _prefixed(note: Note, key: str) -> Note:
    return lambda why: note(f"{key} {why}")
