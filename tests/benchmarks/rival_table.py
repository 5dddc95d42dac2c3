"""The same documents as one wide table for Datasette, with the facets as columns and full text beside it."""

import sqlite3
from pathlib import Path

from archive.documents.vocabulary import PERSON_ROLES, RECEIVING_ROLES, WRITING_ROLES
from archive.search.query import Facet

TABLE = "documents"
SINGLE = Facet.TYPE
_CREDITED = """SELECT DISTINCT p.slug FROM archive_credit c JOIN archive_alias a ON a.id = c.alias_id
    JOIN archive_person m ON m.id = a.person_id JOIN archive_person p ON p.id = m.identity_id
    WHERE c.document_id = d.id AND c.role IN ({roles})"""
_TIED = "SELECT DISTINCT o.slug FROM {tie} t JOIN {other} o ON o.id = t.{key} WHERE t.{owner} = d.id"
# Whatever is under a narrower topic is under the broader one too; made-up trees are two floors high.
_BELOW = (
    "SELECT o.slug FROM {tie} t JOIN {other} o ON o.id = t.{key} WHERE t.{owner} = d.id UNION "
    "SELECT b.slug FROM {tie} t JOIN {other} o ON o.id = t.{key} JOIN {other} b ON b.id = o.{above} WHERE t.{owner} = d.id"
)
_LISTS = {
    **{
        facet: _CREDITED.format(roles=", ".join(f"'{role}'" for role in roles))
        for facet, roles in (
            (Facet.PERSON, PERSON_ROLES),
            (Facet.AUTHOR, WRITING_ROLES),
            (Facet.RECIPIENT, RECEIVING_ROLES),
        )
    },
    **{
        facet: (_BELOW if above else _TIED).format(
            tie=f"archive_{tie}",
            other=f"archive_{other}",
            key=f"{other}_id" if other != "topic" else "tag_id",
            owner=owner,
            above=above,
        )
        for facet, tie, other, owner, above in (
            (Facet.TOPIC, "topictag", "topic", "content_object_id", "broader_id"),
            (Facet.PLACE, "documentplace", "place", "document_id", "parent_id"),
            (Facet.REPOSITORY, "holding", "repository", "document_id", ""),
            (Facet.COLLECTION, "membership", "collection", "document_id", ""),
        )
    },
    Facet.LANGUAGE: "SELECT code AS slug FROM archive_language l WHERE l.document_id = d.id",
}


def write(archive: Path, file: Path) -> None:
    """The published documents of the archive stand in the file, each facet with many values as a list."""
    unfinished = file.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    lists = ", ".join(f"(SELECT json_group_array(slug) FROM ({sql})) AS {facet}" for facet, sql in _LISTS.items())  # noqa: S608
    with sqlite3.connect(unfinished) as database:
        database.execute("ATTACH ? AS archive", [str(archive)])
        columns = "id INTEGER PRIMARY KEY, title TEXT, summary TEXT, date_earliest TEXT, date_latest TEXT, type TEXT"
        database.execute(f"CREATE TABLE {TABLE} ({columns}, {', '.join(f'{facet} TEXT' for facet in _LISTS)})")
        database.execute(
            f"""INSERT INTO {TABLE} SELECT d.id, d.title, d.summary, d.date_earliest, d.date_latest,
            (SELECT slug FROM archive_documenttype WHERE id = d.type_id), {lists}
            FROM archive_document d WHERE d.state = 'published'"""  # noqa: S608 nothing of it was typed
        )
        for column in ("date_earliest", "date_latest", SINGLE):
            database.execute(f"CREATE INDEX by_{column} ON {TABLE} ({column})")
        database.execute(
            f"CREATE VIRTUAL TABLE {TABLE}_fts USING fts5(title, summary, content=[{TABLE}], content_rowid=id)"
        )
        database.execute(f"INSERT INTO {TABLE}_fts ({TABLE}_fts) VALUES ('rebuild')")  # noqa: S608
        database.commit()
        database.execute("ANALYZE")
    database.close()
    unfinished.replace(file)
