"""Damage done to the text index by hand, on whichever database the tests run."""

from typing import Final

from django.db import connection

_ALTERED: Final = {
    "sqlite": "UPDATE archive_search_fts SET summary = %s WHERE rowid = %s",
    "postgresql": "UPDATE archive_search_entry SET vector = %s::tsvector WHERE document_id = %s",
}
_UNPROVEN: Final = {
    "sqlite": "DELETE FROM archive_search_fts_proof",
    "postgresql": "UPDATE archive_search_entry SET proof = NULL",
}


def altered(document: int, word: str) -> None:
    """Give the entry of this document another word."""
    with connection.cursor() as cursor:
        cursor.execute(_ALTERED[connection.vendor], [word, document])


def unproven() -> None:
    """Leave the entries as an earlier release wrote them, without digests."""
    with connection.cursor() as cursor:
        cursor.execute(_UNPROVEN[connection.vendor])


def words_lost() -> None:
    """Empty the lists by which SQLite finds the entries of a word, and leave the entries."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM archive_search_fts_data WHERE id > 10")
