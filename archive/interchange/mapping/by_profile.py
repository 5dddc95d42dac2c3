"""Reading a file by a profile that maps its columns, without asking anybody: for commands."""

from dataclasses import replace

from django.utils.translation import gettext as _

from archive.interchange.mapping.mapped import have_titles, mapped
from archive.interchange.mapping.opening import opened
from archive.interchange.mapping.profiles import choices, columns_by
from archive.interchange.reading import PROFILES, Incoming, Row
from archive.interchange.refusals import FileRefused


def maps(profile: str) -> bool:
    """Return whether this profile maps columns. Raises FileRefused where there is none of this name."""
    if not profile or profile in PROFILES:
        return False
    names = [one.name for one in choices()]
    if profile not in names:
        said = _("There is no profile “%(profile)s”. Known are: %(known)s.")
        raise FileRefused(said % {"profile": profile, "known": ", ".join(names)})
    return True


def read_mapped(file: str, data: bytes, profile: str) -> Incoming:
    """Return the rows of the file, with columns as in the profile, others guessed.

    Raises FileRefused where the file cannot be read, is not a table, or has no column for the title.
    """
    found = opened(file, data, profile=profile)
    if found.table is None:
        raise FileRefused(_("The profile “%(profile)s” reads tables, and this is none.") % {"profile": profile})
    columns = columns_by(profile, found.table)
    if not have_titles(columns):
        said = _("The profile “%(profile)s” finds no column for the title among: %(headings)s.")
        raise FileRefused(said % {"profile": profile, "headings": _listed(found.table.headings)})
    left_out = [column.heading[:60] for column in columns if not column.field]
    told = [_("The column “%(column)s” was left out.") % {"column": heading} for heading in left_out]
    return Incoming(file, profile, tuple(_sourced(row, profile) for row in mapped(found.table, columns)), tuple(told))


def _listed(headings: tuple[str, ...]) -> str:
    return ", ".join(heading[:60] for heading in headings[:20])


def _sourced(row: Row, source: str) -> Row:
    if row.record is None or row.record.source:
        return row
    return replace(row, record=replace(row.record, source=source))
