"""The restore drill: what was kept is the same archive again, and nothing that was damaged goes unseen."""

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from archive.documents.contents import keep_one
from archive.documents.files.keeping import folder, keep, path_of
from archive.documents.models import Content, Document, File, StoredFile
from archive.editing.saving import remember
from archive.journal.models import Run
from archive.people.models import Person
from archive.search import engine
from archive.search.query import Selection
from tests.hands import letter, person, staff
from tests.imprint.test_face import PNG

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def cable() -> Document:
    """A published cable with its Russian text and a scan."""
    # The test before left its files, and its rows of the text index.
    for path in folder().glob("??/*"):
        path.unlink()
    engine.rebuild()
    cable = letter("Cable on a loan", ("Filippov", "author", person("Joseph Stalin", "Filippov")), date="1949-02")
    cable.texts.create(kind="original", language="ru", content=keep_one("Ходатайство о займе"))
    stored = keep(SimpleUploadedFile("scan.png", PNG), "scan.png")
    File.objects.create(document=cable, stored=stored, name="scan.png")
    remember("document", [cable.pk], by=staff("curator"))
    return cable


def _told(command: str, *arguments: Any, **options: Any) -> str:
    out = io.StringIO()
    try:
        call_command(command, *map(str, arguments), stdout=out, **options)
    except SystemExit:
        pytest.fail(out.getvalue())
    return out.getvalue()


def _everything() -> str:
    return _told("export_documents", "--all")


def _faults() -> str:
    out = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("verify", stdout=out)
    return out.getvalue()


def test_a_backup_restored_is_the_same_archive(cable: Document, tmp_path: Path) -> None:
    before, package = _everything(), tmp_path / "archive.tar"
    assert "whole backup: the database and 1 files" in _told("backup", package)
    assert oct(package.stat().st_mode & 0o777) == "0o600"
    assert "All is well" in _told("verify", "--backup", package)
    letter("Written afterwards")
    Document.objects.filter(pk=cable.pk).update(summary="lost")
    path_of(StoredFile.objects.get().digest).unlink()
    with pytest.raises(CommandError, match="holds records"):
        call_command("restore", str(package))
    _told("restore", package, replace=True)
    assert _everything() == before
    assert "All is well: 1 documents" in _told("verify")
    assert engine.find(Selection()).ids == (cable.pk,)
    assert path_of(StoredFile.objects.get().digest).read_bytes() == PNG


@pytest.mark.parametrize("at", [0.02, 0.3, 0.6, 0.97])
def test_a_damaged_backup_is_found_before_anything_is_touched(cable: Document, tmp_path: Path, at: float) -> None:
    package = tmp_path / "archive.tar"
    _told("backup", package)
    whole, before = package.read_bytes(), _everything()
    members = len(whole.rstrip(b"\0"))
    place = int(members * at)
    package.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
    for command in (["verify", "--backup", str(package)], ["restore", str(package), "--replace"]):
        with pytest.raises(CommandError):
            call_command(*command)
    package.write_bytes(whole[:place])
    with pytest.raises(CommandError):
        call_command("restore", str(package), "--replace")
    assert _everything() == before


def _cut_a_scan(cable: Document) -> None:
    path = path_of(StoredFile.objects.get().digest)
    path.write_bytes(path.read_bytes()[:-1])


def _turn_a_bit(cable: Document) -> None:
    path = path_of(StoredFile.objects.get().digest)
    data = bytearray(path.read_bytes())
    data[-20] ^= 1
    path.write_bytes(bytes(data))


DAMAGES: dict[str, Callable[[Document], object]] = {
    "files are missing": lambda cable: path_of(StoredFile.objects.get().digest).unlink(),
    "files are not what they were": _cut_a_scan,
    "1 files are not what they were": _turn_a_bit,
    "texts are not what they were": lambda cable: Content.objects.update(body="Ходатайство о займе."),
    "1 texts are not what they were": lambda cable: Content.objects.update(body=""),
    "runs are otherwise than when they were closed": lambda cable: Run.objects.update(reason="forged"),
    "were changed past the journal": lambda cable: Document.objects.update(summary="forged"),
    "lie in themselves": lambda cable: Person.objects.update(parent=Person.objects.get().pk),
    "identity that is not the root": lambda cable: Person.objects.update(identity=None),
}


@pytest.mark.parametrize("sentence", DAMAGES)
def test_what_was_damaged_is_named(cable: Document, sentence: str) -> None:
    assert "All is well" in _told("verify")
    DAMAGES[sentence](cable)
    assert sentence in _faults()


def test_an_upload_nobody_saved_is_no_damage(cable: Document) -> None:
    keep(SimpleUploadedFile("other.png", PNG + os.urandom(8)), "other.png")
    StoredFile.objects.filter(files=None).delete()
    told = _told("verify")
    assert "1 files belong to no record" in told
    assert "All is well" in told
