"""Conflict resolution for a stale form: both versions side by side by field and row, saved from there.

Fields changed only by the colleague keep their value, fields changed only by the user keep the user's; for those
changed by both the user chooses.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from archive.admin.record.standing import HEADINGS, PROSE, ROWS, Row, Standing, said

CHOICE: Final = "settle-"


@dataclass(frozen=True, slots=True)
class Difference:
    """A conflict: field name, label, both values in words, and the one proposed of the `options` mine, theirs, both."""

    name: str
    label: str
    mine: str
    theirs: str
    choice: str
    options: tuple[str, ...]


def differences(desk: Any, request: HttpRequest, document: Any, posted: QueryDict) -> list[Difference]:
    """Return all changes by a colleague since the form was opened that differ from the form."""
    stand = Standing.of(desk, request, document, posted)
    return [*_fields(stand), *_rows(stand)] if stand else []


def settled(desk: Any, request: HttpRequest, document: Any, posted: QueryDict) -> QueryDict:
    """Return the posted data with the user's choices applied, ready to be saved over the version shown."""
    stand = Standing.of(desk, request, document, posted)
    if stand is None or not posted.get("settled_version"):
        return posted
    into = posted.copy()
    chosen = {name.removeprefix(CHOICE): str(value) for name, value in posted.items() if name.startswith(CHOICE)}
    for one in _fields(stand):
        into[one.name] = _field(stand, one, chosen.get(one.name, one.choice))
    for prefix in ROWS:
        _write(into, prefix, list(_merged(stand, prefix, chosen)), stand)
    into["version"] = str(posted["settled_version"])
    return into


def _fields(stand: Standing) -> Iterator[Difference]:
    for name in stand.changed_fields:
        mine, theirs = stand.mine(name), stand.theirs(name)
        if mine.strip() == theirs.strip():
            continue
        if name in HEADINGS:
            yield Difference(name, stand.label(name), mine, theirs, "both", ("mine", "theirs", "both"))
        else:
            choice = "theirs" if stand.is_untouched(name) else "mine"
            options = ("mine", "theirs", "both") if name in PROSE else ("mine", "theirs")
            yield Difference(name, stand.label(name), mine, theirs, choice, options)


def _field(stand: Standing, one: Difference, choice: str) -> str:
    if choice == "both" and one.name in HEADINGS:
        between = ", " if one.name == "languages" else "\n"
        parts = [part.strip() for part in (one.mine + between + one.theirs).split(between.strip() or "\n")]
        return between.join(dict.fromkeys(filter(None, parts)))
    if choice == "both":
        return f"{one.mine}\n\n{one.theirs}"
    return one.theirs if choice == "theirs" else one.mine


def _rows(stand: Standing) -> Iterator[Difference]:
    for prefix in ROWS:
        for row in stand.disputed(prefix):
            yield _row(prefix, row)


def _row(prefix: str, row: Row) -> Difference:
    label = ROWS[prefix]
    mine = said(prefix, row.mine) if row.mine else _("(not there)")
    theirs = said(prefix, row.theirs) if row.theirs else _("(taken away)")
    options = ("mine", "theirs", "both") if row.mine and row.theirs else ("mine", "theirs")
    return Difference(f"{prefix}-{row.pk}", str(label), mine, theirs, row.proposed, options)


def _merged(stand: Standing, prefix: str, chosen: dict[str, str]) -> Iterator[dict[str, str]]:
    """Yield the merged rows: existing ones with their keys, new ones without."""
    for row in stand.rows(prefix):
        choice = chosen.get(f"{prefix}-{row.pk}", row.proposed) if row.is_disputed else "mine"
        if choice in {"theirs", "both"} and row.theirs:
            yield {**row.theirs, "id": str(row.pk)}
        if choice == "theirs":
            continue
        if row.mine is None:  # a colleague's new row that was rejected
            if row.theirs:
                yield {**row.theirs, "id": str(row.pk), "DELETE": "on"}
        elif choice == "both" or row.theirs is None:
            yield {name: value for name, value in row.mine.items() if name not in {"id", "DELETE"}}
        else:
            yield {**row.mine, "id": str(row.pk)}
    yield from stand.new_rows(prefix)


def _write(into: QueryDict, prefix: str, rows: list[dict[str, str]], stand: Standing) -> None:
    for name in [name for name in into if name.startswith(f"{prefix}-") and not name.endswith("_FORMS")]:
        del into[name]
    rows.sort(key=lambda row: "id" not in row)  # existing rows first, as formsets require
    for number, row in enumerate(rows):
        for field, value in row.items():
            into[f"{prefix}-{number}-{field}"] = value
        into[f"{prefix}-{number}-document"] = str(stand.document.pk)
    into[f"{prefix}-TOTAL_FORMS"] = str(len(rows))
    into[f"{prefix}-INITIAL_FORMS"] = str(sum("id" in row for row in rows))
