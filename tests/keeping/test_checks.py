"""An archive that cannot be kept says so before it begins."""

import os
from pathlib import Path

import pytest
from django.test import override_settings

from archive.keeping.checks import folders_are_writable


def test_a_folder_that_cannot_be_written_is_said_before_anything_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with override_settings(DATA_DIR=tmp_path):
        assert folders_are_writable(None) == []
        # Root may write everywhere, and tests may run as root.
        monkeypatch.setattr(os, "access", lambda *_: False)
        assert [found.id for found in folders_are_writable(None)] == ["archive.E002"]
