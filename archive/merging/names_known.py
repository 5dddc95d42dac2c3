"""The archive's names as the comparison takes them: owner, kind, and what brackets say."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q, QuerySet

from archive.dates import ImpreciseDate
from archive.documents.models import Credit, Document
from archive.names.pairing import Brackets, NameRecord
from archive.names.titles import bracket_evidence
from archive.people.models import Alias, Person

_FIELDS = (
    "pk", "form", "kind", "person__identity", "person__identity__kind", "person__identity__born",
    "person__identity__died", "person__description", "person__note",
)  # fmt: skip


def records_of(aliases: "QuerySet[Alias]") -> Iterator[tuple[int, NameRecord]]:
    """Yield each alias as (key, record) with its owner: an identity, or the negative key of a waiting name.

    Titles and offices are nobody's name and are left out.
    """
    rows = aliases.exclude(kind=Alias.Kind.TITLE).order_by("pk").values_list(*_FIELDS)
    for pk, form, kind, identity, person_kind, born, died, *said in rows.iterator(chunk_size=5_000):
        yield (
            pk,
            NameRecord(
                owner=identity or -pk,
                form=form,
                kind="body" if person_kind == Person.Kind.BODY else "",
                cover=kind == Alias.Kind.COVER,
                born=year_of(born),
                died=year_of(died),
                about=" ".join(filter(None, said)),
            ),
        )


def brackets_of(credits: "QuerySet[Credit]", documents: "QuerySet[Document]") -> list[Brackets]:
    """Return what editors put in brackets, beside credited names and in titles and summaries, with document counts."""
    said = set(credits.exclude(supplied="").values_list("document_id", "alias__form", "supplied"))
    bracketed = Q()
    for field in ("title", "summary"):
        bracketed |= Q(**{f"{field}__contains": "["}) | Q(**{f"{field}__contains": "("})
    for pk, *texts in documents.filter(bracketed).values_list("pk", "title", "summary").iterator(chunk_size=2_000):
        said.update((pk, form, supplied) for form, supplied in _pairs(texts))
    times = Counter((form, supplied) for _, form, supplied in said)
    return [Brackets(form, supplied, number) for (form, supplied), number in sorted(times.items())]


def _pairs(texts: Iterable[str]) -> set[tuple[str, str]]:
    return {pair for text in texts for pair in bracket_evidence(text)}


def year_of(date: Any) -> int | None:
    """Return the year of a date that lies within one year, else None."""
    if not isinstance(date, ImpreciseDate) or date.earliest is None or date.latest is None:
        return None
    return date.earliest.year if date.earliest.year == date.latest.year else None
