"""Subjects and floors: who may know whom."""

import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT, files, imports, modules, named, within

_SIGNALS = ("django.dispatch", "django.db.models.signals", "django.core.signals", "django.contrib.auth.signals")
_SHAPELESS = {"utils", "util", "helpers", "helper", "common", "core", "misc", "services", "service", "managers", "lib"}
_VALUES = ("archive.text", "archive.dates", "archive.names")


def test_a_room_imports_from_lower_floors_only() -> None:
    # In a process of its own: it sets up the log anew, and what was logged by then is deaf.
    linter = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert not ran.returncode, ran.stdout


def test_the_values_know_no_django_but_for_the_date_fields() -> None:
    rooms = tuple(room.replace(".", "/") for room in _VALUES)
    knowing = {
        name for name, module in modules(*rooms).items() if any(within(found, "django") for found in imports(module))
    }
    assert knowing <= {"archive/dates/fields.py"}


def test_the_shop_window_is_for_outsiders() -> None:
    inside = {
        name for name, module in modules("archive").items() if any(within(n, "archive.models") for n in imports(module))
    }
    assert not inside, "import from the room that owns the model, not from archive.models"


def test_no_effect_without_a_visible_caller() -> None:
    listening = {
        name
        for name, module in modules("archive").items()
        if any(within(found, signal) for found in imports(module) for signal in _SIGNALS)
    }
    assert not listening, "no signals in archive/: call the deed where the change is made"


def test_every_module_is_named_for_its_errand() -> None:
    shapeless = {named(path) for path in files() if _SHAPELESS & {path.stem, *path.relative_to(ROOT).parts}}
    assert not shapeless
