"""Which tests that ask a database are tried on SQLite alone.

The rule: on PostgreSQL whatever may be another there. What writes, searches, merges, brings in, lists, counts, locks or
streams stays on both. Left out are tests of what is made of rows once they are read (citations, formats of one record,
the words of a page), of files, and of who may come in. What their pages ask is asked on PostgreSQL all the same:
`web/test_every_output.py` walks each public address in each format, `admin/test_page_queries.py` each page of the desk.
Left out too are those tests of the doors whose questions, written down with their values left out, are all asked of
PostgreSQL by other tests, but for what a test asks itself to see what came of it.
"""

from pathlib import Path
from typing import Final

TESTS: Final = Path(__file__).parent
PLACES: Final = (
    "admin/test_assistance.py", "admin/test_cards_for_somebody_else.py", "admin/test_documents.py",
    "admin/test_form_queries.py", "admin/test_kept_typing.py", "admin/test_own.py", "admin/test_pasting.py",
    "admin/test_rights.py", "admin/test_rights_of_the_door.py", "admin/test_second_factor.py",
    "admin/test_tree_names.py", "citations", "documents/test_trap_files.py", "imprint", "web/test_addresses.py",
    "web/test_advanced.py", "web/test_chips.py", "web/test_directions.py", "web/test_dossier.py",
    "web/test_facets.py", "web/test_few_queries.py", "web/test_formats.py", "web/test_formats_after_deeds.py",
    "web/test_formats_of_lists.py", "web/test_freshness.py", "web/test_gate.py", "web/test_list.py",
    "web/test_methods.py", "web/test_pages.py", "web/test_parameters.py", "web/test_people.py",
    "web/test_people_formats.py", "web/test_pictures.py", "web/test_record_texts.py", "web/test_record_within.py",
    "web/test_renderings.py", "web/test_scans.py", "web/test_told.py", "web/test_walk_of_questions.py",
    "web/test_written_once.py",
)  # fmt: skip
_PLACES: Final = frozenset(TESTS / place for place in PLACES)


def is_of_one_database(path: Path) -> bool:
    """Return whether this module of tests, or its room, is tried on SQLite alone."""
    return not _PLACES.isdisjoint((path, *path.parents))
