"""Names that are filed apart from their bearers, for the “see” references of the register."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from django.db import connection

from archive.documents.prepared import fetched
from archive.documents.publicity import names_of_the_public
from archive.names.filing import Part, filed
from archive.names.keys import name_key
from archive.people.models import Alias, Person
from archive.search.engine import Called
from archive.web.lines import tag

UNLISTED: Final = (Alias.Kind.MISSPELLING, Alias.Kind.TITLE)
# Of a name and of whose it is.
COLUMNS: Final = (
    "pk", "key", "form", "language", "script", "person__identity__pk", "person__identity__slug",
    "person__identity__name", "person__identity__name_key", "person__identity__sort_name", "person__identity__kind",
)  # fmt: skip
KEY, ROOT, KIND = map(COLUMNS.index, ("key", "person__identity__pk", "person__identity__kind"))
_PAST_ALL: Final = "\U0010ffff"
_MARK: Final = "beginning"
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A name that is filed apart from its person, with that person."""

    key: str
    form: str
    language: str
    slug: str
    name: str
    part: Part = Part.PEOPLE


def rows_begun(prefix: str) -> list[Row]:
    """Return the rows of names whose key begins so, which readers may know if their bearer is public."""
    sql, values = _asked()
    like = connection.ops.prep_for_like_query(prefix)
    given = {_MARK: prefix, f"{_MARK}{_PAST_ALL}": f"{prefix}{_PAST_ALL}", f"{_MARK}%": f"{like}%"}
    return fetched(sql, [given.get(value, value) for value in values])


@lru_cache(maxsize=1)
def _asked() -> tuple[str, tuple[Any, ...]]:
    """Return the query with a mark for the beginning of the key: compiling it took longer than running it.

    The condition uses the index: a range on SQLite, a pattern on PostgreSQL.
    """
    names = Alias.objects.exclude(kind__in=UNLISTED).exclude(person=None).order_by()
    if connection.vendor == "sqlite":
        names = names.filter(key__gte=_MARK, key__lt=f"{_MARK}{_PAST_ALL}")
    else:
        names = names.filter(key__startswith=_MARK)
    return names_of_the_public(names).values_list(*COLUMNS).query.sql_with_params()


def reference_of(row: Row, called: Called) -> Reference | None:
    """Return the name of these columns as a reference; None where it is filed with its person."""
    _pk, key, form, language, script, root, slug, *recorded, kind = row
    if not slug:
        return None
    other = called.by_slug.get(slug)
    name, own, sorted_by = (other, name_key(other), called.filed[root]) if other else map(str, recorded)
    if _is_folded(key, own, sorted_by) or _initial(form) != key[:1]:
        return None
    return Reference(key, form, tag(language, form, script), slug, name, part_of(str(kind)))


def part_of(kind: str) -> Part:
    """Return the register in which people of this kind stand."""
    return Part.PEOPLE if kind == Person.Kind.PERSON else Part.BODIES


@lru_cache(maxsize=8192)  # names stay what they are over versions of the archive
def _initial(form: str) -> str:
    return filed(form).key[:1]


def _is_folded(key: str, own: str, sorted_by: str) -> bool:
    """Whether the name contains its person's family name, and so belongs to the person's own entry."""
    family = name_key(sorted_by.partition(",")[0]) if sorted_by else own.partition(" ")[0]
    return key == own or not set(family.split()) - set(key.split())
