"""Where each name of a person is written: in which documents, and from when until when."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from archive.documents.models import Credit, Document
from archive.people.models import Person
from archive.web.lines import tag
from archive.web.pictures.bands import Use
from archive.web.rows import Row, rows_of

MOST_ROWS: Final = 6
MOST_NAMES: Final = 24


@dataclass(frozen=True, slots=True)
class Usage:
    """A document in which the person stands under a name, in a role."""

    form: str
    role: str
    document: int
    earliest: datetime.date | None
    latest: datetime.date | None


@dataclass(frozen=True, slots=True)
class NameInUse:
    """A name as documents write it: the first and the last that do, how many, and some of them."""

    form: str
    language: str
    documents: int
    first: Document | None
    last: Document | None
    rows: list[Row]
    spans: tuple[Use, ...]

    @property
    def more(self) -> int:
        return self.documents - len(self.rows)


def uses_of(person: Person) -> list[Usage]:
    """Every use in a published document, in order of time, the undated last."""
    found = Credit.objects.of_published().of_identity(person).values_list(
        "alias__form", "role", "document_id", "document__date_earliest", "document__date_latest"
    )  # fmt: skip
    uses = [Usage(form, role, document, *_bounds(earliest, latest)) for form, role, document, earliest, latest in found]
    return sorted(
        uses, key=lambda use: (use.earliest or datetime.date.max, use.latest or datetime.date.max, use.document)
    )


def names_in_use(uses: Iterable[Usage]) -> tuple[NameInUse, ...]:
    """The names in the order of their number of documents, each with its first and last."""
    by_form: dict[str, list[Usage]] = {}
    for use in uses:
        by_form.setdefault(use.form, []).append(use)
    ranked = sorted(by_form.items(), key=lambda pair: (-len({use.document for use in pair[1]}), pair[0]))[:MOST_NAMES]
    ends = {pk for _, found in ranked for use in _ends(found) if use for pk in [use.document]}
    documents = Document.objects.published().in_bulk(list(ends))
    return tuple(_in_use(form, found, documents) for form, found in ranked)


def _in_use(form: str, uses: Sequence[Usage], documents: dict[int, Document]) -> NameInUse:
    ids = list(dict.fromkeys(use.document for use in uses))
    first, last = _ends(uses)
    spans = {use.document: Use(use.earliest, use.latest) for use in uses if use.earliest and use.latest}
    return NameInUse(
        form,
        tag("", form),
        len(ids),
        documents.get(first.document) if first else None,
        documents.get(last.document) if last else None,
        rows_of(ids[:MOST_ROWS]),
        tuple(spans.values()),
    )


def _ends(uses: Sequence[Usage]) -> tuple[Usage | None, Usage | None]:
    dated = [use for use in uses if use.earliest and use.latest]
    first = min(dated, key=lambda use: (use.earliest, use.latest), default=None)
    return first, max(dated, key=lambda use: (use.latest, use.earliest), default=None)


def _bounds(
    earliest: datetime.date | None, latest: datetime.date | None
) -> tuple[datetime.date | None, datetime.date | None]:
    """Both days where one is known: an open end is drawn as the day that is known."""
    return earliest or latest, latest or earliest
