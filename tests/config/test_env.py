"""The environment is read once, and what cannot be read stops the start with a sentence."""

import os
import runpy
import stat
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env
from tests.house.tree import ROOT

PRODUCTION = {
    "ARCHIVE_BASE_URL": "https://archive.example.org",
    "ARCHIVE_ALLOWED_HOSTS": "archive.example.org",
    "ARCHIVE_SECRET_KEY": "a key of a production archive: 0123456789 abcdefghijklmnop",
}


def start(place: Path, **environment: str) -> str:
    """Return what a start with this environment refuses, or "" when the settings can be read."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("ARCHIVE_", "DATABASE_"))}
    with patch.dict(os.environ, bare | {"ARCHIVE_DATA_DIR": str(place)} | environment, clear=True):
        try:
            runpy.run_path(str(ROOT / "config" / "settings.py"))
        except ImproperlyConfigured as refused:
            return str(refused)
    return ""


def test_what_stops_the_start_stops_the_process_and_is_its_last_line(tmp_path: Path) -> None:
    settled = os.environ | PRODUCTION | {"ARCHIVE_DATA_DIR": str(tmp_path), "ARCHIVE_SECRET_KEY": "short"}
    ran = subprocess.run(
        [sys.executable, "-c", "import config.settings"],
        cwd=ROOT,
        env=settled,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode
    assert "ARCHIVE_SECRET_KEY" in ran.stderr.strip().splitlines()[-1]


def test_with_no_environment_at_all_it_starts_as_a_demo_with_a_key_of_its_own(tmp_path: Path) -> None:
    assert not start(tmp_path)
    key = tmp_path / "demo.key"
    assert len(key.read_text()) > 50
    assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_the_demo_keeps_its_key(tmp_path: Path) -> None:
    assert env.kept_secret(tmp_path / "key") == env.kept_secret(tmp_path / "key")


def test_production_starts_with_address_hosts_and_key(tmp_path: Path) -> None:
    assert not start(tmp_path, **PRODUCTION)
    assert not (tmp_path / "demo.key").exists()


@pytest.mark.parametrize("missing", ["ARCHIVE_ALLOWED_HOSTS", "ARCHIVE_SECRET_KEY"])
def test_production_refuses_to_start_without_hosts_or_key(tmp_path: Path, missing: str) -> None:
    assert missing in start(tmp_path, **(PRODUCTION | {missing: "  "}))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ARCHIVE_ALLOWED_HOSTS", "*"),
        ("ARCHIVE_SECRET_KEY", "short"),
        ("ARCHIVE_DEBUG", "on"),
        ("ARCHIVE_EMAIL_URL", "mail.example.org"),
        ("ARCHIVE_LIMITS", "maybe"),
        ("ARCHIVE_TRUSTED_PROXIES", "the proxy"),
        ("ARCHIVE_BASE_URL", "http://archive.example.org"),
        ("ARCHIVE_BASE_URL", "archive.example.org"),
        ("ARCHIVE_BASE_URL", "https://archive.example.org/found?q=1"),
    ],
)
def test_what_cannot_be_meant_stops_the_start_and_is_named(tmp_path: Path, name: str, value: str) -> None:
    assert name in start(tmp_path, **(PRODUCTION | {name: value}))


def test_a_data_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    assert "cannot be used as a folder" in start(tmp_path / "taken")


@pytest.mark.parametrize(("written", "meant"), [("1", True), ("Off", False), ("yes", True), ("", True)])
def test_a_switch_is_on_or_off_in_plain_words(monkeypatch: pytest.MonkeyPatch, written: str, meant: bool) -> None:
    monkeypatch.setenv("ARCHIVE_LIMITS", written)
    assert env.flag("ARCHIVE_LIMITS", default=True) is meant


def test_a_blank_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "   ")
    assert env.text("DATABASE_URL", "sqlite") == "sqlite"


def test_a_bad_switch_says_how_to_write_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARCHIVE_LIMITS", "perhaps")
    with pytest.raises(ImproperlyConfigured, match="write on or off"):
        env.flag("ARCHIVE_LIMITS", default=True)


def test_a_mail_server_is_one_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARCHIVE_EMAIL_URL", "smtps://archive%40example.org:se%2Fcret@mail.example.org")
    server = env.mail_server("ARCHIVE_EMAIL_URL")
    assert (server.user, server.password) == ("archive@example.org", "se/cret")
    assert (server.host, server.port, server.is_tls) == ("mail.example.org", 465, True)


def test_without_a_mail_server_letters_go_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARCHIVE_EMAIL_URL", raising=False)
    assert env.mail_server("ARCHIVE_EMAIL_URL").backend.endswith("dummy.EmailBackend")


@pytest.mark.parametrize(
    "key", ["a" * 60, "abcabcabc" * 8, "django-insecure-0123456789abcdefghijklmnopqrstuvwxyz0123456789"]
)
def test_production_refuses_a_key_that_could_be_guessed(tmp_path: Path, key: str) -> None:
    assert "could be guessed" in start(tmp_path, **(PRODUCTION | {"ARCHIVE_SECRET_KEY": key}))


def test_a_second_factor_is_asked_of_groups_there_are(tmp_path: Path) -> None:
    for said in ("on", "off", "", "Administrators, name editors"):
        assert not start(tmp_path, **(PRODUCTION | {"ARCHIVE_SECOND_FACTOR": said}))
    assert "names no group of ours: Admins" in start(tmp_path, **(PRODUCTION | {"ARCHIVE_SECOND_FACTOR": "Admins"}))
