"""In a folder that cannot be written the archive is read, and nothing else."""

import sqlite3
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.read_only import for_reading, is_read_only


def database(folder: Path) -> dict[str, str]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "archive.sqlite3")}


def kept(folder: Path) -> sqlite3.Connection:
    """A database that writes ahead, with one letter."""
    writing = sqlite3.connect(folder / "archive.sqlite3")
    writing.execute("PRAGMA journal_mode=WAL")
    writing.execute("CREATE TABLE letters (title TEXT)")
    writing.execute("INSERT INTO letters VALUES ('Filippov to Mao Zedong')")
    writing.commit()
    return writing


def test_it_is_read_without_a_file_beside_it(tmp_path: Path) -> None:
    kept(tmp_path).close()
    asked = for_reading(database(tmp_path))
    reading = sqlite3.connect(str(asked["NAME"]), uri=True)
    assert reading.execute("SELECT title FROM letters").fetchall() == [("Filippov to Mao Zedong",)]
    with pytest.raises(sqlite3.OperationalError):
        reading.execute("DELETE FROM letters")
    reading.close()
    assert [path.name for path in tmp_path.iterdir()] == ["archive.sqlite3"]


def test_what_was_saved_last_is_not_left_out_in_silence(tmp_path: Path) -> None:
    writing = kept(tmp_path)
    with pytest.raises(ImproperlyConfigured, match="holds what was saved last"):
        for_reading(database(tmp_path))
    writing.close()


def test_a_folder_that_can_be_written_is(tmp_path: Path) -> None:
    kept(tmp_path).close()
    assert not is_read_only(database(tmp_path))
    assert not is_read_only({"ENGINE": "django.db.backends.postgresql", "NAME": "archive"})
