"""What a user sees of an import before confirming it: every row, whom names would mean, and possible duplicates."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive.interchange.planning import Action, Mode, Plan, Planned, plan
from archive.interchange.proposing.likes import Like, likes
from archive.interchange.proposing.names import Named, named
from archive.interchange.reading import Row
from archive.interchange.staging.deciding import decided
from archive.interchange.staging.kept import Staged
from archive.interchange.staging.rows import Laid, laid


@dataclass(frozen=True, slots=True)
class Seen:
    """An import as it would be now.

    `names` and `likes` are computed without the decisions; `digest` covers all of it, so that confirming an outdated
    view is detected.
    """

    laid: Laid
    rows: Sequence[Row]
    plan: Plan
    names: Sequence[Named]
    likes: Mapping[int, tuple[Like, ...]]
    digest: str

    def of(self, action: str) -> Sequence[Planned]:
        """Return the rows to which this happens."""
        return self.plan.of(Action(action))


def seen(one: Staged, *, changes_public: bool, found: Laid | None = None) -> Seen:
    """Return the import as it would be. Raises FileRefused where the file cannot be read.

    `changes_public` is whether the importing user may change what readers see. `found` is the file, if read before.
    """
    found = found or laid(one)
    mode = Mode(one.mode)
    plain = plan(found.rows, mode=mode, changes_public=changes_public)
    names, alike = named(plain.planned), likes(plain.of(Action.NEW))
    rows = decided(found.rows, one)
    planned = plan(rows, mode=mode, changes_public=changes_public) if one.names or one.same else plain
    return Seen(found, rows, planned, names, alike, _digest(planned, names, alike))


def _digest(planned: Plan, names: Sequence[Named], alike: Mapping[int, tuple[Like, ...]]) -> str:
    sign = hashlib.sha256()
    for one in planned.planned:
        sign.update(f"{one.row.number}|{one.action}|{one.pk}|{one.fields}|{one.faults}\n".encode())
    for name in names:
        sign.update(f"{name.form}|{name.how}|{[person.pk for person in name.people]}\n".encode())
    for number, some in alike.items():
        sign.update(f"{number}|{[like.document.pk for like in some]}\n".encode())
    return sign.hexdigest()
