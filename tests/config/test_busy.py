"""A save that met a long change of many records is told so, and can be sent once more as it was."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import Client

from archive.documents.models import Document
from tests.admin.forms import shown, signed_in
from tests.hands import letter

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@contextmanager
def somebody_writes() -> Iterator[None]:
    """Another connection holds the lock of writers, and ours waits for it a moment only."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has many writers")
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    connection.ensure_connection()
    connection.connection.execute("PRAGMA busy_timeout = 20")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()
        connection.close()


def test_a_save_that_waited_in_vain_is_told_so_and_keeps_what_was_typed() -> None:
    desk = signed_in("curator", "Curators", "Reviewers")
    cable = letter("Telegram 709")
    address = f"/admin/archive/document/{cable.pk}/change/"
    typed = {**shown(desk, address), "title": "Telegram <709>", "_save": "1"}
    with somebody_writes():
        answer = desk.post(address, typed)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    page = answer.content.decode()
    assert "Somebody is changing very many records" in page
    assert 'name="title" value="Telegram &lt;709&gt;"' in page
    assert Document.objects.get().title == "Telegram 709"
    again = {name: value for name, value in answer.context["fields"] if name not in {"languages"}}
    assert desk.post(address, {**typed, **again}).status_code == 302
    assert Document.objects.get().title == "Telegram <709>"


def test_a_password_is_written_into_no_page() -> None:
    signed_in("curator", "Curators")
    with somebody_writes():
        answer = Client().post("/admin/login/", {"username": "curator", "password": "a long enough password"})
    assert "a long enough password" not in answer.content.decode()


def test_a_save_on_a_disk_that_can_only_be_read_is_told_so() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL says so itself")
    desk = signed_in("curator", "Curators", "Reviewers")
    cable = letter("Telegram 709")
    address = f"/admin/archive/document/{cable.pk}/change/"
    typed = {**shown(desk, address), "title": "Telegram 710", "_save": "1"}
    connection.connection.execute("PRAGMA query_only=ON")
    try:
        answer = desk.post(address, typed)
    finally:
        connection.close()
    assert answer.status_code == 503
    page = answer.content.decode()
    assert "can only be read at this moment" in page
    assert 'name="title" value="Telegram 710"' in page
    assert Document.objects.get().title == "Telegram 709"
