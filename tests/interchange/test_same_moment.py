"""Two people bring in the same file at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from archive.documents.models import Document
from archive.interchange.applying import bring_in
from archive.interchange.planning import Action
from archive.interchange.reading import read
from archive.journal.history import system_account
from archive.journal.models import Run
from archive.people.models import Alias
from tests.interchange.listings import page


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_same_file_at_the_same_moment_makes_nothing_twice() -> None:
    rows, by, ready = read("listing.txt", page().encode()).rows, system_account(), Barrier(3)

    def bring(_: int) -> int:
        ready.wait()
        try:
            return len(bring_in(rows, by=by, reason="a test").plan.of(Action.NEW))
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        made = list(pool.map(bring, range(3)))
    assert sorted(made) == [0, 0, 4]
    assert Document.objects.count() == 4
    assert Alias.objects.count() == Alias.objects.values("form").distinct().count()
    assert Run.objects.count() == 1
