"""Run as a program of its own: staff at work until they are killed, each noting what the archive acknowledged; and the
judge who looks afterwards whether that is there.

    python -m tests.keeping.at_work work|judge DEED FOLDER
"""

import io
import itertools
import json
import os
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import django
from django.test.utils import setup_test_environment

DOCUMENTS: Final = 40
ROWS: Final = 60
HUNDREDS: Final = 320  # so many are worked out on a copy


class Notes:
    """What was acknowledged, a line each, on the disk before the next deed begins."""

    def __init__(self, folder: Path, deed: str) -> None:
        self.path = folder / f"{deed}.notes"

    def add(self, *said: Any) -> None:
        with self.path.open("a") as file:
            file.write(json.dumps(said) + "\n")
            file.flush()
            os.fsync(file.fileno())

    def __iter__(self) -> Iterator[list[Any]]:
        if self.path.exists():
            for line in self.path.read_text().splitlines():
                yield json.loads(line)


def fill() -> None:
    """Letters, people in pairs, and staff."""
    from tests.hands import letter, person, staff

    staff("curator", "Curators", "Reviewers", "Name editors", "Administrators")
    for number in range(DOCUMENTS):
        person(f"Survivor {number}")
        absorbed = person(f"Absorbed {number}")
        letter(f"Letter {number}: 0", (absorbed.name, "author", absorbed), date="1949-02")


def _first(number: int) -> int:
    """The key of a letter: saves take one half of them, batches and uploads the other."""
    from archive.documents.models import Document

    return list(Document.objects.filter(source="").order_by("pk").values_list("pk", flat=True)[:DOCUMENTS])[number]


def _client() -> Any:
    from tests.admin.forms import signed_in

    return signed_in("curator", "Curators", "Reviewers", "Name editors", "Administrators")


def save(notes: Notes) -> None:
    from tests.admin.forms import save as saved

    client, keys = _client(), [_first(number) for number in range(10)]
    start = max((number for _, number in notes), default=0)
    for number in itertools.count(start + 1):
        pk = keys[number % len(keys)]
        answer = saved(client, f"/admin/archive/document/{pk}/change/", {"title": f"Letter saved: {number}"})
        assert answer.status_code == 302
        notes.add(pk, number)


def upload(notes: Notes) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile
    from PIL import Image

    from archive.documents.models import File
    from tests.admin.forms import save as saved

    client = _client()
    for number in itertools.count():
        pk, page = _first(10 + number % 10), io.BytesIO()
        Image.new("RGB", (40, 40), (random.randrange(256), random.randrange(256), random.randrange(256))).save(
            page, "PNG"
        )
        count = File.objects.filter(document=pk).count()
        scan = SimpleUploadedFile("page.png", page.getvalue() + os.urandom(16))
        typed = {"files-TOTAL_FORMS": count + 1, f"files-{count}-upload": scan, f"files-{count}-position": count}
        if saved(client, f"/admin/archive/document/{pk}/change/", typed).status_code == 302:
            newest = File.objects.filter(document=pk).order_by("-pk").first()
            assert newest is not None
            notes.add(pk, newest.stored_id)


def merge(notes: Notes) -> None:
    """Merged, undone, and merged again."""
    from archive.journal.models import Run
    from archive.people.models import Person

    client = _client()
    for number in itertools.count():
        one, other = (Person.objects.get(name=f"{who} {number % DOCUMENTS}") for who in ("Survivor", "Absorbed"))
        if other.merged_into_id is None:
            address = f"/admin/archive/person/merge/?survivor={one.pk}&absorbed={other.pk}"
            fields = {"survivor": one.pk, "absorbed": other.pk, "reason": "one man"}
            if client.post(address, fields).status_code == 302:
                notes.add(other.pk, one.pk)
        else:
            run = Run.objects.filter(kind="merge", revisions__kind="person", revisions__object_id=other.pk).order_by(
                "-pk"
            )[0]
            if client.post(f"/admin/archive/run/{run.pk}/undo/", {"reason": "two men"}).status_code == 302:
                notes.add(other.pk, None)


def batch(notes: Notes) -> None:
    from django.contrib.auth.models import User

    from archive.documents.models import Document
    from archive.editing.batch.changes import Change
    from archive.editing.batch.running import run_batch

    # As they are: `staff` would take their groups from them, under the hands of those who save.
    curator, keys = User.objects.get(username="curator"), [_first(number) for number in range(20, DOCUMENTS)]
    start = max((number for (number,) in notes), default=0)
    for number in itertools.count(start + 1):
        pks = [*Document.objects.filter(pk__in=keys).values_list("pk", flat=True)]
        run_batch(Change("rights", "set", f"Rights {number}"), pks, by=curator, reason="a batch")
        notes.add(number)


def bring(notes: Notes) -> None:
    from django.core.management import call_command

    for number in itertools.count(sum(1 for _ in notes) * 2 + os.getpid() * 1000):
        rows = notes.path.with_suffix(".jsonl")
        said = [{"external_id": f"{n}", "title": f"Row {n} of {number}", "credits": [{"name": f"Clerk {n}", "role": "author"}]}
                for n in range(_rows_of(number))]  # fmt: skip
        rows.write_text("".join(json.dumps(row) + "\n" for row in said))
        call_command("import_documents", str(rows), "--source", f"list {number}", "--publish", stdout=io.StringIO())
        notes.add(number)


def _rows_of(number: int) -> int:
    return HUNDREDS if number % 2 else ROWS


def undo(notes: Notes) -> None:
    """Hundreds of records brought in are taken back, and that again; between them all are changed."""
    from archive.documents.models import Document
    from archive.editing.batch import Change, run_batch
    from archive.editing.undoing import undo_run
    from archive.interchange.applying import bring_in
    from archive.interchange.reading import read
    from archive.journal.history import system_account
    from archive.journal.models import Run

    by = system_account()
    if not Document.objects.filter(source="hundreds").exists():
        said = [json.dumps({"external_id": f"{n}", "title": f"One of hundreds {n}"}) for n in range(HUNDREDS)]
        rows = read("hundreds.jsonl", "\n".join(said).encode()).rows
        bring_in(rows, by=by, reason="hundreds", source="hundreds", publishing=True)
    start = max((number for number, _ in notes), default=0)
    for number in itertools.count(start + 1):
        last = Run.objects.filter(undoes=None, reason="hundreds").get()
        while undone := Run.objects.filter(undoes=last).first():
            last = undone
        undo_run(last, by=by, reason="hundreds")
        state = Document.objects.filter(source="hundreds").values_list("state", flat=True)[0]
        notes.add(number, state)
        pks = Document.objects.filter(source="hundreds").order_by("pk").values_list("pk", flat=True)
        run_batch(Change("rights", "set", f"Of {number}"), list(pks), by=by, reason="")


DEEDS: Final[dict[str, Callable[[Notes], None]]] = {
    "save": save, "upload": upload, "merge": merge, "batch": batch, "import": bring, "undo": undo,
}  # fmt: skip


def _half_done(folder: Path) -> Iterator[str]:
    """What was brought in, taken back or changed by halves, or is lost."""
    from django.db.models import Count

    from archive.documents.models import Document

    rows = dict(Document.objects.filter(source__startswith="list ").values_list("source").annotate(Count("pk")))
    yield from (
        f"import {source} is half done: {number}"
        for source, number in rows.items()
        if number != _rows_of(int(source.split()[1]))
    )
    hundreds = Document.objects.filter(source="hundreds").values_list("state", "rights")
    if len(set(hundreds)) > 1 or Document.objects.filter(source="hundreds").count() not in {0, HUNDREDS}:
        yield f"hundreds are half taken back, or half changed: {set(hundreds)}"
    yield from (f"import {number} is lost" for (number,) in Notes(folder, "import") if f"list {number}" not in rows)


def judged(folder: Path) -> Iterator[str]:
    """What was acknowledged and is not there, or was half done; what `verify` and `/readyz` say otherwise than well."""
    from django.core.management import call_command
    from django.test import Client

    from archive.documents.files.keeping import path_of
    from archive.documents.models import Document, File
    from archive.people.models import Person

    if (status := Client().get("/readyz").status_code) != 200:
        yield f"/readyz says {status}"
    titles = dict(Document.objects.values_list("pk", "title"))
    saved: dict[Any, Any] = dict(Notes(folder, "save"))
    for pk, number in saved.items():
        if int(titles[pk].rsplit(" ", 1)[1]) < number:
            yield f"save {number} of {pk} is lost: {titles[pk]}"
    for pk, digest in Notes(folder, "upload"):
        if not File.objects.filter(document=pk, stored=digest).exists() or not path_of(digest).exists():
            yield f"file {digest} of {pk} is lost"
    done = max((number for (number,) in Notes(folder, "batch")), default=0)
    rights = {
        int(each.split()[1])
        for each in Document.objects.filter(rights__startswith="Rights").values_list("rights", flat=True)
    }
    if len(rights) > 1 or (done and min(rights, default=0) < done):
        yield f"batch {done} is lost or half done: {rights}"
    yield from _half_done(folder)
    merged = dict(Person.objects.filter(name__startswith="Absorbed").values_list("pk", "merged_into_id"))
    last: dict[Any, Any] = dict(Notes(folder, "merge"))
    odd = [pk for pk, into in last.items() if merged[pk] != into]
    if len(odd) > 1:  # the last may have been done and not yet answered
        yield f"merges {odd} are lost"
    for command in ("verify", "check_archive"):
        out = io.StringIO()
        try:
            call_command(command, stdout=out)
        except SystemExit:
            yield f"{command}: {out.getvalue()}"


if __name__ == "__main__":
    django.setup()
    # Pages are asked in this process, and say what is in their forms.
    setup_test_environment()
    verb, which, where = sys.argv[1:]
    if verb == "fill":
        fill()
    elif verb == "work":
        DEEDS[which](Notes(Path(where), which))
    else:
        wrong = list(judged(Path(where)))
        sys.stdout.write("\n".join(wrong))
        sys.exit(bool(wrong))
