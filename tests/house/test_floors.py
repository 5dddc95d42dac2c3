"""Subjects and floors: who may know whom."""

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.house.tree import ROOT, files, imports, modules, named, within

_SIGNALS = ("django.dispatch", "django.db.models.signals", "django.core.signals", "django.contrib.auth.signals")
_SHAPELESS = {"utils", "util", "helpers", "helper", "common", "core", "misc", "services", "service", "managers", "lib"}
_VALUES = ("archive.text", "archive.dates", "archive.names")


def test_a_room_imports_from_lower_floors_only(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


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
