"""The data of a person's page, read from published documents in a fixed number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from archive.documents.prepared import Prepared
from archive.documents.public_people import PublicPerson
from archive.merging.departed import Away, split_away
from archive.names.keys import name_key
from archive.people.models import Alias, Person
from archive.search.engine import Uses, uses_of
from archive.web.addresses import of_the_list
from archive.web.parameters import canonical
from archive.web.people.company import Company, Together, company, together
from archive.web.people.deeds import deeds_of
from archive.web.people.elsewhere import Elsewhere, elsewhere
from archive.web.people.kin import kin_of, parent_of, sections_of
from archive.web.people.names import Heading, headings, original
from archive.web.people.uses import MOST_ROWS, Shelf, Titled, Under, by_name, by_role, shelf, titled, wanted, whole
from archive.web.pictures.activity import Column, Row, activity, periods
from archive.web.pictures.axis import Axis, Tick, axis_of
from archive.web.pictures.bands import bands
from archive.web.pictures.ring import Ring, ring
from archive.web.wording import ROLES, Words

MOST_NAMES: Final = 24
MOST_SHELVES: Final = 4


@dataclass(frozen=True, slots=True)
class NameInUse:
    """A name as written in documents: its band over the years, and the query string of its documents."""

    shelf: Shelf
    band: str
    query: str


@dataclass(frozen=True, slots=True)
class InRole:
    """Documents with the person in one role, and their query string."""

    heading: Words
    query: str
    shelf: Shelf


@dataclass(frozen=True, slots=True)
class OverTime:
    """The names and the activity on a shared time axis."""

    ticks: tuple[Tick, ...]
    activity: tuple[Row, ...]
    periods: Sequence[tuple[str, Sequence[Column | None]]]


@dataclass(frozen=True, slots=True)
class Dossier:
    """A person as seen in published documents."""

    known: PublicPerson
    names: tuple[Heading, ...]
    original: tuple[str, str]
    away: Sequence[Away]
    elsewhere: tuple[Elsewhere, ...]
    parent: Person | None
    sections: Sequence[Person]
    whole: Shelf
    uses: tuple[NameInUse, ...]
    rarer: tuple[NameInUse, ...]
    shelves: tuple[NameInUse, ...]
    over_time: OverTime | None
    roles: tuple[InRole, ...]
    company: Company
    ring: Ring | None
    together: Together


def dossier(known: PublicPerson) -> Dossier:
    """Return the dossier of an unmerged person; names that occur only in drafts are left out."""
    person = known.person
    uses, kept, kin = uses_of(person), company(person), kin_of(person)
    names, roles, everything = by_name(uses, _once_a_key(known.forms)), by_role(uses), whole(uses)
    axis, documents = _axis(uses.dated().once()), _documents(names, roles, everything)
    used = _in_use(person, names, documents, axis)
    often = [name for name in used[:MOST_NAMES] if name.shelf.total > 1] or used
    return Dossier(
        known=known,
        names=headings(known),
        original=original(known.names, person),
        away=split_away(person, kin.departed),
        elsewhere=elsewhere(known.identifiers),
        parent=parent_of(person),
        sections=sections_of(kin.below),
        whole=shelf(everything, documents, 0),
        uses=used[:MOST_NAMES],
        rarer=used[MOST_NAMES:],
        shelves=tuple(often[:MOST_SHELVES]),
        over_time=_over_time(person, uses, axis) if axis else None,
        roles=tuple(_in_role(role, documents) for role in roles),
        company=kept,
        ring=ring(kept.nearest),
        together=together(person.slug),
    )


def _axis(dated: Uses) -> Axis | None:
    """Return the time axis of the charts; None for fewer than two documents."""
    return axis_of(dated) if len(dated) > 1 else None


def forms_of(person: Person) -> dict[int, str]:
    """Return the names as written by alias, including those of people merged into the person."""
    return dict(_forms([person.root_pk]))


_forms: Final = Prepared(
    lambda roots: Alias.objects.filter(person__identity__in=roots).order_by().values_list("pk", "form")
)


def _as_written(person: Person, form: str) -> str:
    """Return the URL of the person's documents under this name, ignoring case and accents."""
    return of_the_list() + canonical([("as", form), ("person", person.slug)]).suffix


def _once_a_key(forms: Mapping[int, str]) -> dict[int, str]:
    """Return the forms with one spelling per folded key, since the list filters by key: FILIPPOV becomes Filippov."""
    chosen: dict[str, str] = {}
    for form in sorted(set(forms.values()), key=lambda form: (form.isupper(), form)):
        chosen.setdefault(name_key(form), form)
    return {alias: chosen[name_key(form)] for alias, form in forms.items()}


def _in_use(
    person: Person, names: Sequence[Under], documents: Mapping[int, Titled], axis: Axis | None
) -> tuple[NameInUse, ...]:
    shown = names[:MOST_NAMES]
    drawn = bands([name.middles for name in shown], axis) if axis else ("",) * len(shown)
    outlines = (*drawn, *("" for _ in names[MOST_NAMES:]))
    return tuple(
        NameInUse(shelf(name, documents), outline, _as_written(person, name.heading))
        for name, outline in zip(names, outlines, strict=True)
    )


def _documents(names: Sequence[Under], roles: Sequence[Under], everything: Under) -> Mapping[int, Titled]:
    often = [(name, MOST_ROWS if name.total > 1 or len(names) <= MOST_SHELVES else 0) for name in names[:MOST_NAMES]]
    keys = wanted([*often, *((role, MOST_ROWS) for role in roles), (everything, 0)])
    return titled(keys)


def _in_role(role: Under, documents: Mapping[int, Titled]) -> InRole:
    return InRole(ROLES[role.heading], f"?role={role.heading}", shelf(role, documents))


def _over_time(person: Person, uses: Uses, axis: Axis) -> OverTime:
    rows = activity(deeds_of(person.slug, uses), axis)
    table = [
        (period, tuple(row.cells[at] for row in rows))
        for at, period in enumerate(periods(axis))
        if any(row.cells[at] for row in rows)
    ]
    return OverTime(tuple(axis.ticks()), rows, table)
