"""What was taken down by law is nowhere any more, and whoever checks the archive is told so and finds it well."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from archive.documents.contents import TakenDownRefused, keep_one
from archive.documents.files.keeping import folder, keep, path_of
from archive.documents.files.kinds import FileRefused
from archive.documents.models import Content, Document, File, StoredFile, Suggestion
from archive.editing import kept
from archive.editing.saving import remember
from archive.editing.taking_down import TakeDownRefused, take_down
from archive.editing.undoing import undo_run
from archive.interchange.whole.writing import write_archive
from archive.journal.models import Revision, Run
from archive.journal.undo import UndoRefused
from archive.search import engine
from tests.admin.forms import signed_in
from tests.hands import letter, person, staff
from tests.imprint.test_face import PNG

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

TOLD = "zhilbrand"
REASON = "By order of the court of 3 May 2026."


@pytest.fixture
def cable() -> Document:
    """A published cable, twice edited, with a text, a scan, a suggestion, and typing that nobody saved."""
    for path in folder().glob("??/*"):
        path.unlink()
    engine.rebuild()
    curator = staff("curator", "Curators")
    record = letter("Cable of Zhilbrand", ("Filippov", "author", person("Joseph Stalin", "Filippov")), date="1949-02")
    record.texts.create(kind="original", language="en", content=keep_one("What Zhilbrand said first"))
    remember("document", [record.pk], by=curator)
    record.texts.update(content=keep_one("What Zhilbrand said"))
    stored = keep(SimpleUploadedFile("scan.png", PNG), "scan.png")
    File.objects.create(document=record, stored=stored, name="zhilbrand.png")
    Document.objects.filter(pk=record.pk).update(summary="Of Zhilbrand.", note="Zhilbrand's heirs wrote.")
    remember("document", [record.pk], by=curator, reason="The final text")
    Suggestion.objects.create(document=record, message="Zhilbrand was my uncle")
    kept.keep(f"document/{record.pk}", [("title", "Zhilbrand's cable")], by=curator, called="Zhilbrand")
    return record


def _verified(command: str = "verify") -> str:
    out = io.StringIO()
    try:
        call_command(command, stdout=out)
    except SystemExit:
        pytest.fail(out.getvalue())
    return out.getvalue()


def test_nothing_is_left_of_it_in_any_table_file_page_or_export(cable: Document, tmp_path: Any) -> None:
    scan = path_of(StoredFile.objects.get().digest)
    assert "Zhilbrand" in str(Client().get(f"/documents/{cable.public_id}/").content)

    take_down([cable.pk], by=staff("admin", "Administrators"), reason=REASON)

    for ending in ("/", ".json", ".tei.xml", ".ris"):
        page = Client().get(f"/documents/{cable.public_id}{ending}")
        assert page.status_code == 410
        assert REASON in page.content.decode()
        assert TOLD not in page.content.decode().casefold()
    assert not scan.exists()
    assert not kept.kept(f"document/{cable.pk}", by=staff("curator", "Curators"))
    write_archive(tmp_path / "whole")
    written = [path for path in (tmp_path / "whole").rglob("*") if path.is_file()]
    assert len(written) > 30
    assert not [path.name for path in written if TOLD in path.read_text("utf-8", "replace").casefold()]
    desk = signed_in("admin", "Administrators")
    for address in (f"document/{cable.pk}/history/", f"document/{cable.pk}/change/", "run/"):
        page = desk.get(f"/admin/archive/{address}")
        assert page.status_code == 200
        assert TOLD not in page.content.decode().casefold()


def test_digests_are_kept_and_the_archive_is_well(cable: Document) -> None:
    digests = list(Content.objects.order_by("digest").values_list("digest", flat=True))
    versions = list(Revision.objects.order_by("pk").values_list("digest", flat=True))
    take_down([cable.pk], by=staff("admin"), reason=REASON)
    assert list(Content.objects.order_by("digest").values_list("digest", "body")) == [(each, "") for each in digests]
    assert set(versions) <= set(Revision.objects.values_list("digest", flat=True))
    told = _verified()
    assert "Taken down for good, of which the digests are kept: 2 texts, 1 files." in told
    assert "All is well" in told
    assert "All is well" in _verified("check_archive")


def test_a_text_blanked_without_a_take_down_is_damage_and_so_is_a_version_that_says_more_again(cable: Document) -> None:
    text = Content.objects.get(body="What Zhilbrand said")
    Content.objects.filter(pk=text.pk).update(body="")
    with pytest.raises(SystemExit):
        call_command("verify", stdout=(out := io.StringIO()))
    assert "1 texts are not what they were" in out.getvalue()
    Content.objects.filter(pk=text.pk).update(body=text.body)

    take_down([cable.pk], by=staff("admin"), reason=REASON)
    forged = Revision.objects.filter(kind="document").order_by("pk")[0]
    value: Any = forged.value
    value["fields"]["summary"] = "forged"
    forged.save()
    with pytest.raises(SystemExit):
        call_command("verify", stdout=(out := io.StringIO()))
    assert "1 revisions are otherwise than they were kept" in out.getvalue()


def test_no_undo_brings_it_back(cable: Document) -> None:
    edits = list(Run.objects.filter(reason="The final text"))
    run = take_down([cable.pk], by=staff("admin"), reason=REASON)
    with pytest.raises(UndoRefused, match="not here any more"):
        undo_run(run, by=staff("admin"), reason="A mistake")
    page = signed_in("admin", "Administrators").get(f"/admin/archive/run/{run.pk}/")
    assert f"/run/{run.pk}/undo/" not in page.content.decode()
    for edit in edits:
        undo_run(edit, by=staff("admin"), reason="Back")
    cable.refresh_from_db()
    assert (cable.title, cable.summary, cable.state, cable.texts.count()) == ("Taken down", "", "withdrawn", 0)
    assert "All is well" in _verified()


def test_the_same_text_and_file_are_never_taken_again(cable: Document, tmp_path: Any) -> None:
    Document.objects.filter(pk=cable.pk).update(source="a list", external_id="7")
    remember("document", [cable.pk], by=staff("curator"))
    take_down([cable.pk], by=staff("admin"), reason=REASON)
    with pytest.raises(TakenDownRefused):
        keep_one("What Zhilbrand said")
    with pytest.raises(FileRefused, match="taken down for good"):
        keep(SimpleUploadedFile("scan.png", PNG), "scan.png")
    rows = tmp_path / "again.jsonl"
    for said in (
        '{"external_id": "7", "title": "Cable of Zhilbrand"}',
        '{"external_id": "8", "title": "Cable", "texts": [{"language": "en", "text": "What Zhilbrand said"}]}',
    ):
        rows.write_text(said + "\n", "utf-8")
        with pytest.raises((SystemExit, CommandError)):
            call_command(
                "import_documents", str(rows), "--source", "a list", "--mode", "overwrite", stdout=io.StringIO()
            )
    assert Document.objects.get().title == "Taken down"


def test_what_stands_in_another_record_too_is_refused_before_anything_is_written(cable: Document) -> None:
    other = letter("Copy of the cable")
    other.texts.create(kind="original", language="en", content=Content.objects.get(body="What Zhilbrand said"))
    for pks, reason, why in (
        ([cable.pk], REASON, "“Copy of the cable” .* holds the same"),
        ([cable.pk], " ", "Give the reason"),
    ):
        with pytest.raises(TakeDownRefused, match=why):
            take_down(pks, by=staff("admin"), reason=reason)
    assert Content.objects.filter(body="").count() == 0
    take_down([cable.pk, other.pk], by=staff("admin"), reason=REASON)
    assert Content.objects.exclude(body="").count() == 0


def test_the_command_says_what_would_go_and_does_nothing_until_one_is_sure(cable: Document) -> None:
    call_command("take_down", cable.public_id, "--reason", REASON, stdout=(out := io.StringIO()))
    assert "2 texts, 1 files, 3 versions" in out.getvalue()
    assert "It cannot be undone" in out.getvalue()
    assert Document.objects.get().title == "Cable of Zhilbrand"
    call_command("take_down", cable.public_id, "--reason", REASON, "--sure", stdout=out)
    assert "Backups made before still hold it" in out.getvalue()
    assert Document.objects.get().title == "Taken down"
