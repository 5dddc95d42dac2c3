"""What every test may rely on: made-up values that are the same in every run, an archive that stands for a module, and
what one test leaves to the next."""

import gc
import os
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.utils import translation
from hypothesis import settings as made_up

from tests import migrated
from tests.laid_back import give_the_archive_back_quickly
from tests.one_database import is_of_one_database

made_up.register_profile("same", derandomize=True, deadline=None, database=None)
made_up.register_profile("wild", deadline=None, database=None, max_examples=1_000)
made_up.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

_DATABASES = {"db", "transactional_db", "kept", "django_db_setup", "live_server"}


@pytest.fixture(autouse=True)
def _as_a_process_begins() -> Iterator[None]:
    yield
    translation.deactivate_all()
    translation.activate("en")
    # What was counted for an archive that is gone is taken for today's where numbers of rows come again.
    cache.clear()


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb: bool) -> bool:
    """Whether the database of the tests is there before they begin, perhaps as a copy of what another run migrated."""
    return migrated.copied(connection.settings_dict) or django_db_keepdb


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The catalogue of the empty archive is read once: what a test writes is followed from there, not all read anew."""
    from archive.search.catalogue.current import current

    with django_db_blocker.unblock():
        migrated.keep()
        give_the_archive_back_quickly()
        current()


@pytest.fixture(scope="module")
def kept(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """What fixtures of a module write after asking for this stands for all its tests, and is gone after them.

    What a test itself writes is taken back at its end, as ever. Tests of the module that do not need it run before.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what asks a database; in each module those come first who want an empty archive."""
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        left_out = [item for item in items if not asks_a_database(item)]
        items[:] = [item for item in items if asks_a_database(item)]
        config.hook.pytest_deselected(items=left_out)
    places: dict[Any, list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        places[item.path].append(place)
    for own in places.values():
        inside = sorted((items[place] for place in own), key=lambda item: "kept" in getattr(item, "fixturenames", ()))
        for place, item in zip(own, inside, strict=True):
            items[place] = item


def asks_a_database(item: pytest.Item) -> bool:
    """Whether an answer may differ between the databases; what needs none is tried once."""
    if is_of_one_database(item.path):
        return False
    return bool(item.get_closest_marker("django_db")) or not _DATABASES.isdisjoint(getattr(item, "fixturenames", ()))


def pytest_collection_finish() -> None:
    """What was imported stays: to look through it for garbage again and again takes a seventh of the suite's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
