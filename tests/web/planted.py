"""Secrets planted wherever the desk keeps what readers must not see: whoever asks for PELARGON must never be told of
ZHILBRAND."""

import datetime
import json
from pathlib import Path
from typing import Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from archive.documents.models import Document
from archive.editing import kept, publishing
from archive.editing.staged import stage
from archive.editing.suggestions import suggest
from archive.merging.decisions import decide, decide_not_borne
from archive.people.models import NotSame, Person
from tests.admin.forms import save, signed_in
from tests.hands import letter, person, staff, unidentified

ASKED: Final = "Pelargon"
TOLD: Final = "zhilbrand"


def secret(what: str) -> str:
    """A name or sentence that nobody outside may read."""
    return f"{ASKED} Zhilbrand {what}"


def public_archive(folder: Path) -> None:
    """What readers see, and records that were withdrawn, withheld or are not yet out, whose words they do not see."""
    stalin, mao = person("Joseph Stalin", "Filippov"), person("Mao Zedong")
    cable = letter(
        "Cable on a loan", ("Filippov", "author", stalin), ("Mao Zedong", "recipient", mao), date="1949-02-03"
    )
    letter("Letter on tea", ("Kovalev", "author"), date="February 1950", summary="Of tea.")
    _imported(folder, "open", {"topics": ["Sino-Soviet relations"], "places": [{"name": "Moscow", "role": "sent from"}],
              "collections": ["A collection"], "holdings": [{"repository": "An archive", "reference": "f. 45"}]}, "--publish")  # fmt: skip
    for what in ("withdrawn", "withheld"):
        record = _imported(folder, what, _everywhere(what), "--publish")
        _scanned(record, what)
        reviewer = staff("reviewer", "Reviewers")
        if what == "withdrawn":
            publishing.withdraw([record.pk], by=reviewer, reason="At the request of the giver.")
        else:
            publishing.hold([record.pk], until=datetime.date(2090, 1, 1), by=reviewer, reason="Not yet.")
    person(secret("alone"))
    _scanned(cable, "Public", caption="The first page")


def secrets(folder: Path) -> None:
    """Drafts, records in review, changes that wait, typing, files at the desk, notes, and what readers wrote."""
    curator, stalin = staff("curator", "Curators"), Person.objects.get(slug="joseph-stalin")
    for what in ("draft", "review", "scheduled"):
        record = _imported(folder, what, _everywhere(what))
        _scanned(record, what)
        if what == "review":
            publishing.submit([record.pk], by=curator)
        if what == "scheduled":
            publishing.schedule(record.pk, until=datetime.date(2090, 1, 1), by=staff("reviewer", "Reviewers"))
    cable = Document.objects.get(title="Cable on a loan")
    change = f"/admin/archive/document/{cable.pk}/change/"
    typed = {"title": secret("title waits"), "summary": secret("summary waits"), "note": secret("note waits"),
             "credits-2-name": secret("name waits"), "credits-2-role": "mentioned"}  # fmt: skip
    assert save(signed_in("curator", "Curators"), change, typed).status_code == 302
    kept.keep(f"document/{cable.pk}", [("title", secret("typed"))], by=curator, called=secret("typed"))
    stage(SimpleUploadedFile(f"{secret('staged')}.png", _page()), by=curator)
    suggest(cable, secret("suggested"), "zhilbrand@example.org")
    letter("Draft of a cable", (secret("spelling"), "author", stalin), published=False)
    Document.objects.filter(pk=cable.pk).update(note=secret("noted"))
    Person.objects.filter(pk=stalin.pk).update(note=secret("noted of a person"))
    decide(stalin, Person.objects.get(slug="mao-zedong"), NotSame.Verdict.PERHAPS, by=curator, reason=secret("why"))
    decide_not_borne(unidentified("Kovalev"), stalin, by=curator, reason=secret("why not"))
    editor = signed_in("names", "Name editors")
    for kind in ("topic", "place", "collection", "repository", "documenttype"):
        added = save(signed_in("curator", "Curators"), f"/admin/archive/{kind}/add/", {"name": secret(f"a {kind}")})
        assert added.status_code == 302
    assert editor.get("/admin/").status_code == 200


def _everywhere(what: str) -> dict[str, Any]:
    """A record whose every field is a secret."""
    word = secret(what)
    return {
        "title": word, "summary": word, "number": word, "classification": word, "rights": word, "donors": [word],
        "date": "1949-03-03", "date_text": word, "topics": [f"{word} topic"], "type": f"{word} type",
        "places": [{"name": f"{word} place", "role": "sent from"}], "collections": [f"{word} collection"],
        "holdings": [{"repository": f"{word} repository", "reference": word, "note": word}],
        "texts": [{"kind": "original", "language": "en", "text": f"{word} text", "credit": word}],
        "credits": [{"name": f"{word} author", "role": "author", "note": word},
                    {"name": "Filippov", "role": "recipient", "supplied": word}],
    }  # fmt: skip


def _imported(folder: Path, what: str, fields: dict[str, Any], *options: str) -> Document:
    path = folder / f"{what}.jsonl"
    path.write_text(json.dumps({"external_id": f"record-{what}", "title": "An open record"} | fields) + "\n", "utf-8")
    call_command("import_documents", str(path), *options, verbosity=0)
    return Document.objects.get(external_id=f"record-{what}")


def _page() -> bytes:
    import io

    from PIL import Image

    held = io.BytesIO()
    Image.new("RGB", (60, 90), "ivory").save(held, "PNG")
    return held.getvalue()


def _scanned(record: Document, what: str, caption: str = "") -> None:
    """The record has a scan, whose name and caption are a secret too."""
    name = f"{what}.png" if caption else f"{secret(what)}.png"
    typed = {"files-TOTAL_FORMS": 1, "files-0-upload": SimpleUploadedFile(name, _page()),
             "files-0-caption": caption or secret(f"{what} caption"), "files-0-position": 0}  # fmt: skip
    client: Client = signed_in("keeper", "Curators", "Reviewers")
    answer = save(client, f"/admin/archive/document/{record.pk}/change/", typed)
    assert answer.status_code == 302, answer.context["errors"]
