"""An archive that cannot be kept says so before it begins."""

import os
import time
from pathlib import Path

import pytest
from django.test import override_settings

from archive.keeping.checks import (
    clock_is_right,
    folders_are_writable,
    limits_are_on,
    mail_is_sent,
    proxies_are_named,
)


def test_a_folder_that_cannot_be_written_is_said_before_anything_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with override_settings(DATA_DIR=tmp_path):
        assert folders_are_writable(None) == []
        # Root may write everywhere, and tests may run as root.
        monkeypatch.setattr(os, "access", lambda *_: False)
        assert [found.id for found in folders_are_writable(None)] == ["archive.E002"]


def test_a_clock_that_stands_in_the_past_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert clock_is_right(None) == []
    monkeypatch.setattr(time, "time", lambda: 0.0)
    assert [found.id for found in clock_is_right(None)] == ["archive.E004"]


def test_production_is_told_what_it_lacks_and_a_demo_is_not() -> None:
    asked = (proxies_are_named, mail_is_sent, limits_are_on)
    bare = {"TRUSTED_PROXIES": [], "EMAIL_HOST": "", "LIMITS": False, "HTTPS": True}
    with override_settings(DEMO=True, **bare):
        assert [found.id for check in asked for found in check(None)] == []
    with override_settings(DEMO=False, **bare):
        assert [found.id for check in asked for found in check(None)] == [
            "archive.W002",
            "archive.W003",
            "archive.W004",
        ]
    with override_settings(DEMO=False, TRUSTED_PROXIES=["127.0.0.1"], EMAIL_HOST="mail", LIMITS=True, HTTPS=True):
        assert [found.id for check in asked for found in check(None)] == []
