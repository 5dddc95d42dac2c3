"""The sitemaps: every permanent URL with the date of its last change, ten thousand per file."""

import datetime
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

from django.db import connection
from django.db.models import CharField, Exists, F, Max, OuterRef, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse

from archive.documents.models import Collection, Credit, Document, DocumentPlace, Membership, TopicTag
from archive.documents.prepared import Row, moment_of
from archive.documents.publicity import public_people, public_places, public_topics
from archive.search.engine import version_known
from archive.search.query import Version

PER_MAP: Final = 10_000
# The entry pages, which change with every publication.
_PAGES: Final = ("home", "documents", "people", "topics", "places", "collections", "timeline", "about", "help")
# The link tables of a document, the foreign key to it, and the related record whose changes count as its own.
_TIES: Final[tuple[tuple[type[Any], str, str], ...]] = (
    (Credit, "document", "alias__person"),
    (TopicTag, "content_object", "tag"),
    (DocumentPlace, "document", "place"),
)


def maps() -> list[tuple[str, int]]:
    """Return the sitemaps: section and number."""
    counts = _counts(version_known()).items()
    return [("page", 1), *((name, number) for name, of in counts for number in range(1, -(-of // PER_MAP) + 1))]


@lru_cache(maxsize=2)
def _counts(_version: Version) -> dict[str, int]:
    """Return the number of addresses in each section, counted once per catalogue version."""
    return {name: records.count() for name, records in _sections().items()}


def entries(section: str, number: int) -> list[tuple[str, datetime.datetime | None]]:
    """Return the URLs of a sitemap; empty if there is no such sitemap."""
    if section == "page":
        return [(reverse(name), None) for name in _PAGES] if number == 1 else []
    records = _sections().get(section)
    if records is None or number < 1:
        return []
    key = "public_id" if section == "document" else "slug"
    some = records.order_by("pk")[(number - 1) * PER_MAP : number * PER_MAP]
    rows = _as_written(some.values_list("pk", key, _text(F("changed")) if section != "collection" else F(key)))
    before, after = reverse(section, args=["0"]).split("0")
    later = _changed_with_others(section, rows)
    return [(f"{before}{name}{after}", later[pk]) for pk, name, _own in rows]


def written(base: str, rows: Sequence[tuple[str, datetime.datetime | None]]) -> Iterator[str]:
    """Yield the sitemap in the format of sitemaps.org (0.9). The URLs contain no characters that need XML escaping."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    for address, changed in rows:
        when = f"<lastmod>{changed.isoformat(timespec='seconds')}</lastmod>" if changed else ""
        yield f"<url><loc>{base}{address}</loc>{when}</url>\n"
    yield "</urlset>\n"


def _sections() -> dict[str, QuerySet[Any]]:
    in_public = Membership.objects.filter(Exists(Document.objects.published().filter(pk=OuterRef("document"))))
    return {
        "document": Document.objects.published(),
        "person": public_people(),
        "topic": public_topics(),
        "place": public_places(),
        "collection": Collection.objects.filter(Exists(in_public.filter(collection=OuterRef("pk")))),
    }


def _changed_with_others(section: str, rows: Sequence[Any]) -> dict[int, datetime.datetime | None]:
    """Return when each record last changed, including the records a document refers to and those merged into a person.

    A merge does not touch the record itself.
    """
    if section == "collection" or not rows:
        return dict.fromkeys((pk for pk, _name, _own in rows), None)
    latest: dict[int, Any] = {pk: own for pk, _name, own in rows}
    for pk, *moments in _moments(section, rows[0][0], rows[-1][0]):
        for changed in moments:
            if changed and pk in latest and changed > latest[pk]:
                latest[pk] = changed
    return {pk: moment_of(changed) for pk, changed in latest.items()}


def _moments(section: str, first: int, last: int) -> Iterator[Row]:
    """Yield the change times of the records these refer to, or of their merge targets, as stored in the database."""
    if section != "document":
        trees = _sections()[section].model.objects.filter(identity__gte=first, identity__lte=last).order_by()
        yield from _as_written(trees.values_list("identity").annotate(moment=_text(Max("changed"))))
        return
    for link, document, record in _TIES:
        some = link._default_manager.filter(**{f"{document}__gte": first, f"{document}__lte": last}).order_by()
        own, root = _text(Max(f"{record}__changed")), _text(Max(f"{record}__identity__changed"))
        yield from _as_written(some.values_list(document).annotate(own=own, root=root))


def _text(moment: F | Max) -> Cast:
    """Cast the timestamp to text as stored: a uniform format, so text order is time order."""
    return Cast(moment, CharField())


def _as_written(rows: QuerySet[Any, Any]) -> list[Row]:
    """Return the rows without parsing timestamps: only the latest ones are parsed later."""
    sql, values = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
