"""Everything is killed amid imports, merges, saves, batches, uploads and undoing, again and again: what the archive
acknowledged is there, nothing is half done, and it is ready without repair."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.house.tree import ROOT
from tests.keeping.at_work import DEEDS
from tests.merging.desk_server import database

pytestmark = pytest.mark.long
PATIENCE = 300  # seconds


@pytest.mark.parametrize(("kind", "kills"), [("sqlite", 20), ("postgresql", 5)])
def test_nothing_acknowledged_is_lost_and_nothing_is_half_done(kind: str, kills: int, tmp_path: Path) -> None:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("ARCHIVE_", "DATABASE_"))}
    with database(kind) as url:
        place = own | url | {"ARCHIVE_DATA_DIR": str(tmp_path / "archive"), "ARCHIVE_LIMITS": "off",
                             "DJANGO_SETTINGS_MODULE": "config.settings"}  # fmt: skip
        (tmp_path / "archive").mkdir()
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=place, check=True)
        _at_work(place, "fill", "-", tmp_path).wait(PATIENCE)
        for number in range(kills):
            _killed_amid(place, tmp_path)
            judge = _at_work(place, "judge", "-", tmp_path)
            told, _ = judge.communicate(timeout=PATIENCE)
            assert judge.returncode == 0, f"kill {number + 1}: {told.decode()}"
        assert all((tmp_path / f"{deed}.notes").exists() for deed in DEEDS)


def _killed_amid(place: dict[str, str], folder: Path) -> None:
    before = {deed: _noted(folder, deed) for deed in DEEDS}
    staff = [_at_work(place, "work", deed, folder) for deed in DEEDS]
    deadline = time.monotonic() + PATIENCE
    while any(_noted(folder, deed) == before[deed] for deed in DEEDS) and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(random.uniform(0, 3))
    for each in staff:
        os.killpg(each.pid, signal.SIGKILL)
    for each in staff:
        _told, wrong = each.communicate(timeout=PATIENCE)
        assert each.returncode == -signal.SIGKILL, wrong.decode()


def _noted(folder: Path, deed: str) -> int:
    notes = folder / f"{deed}.notes"
    return notes.read_text().count("\n") if notes.exists() else 0


def _at_work(place: dict[str, str], verb: str, deed: str, folder: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.keeping.at_work", verb, deed, str(folder)]
    return subprocess.Popen(
        command, cwd=ROOT, env=place, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
