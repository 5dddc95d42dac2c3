"""People as readers may know them, in data formats."""

import datetime
from collections.abc import Iterator
from typing import Any

from archive.dates import ImpreciseDate
from archive.documents.public_people import PublicPerson, in_public, kind_in
from archive.documents.publicity import public_people
from archive.interchange.cells import joined
from archive.interchange.reading.people import COLUMNS
from archive.interchange.slicing import slices
from archive.interchange.writing.table import BYTE_ORDER_MARK, csv_line
from archive.people.models import Alias, Person


def public_csv() -> Iterator[str]:
    """Yield everybody public with every public name, in the columns of `import_people`; notes are left empty.

    `id` is the slug.
    """
    yield BYTE_ORDER_MARK + csv_line(COLUMNS)
    for some in slices(public_people().order_by("pk").values_list("pk", flat=True)):
        for known in in_public(Person.objects.filter(pk__in=some).order_by("pk")):
            yield csv_line(_row(known))


def as_public_mapping(known: PublicPerson, documents: int) -> dict[str, Any]:
    """Return a person as the API and `/people/<slug>.json` have it; `documents` is the length of their list."""
    return {
        "slug": known.person.slug,
        "name": known.person.name,
        "kind": known.person.kind,
        "born": _edtf(known.person.born),
        "died": _edtf(known.person.died),
        "names": [_name(known, alias) for alias in known.names],
        "identifiers": [str(identifier) for identifier in known.identifiers],
        "absorbed": [one.slug for one in known.absorbed],
        "documents": documents,
        "changed": known.changed.astimezone(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
    }


def _row(known: PublicPerson) -> list[str]:
    person = known.person
    others = [alias.form for alias in known.names if alias.form != person.name]
    cells = (person.slug, person.name, joined(others), person.kind, _edtf(person.born), _edtf(person.died))
    # No note: it is for staff.
    return [*cells, person.description, "", joined(list(map(str, known.identifiers)))]


def _name(known: PublicPerson, alias: Alias) -> dict[str, Any]:
    """Return a name as a mapping; one that pages in its language use for the person has `preferred`."""
    said: dict[str, Any] = {
        "form": alias.form,
        "kind": kind_in(known, alias).value,
        "script": alias.script,
        "from": _edtf(alias.used_from),
        "until": _edtf(alias.used_until),
        "note": alias.note,
    }
    return said | ({"language": alias.language, "preferred": True} if alias.heads else {})


def _edtf(date: ImpreciseDate | None) -> str:
    return date.edtf if date else ""
