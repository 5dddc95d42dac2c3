"""The published records changed last: themselves, or through a change of a person, topic or place in them."""

from typing import Any, Final

from django.apps import apps
from django.db import connection

# Authority records, what joins them to documents, and the columns of the join.
_TIES: Final = (
    (
        "Person", "Credit", "document_id", "CROSS JOIN {alias} held",
        "held.person_id = one.id AND link.alias_id = held.id",
    ),
    ("Topic", "TopicTag", "content_object_id", "", "link.tag_id = one.id"),
    ("Place", "DocumentPlace", "document_id", "", "link.place_id = one.id"),
)  # fmt: skip
_OWN: Final = (
    "SELECT id, changed FROM {document} WHERE state = 'published' ORDER BY changed DESC, id DESC LIMIT {count}"
)
# Only changes later than the last of the records changed themselves can bring another record before these. SQLite keeps
# the order of a CROSS JOIN; by itself it begins with all documents, since no index tells it how few people changed.
_OTHERS: Final = """
SELECT * FROM (
  SELECT link.{key} AS id, MAX(CASE WHEN root.changed > one.changed THEN root.changed ELSE one.changed END) AS changed
  FROM {record} one CROSS JOIN {record} root {between} CROSS JOIN {link} link CROSS JOIN {document} written
  WHERE root.id = one.identity_id AND {joined} AND written.id = link.{key} AND written.state = 'published'
    AND (one.changed > (SELECT moment FROM bound) OR root.changed > (SELECT moment FROM bound))
  GROUP BY link.{key} ORDER BY 2 DESC, 1 DESC LIMIT {count}
) touched
"""


def changed_last(count: int) -> list[int]:
    """Return the keys of the `count` published records changed last, the latest first; of equals the newest first.

    One query, whose cost is reading the credits of whoever was changed since the last of those records was.
    """
    with connection.cursor() as cursor:
        cursor.execute(_sql(count))
        rows = cursor.fetchall()
    latest: dict[int, Any] = {}
    for pk, changed in rows:
        latest[pk] = max(latest.get(pk, changed), changed)
    return sorted(latest, key=lambda pk: (latest[pk], pk), reverse=True)[:count]


def _sql(count: int) -> str:
    names = {name.lower(): _table(name) for name in ("Document", "Alias")}
    own = _OWN.format(count=count, **names)
    others = (
        _OTHERS.format(
            key=key, record=_table(record), link=_table(link), joined=joined, between=between.format(**names),
            count=count, **names,
        )
        for record, link, key, between, joined in _TIES
    )  # fmt: skip
    # With fewer records than asked for, every change counts.
    bound = f"SELECT CASE WHEN COUNT(*) = {count} THEN MIN(changed) ELSE '0001-01-01' END AS moment FROM own"  # noqa: S608 names of ours
    if connection.vendor == "postgresql":
        bound = bound.replace("'0001-01-01'", "'-infinity'::timestamptz")
    every = " UNION ALL ".join(["SELECT id, changed FROM own", *others])
    return f"WITH own AS ({own}), bound AS ({bound}) {every}"


def _table(model: str) -> str:
    return str(apps.get_model("archive", model)._meta.db_table)
