"""Profiles: named column mappings, for the next file of the same kind. Some are shipped."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from django.contrib.auth.models import AbstractBaseUser
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.documents.vocabulary import Role
from archive.interchange.mapping.fields import ORIGINAL, REFERENCE, REPOSITORY
from archive.interchange.mapping.guessing import guessed
from archive.interchange.mapping.headings import key
from archive.interchange.mapping.mapped import Column, Table
from archive.interchange.models import ImportProfile

OWN, FRUS, LISTING, EIGHTEEN, OPENREFINE = "sobriquet", "frus", "listing", "digital-archive", "openrefine"
SHIPPED: Final[Mapping[str, Promise]] = {
    OWN: _("Our own columns and keys"),
    EIGHTEEN: _("Digital archive, eighteen fields"),
    OPENREFINE: _("OpenRefine: a record may go on over several rows"),
    FRUS: _("Foreign Relations volumes (JSON Lines)"),
    LISTING: _("A list pasted from a page"),
}
# Profiles of files that need no mapping.
WHOLE: Final = frozenset({FRUS, LISTING})
_EIGHTEEN: Final = (
    Column("Document URL", "url"), Column("Original Publication Date", "date_text"), Column("Title", "title"),
    Column("Credits", "funding"), Column("Text Body", ORIGINAL), Column("Summary", "summary"),
    Column("Authors", Role.AUTHOR, ";", turned=True), Column("Associated Places", "places", ";"),
    Column("Subjects Discussed", "topics", ";"),
    Column("Associated People & Organizations", Role.MENTIONED, ";", turned=True), Column("Source", REFERENCE),
    Column("Original Upload Date", "uploaded"), Column("Original Archive Title", REPOSITORY),
    Column("Language", "languages", ";"), Column("Rights", "rights"), Column("Record ID", "external_id"),
    Column("Original Classification", "classification"), Column("Donors", "donors", ";"),
    Column("Document Contributors", "contributors", ";"), Column("Type", "type"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """A profile as a form offers it."""

    name: str
    label: str | Promise


def choices() -> list[Choice]:
    """Return the shipped profiles, then the saved ones."""
    saved = ImportProfile.objects.order_by("name").values_list("name", flat=True)
    return [Choice(name, label) for name, label in SHIPPED.items()] + [Choice(name, name) for name in saved]


def columns_by(profile: str, table: Table) -> tuple[Column, ...]:
    """Return the columns of the table as in the profile; columns it does not know are guessed."""
    known = {key(column.heading): column for column in _known(profile)}
    taken = {known[key(heading)].field for heading in table.headings if key(heading) in known}
    found = []
    for guess in guessed(table):
        column = known.get(key(guess.heading))
        if column is None:
            found.append(Column(guess.heading) if known and guess.field in taken else guess)
            continue
        # The separator of this very file goes before the profile's.
        separator = guess.separator if column.field == guess.field and guess.separator else column.separator
        is_ours = profile in SHIPPED
        found.append(Column(guess.heading, column.field, separator if is_ours else column.separator, column.turned,
                            guess.order or column.order))  # fmt: skip
    return tuple(found)


def save(name: str, columns: Sequence[Column], *, by: AbstractBaseUser) -> None:
    """Save the mapping under this name, replacing one of the same name."""
    ImportProfile.objects.update_or_create(
        name=name, defaults={"columns": [asdict(column) for column in columns], "by_id": by.pk}
    )


def _known(profile: str) -> Sequence[Column]:
    if profile == EIGHTEEN:
        return _EIGHTEEN
    saved = ImportProfile.objects.filter(name=profile).values_list("columns", flat=True).first()
    return [Column(**column) for column in saved or []]
