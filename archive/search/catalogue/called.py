"""Names of people on pages in another language than their records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.translation import get_language

from archive.names.sorting import sort_form
from archive.people.models import Alias, Person
from archive.search.catalogue.catalogue import Catalogue
from archive.search.catalogue.current import current


@dataclass(frozen=True, slots=True)
class Called:
    """The names by which pages in a language call people, by identity and by slug, and their sort names.

    People who are missing here are called by the name of their record.
    """

    by_key: Mapping[int, str] = field(default_factory=dict)
    by_slug: Mapping[str, str] = field(default_factory=dict)
    filed: Mapping[int, str] = field(default_factory=dict)


def called_in(catalogue: Catalogue, language: str) -> Called:
    """Return the names preferred in a language, read once for each version of the catalogue."""
    known: dict[str, Called] = catalogue.memo.setdefault("called", {})
    if language not in known:
        rows = Alias.objects.heading_pages_in(language) if language else Alias.objects.none()
        known[language] = _called(list(rows.values_list(*_COLUMNS)))
    return known[language]


_COLUMNS: Final = ("form", *(f"person__identity__{name}" for name in ("pk", "slug", "kind", "name", "sort_name")))


def _called(rows: list[Any]) -> Called:
    """Invert names where the record's is inverted: Mao Zedong is Мао Цзэдун; Stalin, Joseph is Сталин, Иосиф."""
    by_key, by_slug, filed = {}, {}, {}
    for form, pk, slug, kind, name, sort_name in rows:
        by_key[pk] = by_slug[slug] = form
        filed[pk] = form if kind != Person.Kind.PERSON or sort_name == name else sort_form(form)
    return Called(by_key, by_slug, filed)


def called_here() -> Called:
    """Return the same in the language of the page."""
    return called_in(current(), get_language() or "")
