"""PostgreSQL plans for what an import brought at once, and not for the empty archive it was before."""

import pytest
from django.db import connection

from archive.interchange.applying import bring_in
from archive.interchange.reading import read
from archive.journal.history import system_account
from archive.people.models import Alias
from archive.search import engine
from tests.hands import letter
from tests.interchange.listings import page

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite plans without statistics"),
]


def test_after_an_import_the_planner_knows_its_names() -> None:
    bring_in(read("listing.txt", page().encode()).rows, by=system_account(), reason="a test")
    known = names_known()
    assert [form for form in Alias.objects.values_list("form", flat=True) if form not in known] == []


def test_after_a_rebuild_of_the_index_it_knows_them_too() -> None:
    letter("Cable", ("Filippov", "author"), ("Zakharov of the planner", "recipient"))
    engine.rebuild()
    assert "Zakharov of the planner" in names_known()


def names_known() -> str:
    """What the planner remembers of the names: of a few, each."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT concat(most_common_vals::text, histogram_bounds::text) FROM pg_stats "
            "WHERE schemaname = 'public' AND tablename = 'archive_alias' AND attname = 'form'"
        )
        return str((cursor.fetchone() or [""])[0])
