"""Replays actions to fill the queues of a demo: each line of a file is an action by a demo account."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from django.core.files.base import File as Upload
from django.db import transaction

from archive.documents.files.keeping import keep
from archive.documents.models import Document, File, Rendering
from archive.editing import errands, notes, pending, publishing, saving, suggestions
from archive.imprint.models import THE_ONE, Imprint
from archive.management.demonstration.line import Line
from archive.merging.decisions import decide
from archive.merging.identify import identify
from archive.merging.merge import merge
from archive.merging.requests import ask_for_merge


@transaction.atomic
def play(folder: Path, *, source: str) -> None:
    """Perform every line of the folder's `deeds.jsonl` in order; its records were imported from this source before."""
    for line in (folder / "deeds.jsonl").read_text("utf-8").splitlines():
        said = json.loads(line)
        DEEDS[said["deed"]](Line(said, folder, source))


def _write(line: Line) -> Document:
    document = line.document
    for name, value in line.said["fields"].items():
        setattr(document, name, value)
    document.save()
    return document


def _edit(line: Line) -> None:
    saving.remember("document", [_write(line).pk], by=line.by, reason=line.words)


def _change(line: Line) -> None:
    """Save a pending version, submitted for review if the line says so."""
    pk = line.document.pk
    with pending.aside(pk, by=line.by, reason=line.words):
        _write(line)
    if line.said.get("offered") and (waits := pending.waiting(pk)):
        pending.offer(waits)


def _hang(line: Line) -> None:
    """Attach a file of the folder to the record, after the existing ones."""
    document, path = line.document, line.folder / line.said["file"]
    with path.open("rb") as file:
        stored = keep(Upload(file, path.name), path.name)
    File.objects.create(
        document=document,
        stored=stored,
        name=path.name,
        caption=line.words,
        is_restricted=bool(line.said.get("restricted")),
        position=document.files.count(),
    )
    saving.remember("document", [document.pk], by=line.by)


def _render(line: Line) -> None:
    """Add title and summary in a further language."""
    document, language = line.document, line.said["language"]
    Rendering.objects.create(document=document, language=language, title=line.said["title"], summary=line.words)
    saving.remember("document", [document.pk], by=line.by)


def _reword(line: Line) -> None:
    """Set texts of the imprint in each language of the line."""
    imprint = Imprint.objects.get(pk=THE_ONE)
    for wording in imprint.wordings.filter(language__in=line.said):
        for name, words in line.said[wording.language].items():
            setattr(wording, name, words)
        wording.save()
    imprint.save()
    saving.remember("imprint", [THE_ONE], by=line.by, reason=line.words)


def _submit(line: Line) -> None:
    publishing.submit([line.document.pk], by=line.by, reason=line.words)


def _send_back(line: Line) -> None:
    publishing.send_back(line.document.pk, by=line.by, reason=line.words)


def _hold(line: Line) -> None:
    publishing.hold([line.document.pk], until=line.day, by=line.by, reason=line.words)


def _schedule(line: Line) -> None:
    publishing.schedule(line.document.pk, until=line.day, by=line.by, reason=line.words)


def _withdraw(line: Line) -> None:
    publishing.withdraw([line.document.pk], by=line.by, reason=line.words)


def _assign(line: Line) -> None:
    errands.assign(line.document.pk, to=line.to)


def _call_attention(line: Line) -> None:
    errands.call_attention(line.document.pk, line.words)


def _note(line: Line) -> None:
    notes.leave(line.document.pk, line.words, by=line.by, to=line.to)


def _suggest(line: Line) -> None:
    suggestions.suggest(line.document, line.words, line.said.get("email", ""))


def _identify(line: Line) -> None:
    person = line.person("person") if "person" in line.said else None
    new_name = line.said.get("new_name", "")
    identify(line.waiting_name, by=line.by, reason=line.words, person=person, new_name=new_name)


def _merge(line: Line) -> None:
    merge(line.person("survivor"), [line.person("absorbed")], by=line.by, reason=line.words)


def _ask_for_merge(line: Line) -> None:
    ask_for_merge(line.person("survivor"), [line.person("absorbed")], by=line.by, reason=line.words)


def _decide(line: Line) -> None:
    decide(line.person("person"), line.person("other"), line.said["verdict"], by=line.by, reason=line.words)


DEEDS: Final[Mapping[str, Callable[[Line], None]]] = {
    "edit": _edit,
    "change": _change,
    "hang": _hang,
    "render": _render,
    "imprint": _reword,
    "submit": _submit,
    "send back": _send_back,
    "hold": _hold,
    "schedule": _schedule,
    "withdraw": _withdraw,
    "assign": _assign,
    "call attention": _call_attention,
    "note": _note,
    "suggest": _suggest,
    "identify": _identify,
    "merge": _merge,
    "ask for merge": _ask_for_merge,
    "decide": _decide,
}
