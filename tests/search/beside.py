"""What another process does on the same database, forked from one that has Django ready: to start one takes seconds."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any
from unittest import mock

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

from archive.search import engine  # noqa: E402
from archive.search.query import Choice, Facet, Selection  # noqa: E402
from tests.search.random_archive import Chance  # noqa: E402

_forks = get_context("forkserver")
_forks.set_forkserver_preload([__name__])


def answer(database: str, asked: Connection) -> None:
    """Say how many documents are found, question by question, until None is asked."""
    _open(database)
    while (question := asked.recv()) is not None:
        words, slug = question
        choices = (Choice(Facet.PERSON, (slug,)),) if slug else ()
        asked.send(engine.find(Selection(words=words, choices=choices)).total)


def edit(database: str, seed: int) -> None:
    """Make a chance archive, and edit it."""
    _open(database)
    archive = Chance(seed, size=15)
    for _ in range(40):
        archive.edit()


@contextmanager
def another(does: Any, *arguments: object) -> Iterator[BaseProcess]:
    """Have another process do this, and wait for it at the end."""
    place = {"DJANGO_SETTINGS_MODULE": "config.settings", "ARCHIVE_DATA_DIR": str(settings.DATA_DIR)}
    running = _forks.Process(target=does, args=(str(connection.settings_dict["NAME"]), *arguments))
    with mock.patch.dict(os.environ, place):
        running.start()
    try:
        yield running
    finally:
        running.join()
    assert running.exitcode == 0


def _open(database: str) -> None:
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = database
