"""A subset of a person's documents: under one name as written, or in one role."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from archive.people.models import Person
from archive.search.engine import uses_of
from archive.text.cleaning import clean_line
from archive.web import door
from archive.web.lines import tag
from archive.web.paging import Paging
from archive.web.people.dossier import forms_of
from archive.web.people.uses import Under, by_name, by_role
from archive.web.rows import Row, rows_of
from archive.web.wording import ROLES, Words

PER_PAGE: Final = 25


@dataclass(frozen=True, slots=True)
class Part:
    """A page of these documents; `query` selects all of them."""

    name: str
    language: str
    role: Words
    query: str
    paging: Paging
    rows: Sequence[Row]


def part_asked(request: HttpRequest, person: Person) -> Part | None:
    """Return the documents under the name `as`, or in the `role`; None if neither parameter is given.

    Raises Http404 if there are none.
    """
    name, role = clean_line(request.GET.get("as", "")), request.GET.get("role", "")
    if not name and not role:
        return None
    uses = uses_of(person)
    found = by_name(uses, forms_of(person)) if name else by_role(uses)
    under = next((each for each in found if each.heading == (name or role)), None)
    if under is None:
        raise Http404(_("No document here has the person under this name or in this role."))
    return _page(under, name, role, door.numbered(request))


def _page(under: Under, name: str, role: str, number: int) -> Part:
    paging = Paging(number, PER_PAGE, under.total)
    if paging.is_past_the_end:
        raise Http404(_("The list has no such page."))
    rows = rows_of(under.page(paging.first_row - 1, PER_PAGE))
    query = urlencode({"as": name} if name else {"role": role})
    return Part(name, tag("", name), "" if name else ROLES[role], f"?{query}", paging, rows)
