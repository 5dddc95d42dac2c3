"""The gates that are tools of others: each is silent, or says what to mend."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT, files, named

_BIN = Path(sys.executable).parent
_DJANGO = "5.2"


def agree(*command: str, **environment: str) -> None:
    """Nothing happens when the tool is content; else the test fails with the tool's own words."""
    place = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", **environment}
    ran = subprocess.run(command, cwd=ROOT, env=place, capture_output=True, text=True, check=False)
    if ran.returncode:
        pytest.fail(ran.stdout + ran.stderr, pytrace=False)


def python_files() -> list[str]:
    """Return every Python file somebody wrote."""
    return [named(path) for path in files() if path.suffix == ".py" and "migrations" not in path.parts]


def templates() -> list[str]:
    """Return every template of ours."""
    return [named(path) for path in files() if "templates" in path.parts and path.suffix in {".html", ".xml", ".txt"}]


def test_ruff_has_no_remark() -> None:
    agree(str(_BIN / "ruff"), "check", "--quiet", "--no-cache", ".")


def test_every_file_is_formatted() -> None:
    agree(str(_BIN / "ruff"), "format", "--check", "--no-cache", ".")


def test_every_type_is_told_and_holds() -> None:
    agree(sys.executable, "-m", "mypy", "--no-error-summary")


def test_django_is_spoken_as_it_is_today() -> None:
    agree(str(_BIN / "django-upgrade"), "--check", "--target-version", _DJANGO, *python_files())


def test_templates_are_formatted() -> None:
    if written := templates():
        agree(str(_BIN / "djade"), "--check", "--target-version", _DJANGO, *written)


def test_no_migration_is_missing() -> None:
    agree(sys.executable, "manage.py", "makemigrations", "--check", "--dry-run")


def test_production_is_set_up_without_a_remark(tmp_path: Path) -> None:
    agree(
        *(sys.executable, "manage.py", "check", "--deploy", "--fail-level", "DEBUG"),
        ARCHIVE_BASE_URL="https://archive.example.org",
        ARCHIVE_ALLOWED_HOSTS="archive.example.org",
        ARCHIVE_SECRET_KEY="a key of a production archive: 0123456789 abcdefghijklmnop",
        ARCHIVE_TRUSTED_PROXIES="127.0.0.1",
        ARCHIVE_EMAIL_URL="smtp://archive:secret@mail.example.org:587",
        ARCHIVE_DATA_DIR=str(tmp_path),
    )
