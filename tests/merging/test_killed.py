"""The machine stops in the middle of two hundred merges: every merge is whole or absent, and the archive is clean."""

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.house.tree import ROOT

pytestmark = pytest.mark.long

MERGES = """
import django
django.setup()
from archive.journal.history import system_account
from archive.merging.merge import merge
from archive.people.models import Person
from tests.hands import letter, person
if not Person.objects.exists():
    for number in range(200):
        for name in (f"Survivor {number}", f"Absorbed {number}"):
            person(name)
        letter(f"Letter {number}", (f"Absorbed {number}", "author"))
print("begun", flush=True)
for number in range(200):
    one, other = Person.objects.get(name=f"Survivor {number}"), Person.objects.get(name=f"Absorbed {number}")
    merge(one, [other], by=system_account(), reason="one man")
"""


def test_every_merge_is_whole_or_absent_after_a_kill(tmp_path: Path) -> None:
    place = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("ARCHIVE_", "DATABASE_"))},
        "ARCHIVE_DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": str(ROOT),
    }
    manage = [sys.executable, "manage.py"]
    subprocess.run([*manage, "migrate", "-v0"], cwd=ROOT, env=place, check=True)
    with subprocess.Popen([sys.executable, "-c", MERGES], cwd=ROOT, env=place, stdout=subprocess.PIPE) as merging:
        assert merging.stdout
        assert merging.stdout.readline() == b"begun\n"
        while merged(tmp_path) < 40 and merging.poll() is None:
            time.sleep(0.01)
        merging.kill()
    number = merged(tmp_path)
    assert 40 <= number <= 200
    assert runs(tmp_path) == number
    checked = subprocess.run(
        [*manage, "check_archive"], cwd=ROOT, env=place, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def merged(folder: Path) -> int:
    """How many stand under their survivor, and all of them by identity too."""
    found, true = one_row(
        folder,
        "SELECT COUNT(*), COALESCE(SUM(identity_id = merged_into_id), 0) FROM archive_person WHERE merged_into_id IS NOT NULL",
    )
    assert found == true
    return found


def runs(folder: Path) -> int:
    """How many merges the journal tells of, each closed with its digest."""
    return one_row(folder, "SELECT COUNT(*) FROM archive_run WHERE kind = 'merge' AND digest <> ''")[0]


def one_row(folder: Path, question: str) -> tuple[int, ...]:
    with sqlite3.connect(folder / "archive.sqlite3") as database:
        row: tuple[int, ...] = database.execute(question).fetchone()
        return row
