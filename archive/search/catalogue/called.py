"""What people are called on pages in another language than that of their records."""

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
    """The names by which pages in a language call people, by the key of the identity and by its slug, and how those
    names are filed; whoever is not here is called by the name their record bears."""

    by_key: Mapping[int, str] = field(default_factory=dict)
    by_slug: Mapping[str, str] = field(default_factory=dict)
    filed: Mapping[int, str] = field(default_factory=dict)


def called_in(catalogue: Catalogue, language: str) -> Called:
    """The names preferred in a language, read once for each version of the catalogue."""
    known: dict[str, Called] = catalogue.memo.setdefault("called", {})
    if language not in known:
        rows = Alias.objects.heading_pages_in(language) if language else Alias.objects.none()
        known[language] = _called(list(rows.values_list(*_COLUMNS)))
    return known[language]


_COLUMNS: Final = ("form", *(f"person__identity__{name}" for name in ("pk", "slug", "kind", "name", "sort_name")))


def _called(rows: list[Any]) -> Called:
    """Mao Zedong, who is filed as he is called, is Мао Цзэдун; Stalin, Joseph is Сталин, Иосиф."""
    by_key, by_slug, filed = {}, {}, {}
    for form, pk, slug, kind, name, sort_name in rows:
        by_key[pk] = by_slug[slug] = form
        filed[pk] = form if kind != Person.Kind.PERSON or sort_name == name else sort_form(form)
    return Called(by_key, by_slug, filed)


def called_here() -> Called:
    """The same in the language of the page."""
    return called_in(current(), get_language() or "")
