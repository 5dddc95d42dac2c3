"""The whole archive goes into a folder and comes back as it was, with its journal, merges, files and accounts."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from archive.documents.models import Document
from archive.editing.checking import faults
from archive.journal.models import Run
from archive.merging.merge import merge
from archive.people.models import Person
from archive.search import engine
from archive.search.query import Selection
from tests.hands import letter, person, staff
from tests.interchange.archives import brought, cable, passing_archive

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, settings: Any) -> None:
    settings.DATA_DIR = tmp_path / "data"


def an_archive() -> None:
    """Two people who became one, a draft, published records with marks of dates, and an account."""
    stalin, koba = person("Joseph Stalin", "Сталин"), person("Koba")
    brought(cable(1, date="1949-02~", texts=[{"kind": "original", "language": "ru", "text": "Рис.\n\n  И пшеница."}]))
    letter("A draft", ("Filippov", "author"), date="1949-05", published=False)
    merge(stalin, [koba], by=staff("names", "Name editors"), reason="The same hand")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_comes_back_byte_for_byte(tmp_path: Path) -> None:
    with passing_archive():
        an_archive()
        call_command("export_archive", str(tmp_path / "one"))
        runs = Run.objects.count()
    assert not Document.objects.exists()
    call_command("import_archive", str(tmp_path / "one"))
    call_command("export_archive", str(tmp_path / "two"))
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert Run.objects.count() == runs
    assert not list(faults())
    assert Person.objects.get(name="Koba").identity == Person.objects.get(name="Joseph Stalin")
    assert engine.find(Selection()).total == 1
    user = User.objects.get(username="names")
    assert (list(user.groups.values_list("name", flat=True)), user.has_usable_password()) == (["Name editors"], False)
    assert "password" not in (tmp_path / "one/tables/account.jsonl").read_text("utf-8")


def test_what_comes_next_gets_a_key_of_its_own(tmp_path: Path) -> None:
    with passing_archive():
        an_archive()
        call_command("export_archive", str(tmp_path / "one"))
    call_command("import_archive", str(tmp_path / "one"))
    last = Document.objects.latest("pk").pk
    assert letter("Another").pk > last


def test_a_folder_that_was_changed_or_cut_off_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with passing_archive():
        an_archive()
        call_command("export_archive", str(tmp_path / "one"))
    table = tmp_path / "one/tables/person.jsonl"
    table.write_text(table.read_text("utf-8").replace("Koba", "Soso"), "utf-8")
    with pytest.raises(CommandError, match="person is not as it was written"):
        call_command("import_archive", str(tmp_path / "one"))
    head = tmp_path / "one/archive.json"
    said = json.loads(head.read_text("utf-8"))
    head.write_text(json.dumps({**said, "migrations": ["0001_initial"]}), "utf-8")
    with pytest.raises(CommandError, match="of another version"):
        call_command("import_archive", str(tmp_path / "one"))
    head.unlink()
    with pytest.raises(CommandError, match="not written to its end"):
        call_command("import_archive", str(tmp_path / "one"))
    assert not Person.objects.exists()


def test_an_archive_that_holds_anything_is_not_overwritten(tmp_path: Path) -> None:
    an_archive()
    call_command("export_archive", str(tmp_path / "one"))
    with pytest.raises(CommandError, match="holds records or accounts"):
        call_command("import_archive", str(tmp_path / "one"))
    with pytest.raises(CommandError, match="not empty"):
        call_command("export_archive", str(tmp_path / "one"))
