"""Writing the documents of a plan: new ones in bulk, changed ones one by one."""

import datetime
from collections.abc import Callable, Sequence

from archive.authority.pouring import pour_records
from archive.documents import publication
from archive.documents.models import Document
from archive.documents.public_id import draw
from archive.documents.vocabulary import State
from archive.interchange.applying.books import Books
from archive.interchange.applying.parts import Written, write_parts
from archive.interchange.applying.relations import join_waiting, ties_alone, write_relations
from archive.interchange.planning import Action, Plan, Planned
from archive.interchange.record import Record
from archive.interchange.slicing import slices
from archive.journal.runs import OpenRun
from archive.search import engine

Progress = Callable[[int, int], None]
_AS_THEY_ARE = (
    "title", "title_language", "date_text", "date_basis", "date_note", "date_calendar", "number", "summary",
    "classification", "rights", "funding", "url",
)  # fmt: skip


def write_documents(
    plan: Plan, run: OpenRun, progress: Progress | None = None, *, born_public: bool = False
) -> list[int]:
    """Write the new and changed documents of the plan with everything they name; return their keys, new ones first.

    With `born_public`, new ones are created as published.
    """
    new, changed = plan.of(Action.NEW), plan.of(Action.CHANGED)
    total = len(new) + len(changed)
    books = Books()
    books.settle((one.record for some in (new, changed) for one in some if one.record), run, makes_people=plan.fresh)
    pks, tied = list[int](), list[tuple[int, Record]]()
    for coming in (new, changed):
        for some in slices(coming):
            pairs = _make(some, books, run.run.at, public=born_public) if coming is new else _change(some, books)
            write_parts(pairs, books, new=coming is new)
            pks += [pk for pk, _ in pairs]
            tied += [(pk, ties_alone(record)) for pk, record in pairs if record.related or coming is changed]
            if progress:
                progress(len(pks), total)
    made = set(pks[: len(new)])
    for some_ties in slices(tied):
        write_relations([pair for pair in some_ties if pair[0] in made], books, new=True)
        write_relations([pair for pair in some_ties if pair[0] not in made], books, new=False)
    run.record("document", pks)
    run.record("document", join_waiting(pks))
    return pks


def publish(pks: Sequence[int], run: OpenRun) -> list[int]:
    """Publish those of these documents that are drafts or in review, and return their keys."""
    published = []
    for some in slices(pks):
        waiting = Document.objects.filter(pk__in=some, state__in=[State.DRAFT, State.REVIEW])
        published += publication.publish(waiting.values_list("pk", flat=True), run.run.at)
    run.record("document", published)
    return published


def tell_index(pks: Sequence[int]) -> None:
    """Refresh the index for these documents."""
    engine.refresh(pks)


def _make(planned: list[Planned], books: Books, at: datetime.datetime, *, public: bool) -> Written:
    pairs = [(_filled(Document(), one.record, books), one.record) for one in planned if one.record]
    for document, record in pairs:
        document.source, document.external_id = (record.source if record.external_id else ""), record.external_id
        document.public_id = record.id or document.public_id
        if public:
            publication.born_public(document, at)
    given = {record.id for _, record in pairs if record.id}
    _draw_apart([document for document, record in pairs if not record.id], given)
    by_id = {document.public_id: record for document, record in pairs}
    pour_records([document for document, _ in pairs], at=at)
    keys = dict(Document.objects.filter(public_id__in=by_id).values_list("public_id", "pk"))
    return [(keys[public_id], record) for public_id, record in by_id.items()]


def _draw_apart(documents: list[Document], others: set[str]) -> None:
    """Draw ids anew until each of these is unlike the others', one another's, and those of the archive.

    For one record that is beyond need; among thirty thousand at once, in an archive of three hundred thousand, two
    equal ids are as likely as none.
    """
    while documents:
        drawn = [document.public_id for document in documents]
        taken = others | set(Document.objects.filter(public_id__in=drawn).values_list("public_id", flat=True))
        again = []
        for document in documents:
            if document.public_id in taken:
                document.public_id = draw()
                again.append(document)
            else:
                taken.add(document.public_id)
                others.add(document.public_id)
        documents = again


def _change(planned: list[Planned], books: Books) -> Written:
    """Update documents; rows are locked in key order, so that two imports cannot deadlock."""
    pks = [one.pk for one in planned if one.pk]
    rows = Document.objects.filter(pk__in=pks).order_by("pk").select_for_update()
    locked = {document.pk: document for document in rows}
    pairs = [(_filled(locked[one.pk], one.record, books), one.record) for one in planned if one.record and one.pk]
    for document, _ in pairs:
        document.save()
    return [(document.pk, record) for document, record in pairs]


def _filled(document: Document, record: Record, books: Books) -> Document:
    for name in _AS_THEY_ARE:
        setattr(document, name, getattr(record, name))
    document.set_date(record.date)
    document.type_id = books.types.get(record.type) if record.type else None
    document.uploaded = datetime.date.fromisoformat(record.uploaded) if record.uploaded else None
    return document
