"""Hundreds of records are worked out on a copy of the database: nobody's save waits for them, nothing is seen of them
before all are there, and who is killed meanwhile leaves nothing behind. PostgreSQL does the same in its own way."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from archive.authority.deeds import deed
from archive.documents.models import Document
from archive.editing.batch import Change, affected, run_batch
from archive.editing.checking import faults
from archive.editing.saving import remember
from archive.editing.undoing import undo_run
from archive.interchange.applying import Brought, bring_in
from archive.interchange.applying.documents import Progress
from archive.interchange.planning import Action, Mode
from archive.interchange.reading import read
from archive.interchange.travelling import records_of
from archive.interchange.writing.jsonl import lines_of
from archive.journal.history import system_account
from archive.journal.models import Run
from archive.people.models import Alias, Person
from archive.search import engine
from archive.search.index.backends import backend
from archive.search.index.entry import digests
from archive.search.query import Selection
from archive.topics.models import Topic
from tests.hands import letter, person, staff
from tests.house.tree import ROOT

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

NUMBER = 320


@pytest.fixture(autouse=True)
def _nothing_left_of_other_tests() -> None:
    engine.rebuild()  # emptying the tables leaves their entries in the index


def lines(first: int, last: int) -> Iterator[str]:
    for number in range(first, last):
        yield json.dumps(
            {
                "external_id": f"cable-{number:04}",
                "title": f"Cable {number}, Filippov to Kovalev",
                "date": f"1949-{number % 12 + 1:02}",
                "type": ["Cable", "Letter"][number % 2],
                "languages": ["ru"],
                "texts": [
                    {"kind": "original", "language": "ru", "text": f"Сообщаю, что зерно № {number % 50} получено."}
                ],
                "credits": [
                    {"name": f"Filippov {number % 7}", "supplied": "Stalin", "role": "author"},
                    {"name": "Kovalev", "role": "recipient"},
                ],
                "topics": ["Grain"],
                "places": [{"name": "Urumchi", "role": "sent from", "within": "Xinjiang"}],
                "collections": ["Trade"],
                "holdings": [{"repository": "AVPRF", "reference": f"f. 0100, d. {number}"}],
                "donors": ["MacArthur Foundation"],
                "related": [{"external_id": f"cable-{max(0, number - 1):04}", "kind": "reply to"}] if number else [],
            }
        )


def bring(first: int, last: int, **more: Any) -> Brought:
    rows = read("cables.jsonl", "\n".join(lines(first, last)).encode()).rows
    return bring_in(rows, by=system_account(), reason="a test", publishing=True, **more)


def records() -> list[dict[str, Any]]:
    """The archive's records as they travel, but for the ids they drew."""
    pks = Document.objects.order_by("external_id").values_list("pk", flat=True)
    told = [json.loads(line) for line in lines_of(records_of(pks, public=False))]
    return [{**one, "id": "", "changed": ""} for one in told]


def found(words: str) -> int:
    return engine.find(Selection(words=words)).total


def is_tidy() -> bool:
    return not list(Path(settings.DATA_DIR).glob(".beside-*")) and engine.is_ready()


def test_what_is_worked_out_on_a_copy_is_what_comes_in_by_and_by() -> None:
    at_once = bring(0, NUMBER)
    assert (len(at_once.plan.of(Action.NEW)), at_once.published) == (NUMBER, NUMBER)
    assert (found("зерно"), found("topic grain filippov")) == (NUMBER, 0)
    seen = records()
    assert not list(faults())
    assert all(backend().proven(made) == made.keys() for made in digests(backend().documents().tolist()))
    assert bring(0, NUMBER).run is None
    assert (len(records()), is_tidy()) == (NUMBER, True)
    assert at_once.run
    run = Run.objects.get(pk=at_once.run)
    assert (run.kind, run.told["counts"]["document"]) == (Run.Kind.IMPORT, NUMBER)
    undo_run(run, by=staff("names"), reason="another file")
    Document.objects.all().delete()
    for first in range(0, NUMBER, 160):
        bring(first, first + 160)
    assert records() == seen


def test_a_second_file_joins_the_names_and_headings_of_the_first() -> None:
    stalin = person("Joseph Stalin", "Filippov 1")
    bring(0, NUMBER)
    bring(NUMBER, 2 * NUMBER)
    assert Document.objects.count() == 2 * NUMBER
    assert Alias.objects.filter(person=None).count() == 7
    assert Topic.objects.count() == 1
    assert Document.objects.crediting(stalin).count() == sum(number % 7 == 1 for number in range(2 * NUMBER))
    assert not list(faults())


def test_a_colleague_saves_while_hundreds_are_brought_in() -> None:
    waited = list[bool]()

    def save() -> None:
        letter("Saved meanwhile", ("Zhou Enlai", "author", person("Zhou Enlai")))
        waited.append(Document.objects.count() > 1)
        connection.close()

    def meanwhile(done: int, total: int) -> None:
        """As the last records are worked out, somebody else saves theirs, and is not kept waiting."""
        if done == total and connection.vendor == "sqlite":
            colleague = threading.Thread(target=save)
            colleague.start()
            colleague.join(timeout=15)
            assert not colleague.is_alive(), "the save waits for the import"

    staff("founder")
    brought = bring(0, NUMBER, progress=meanwhile)
    assert not any(waited), "nothing is seen of the others before all are in"
    assert Run.objects.latest("pk").pk == brought.run, "it is in when it is seen"
    assert Document.objects.count() == NUMBER + len(waited)
    assert Person.objects.filter(name="Zhou Enlai").count() == len(waited)
    assert not list(faults())


def test_the_same_name_written_meanwhile_is_one_name() -> None:
    def save() -> None:
        letter("Mine", ("Kovalev", "author"))
        connection.close()

    def meanwhile(done: int, total: int) -> None:
        if done == total and connection.vendor == "sqlite" and not Document.objects.filter(title="Mine").exists():
            colleague = threading.Thread(target=save)
            colleague.start()
            colleague.join(timeout=15)

    staff("founder")
    bring(0, NUMBER, progress=meanwhile)
    assert Alias.objects.filter(form="Kovalev").count() == 1
    assert Document.objects.filter(external_id__startswith="cable").count() == NUMBER
    assert not list(faults())
    assert is_tidy()


def test_what_is_called_off_leaves_nothing() -> None:
    def called_off(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bring(0, NUMBER, progress=called_off)
    assert (records(), backend().size()) == ([], 0)
    letter("Afterwards", ("Kovalev", "author"))
    Document.objects.update(state="withdrawn")
    assert not engine.is_ready(), "no entry is awaited any more"


def brought() -> Run:
    run = bring(0, NUMBER).run
    assert run
    return Run.objects.get(pk=run)


def overwritten(progress: Progress | None = None) -> None:
    rows = read("cables.jsonl", "\n".join(lines(0, NUMBER)).replace("Grain", "Wheat").encode()).rows
    bring_in(rows, by=system_account(), reason="wheat", mode=Mode.OVERWRITE, progress=progress)


def taken_back(progress: Progress | None = None) -> None:
    undo_run(Run.objects.get(kind=Run.Kind.IMPORT), by=system_account(), reason="another file", progress=progress)


def batched(progress: Progress | None = None) -> None:
    change = Change("texts", "find", "зерно", "хлеб")
    run_batch(change, affected(change, Document.objects.all()), by=system_account(), reason="", progress=progress)


DEEDS = [overwritten, taken_back, batched]


@pytest.mark.parametrize("work", DEEDS)
def test_a_colleague_saves_while_hundreds_are_changed(work: Callable[[Progress | None], None]) -> None:
    """Nothing is seen of it before all is done, and what the colleague saved stands beside it."""
    before, waited = (brought(), records())[1], list[bool]()

    def save() -> None:
        letter("Saved meanwhile", ("Zhou Enlai", "author", person("Zhou Enlai")))
        waited.append([one for one in records() if one["title"] != "Saved meanwhile"] == before)
        connection.close()

    def meanwhile(done: int, total: int) -> None:
        if done == total and connection.vendor == "sqlite" and not waited:
            colleague = threading.Thread(target=save)
            colleague.start()
            colleague.join(timeout=15)
            assert not colleague.is_alive(), "the save waits for it"

    work(meanwhile)
    assert all(waited)
    assert Document.objects.filter(title="Saved meanwhile").count() == len(waited)
    assert [one for one in records() if one["title"] != "Saved meanwhile"] != before
    assert (list(faults()), is_tidy()) == ([], True)


@pytest.mark.parametrize("work", DEEDS)
def test_who_edits_one_of_them_meanwhile_keeps_what_they_wrote(work: Callable[[Progress | None], None]) -> None:
    brought()
    edited = list[int]()

    def edit() -> None:
        document = Document.objects.get(external_id="cable-0003")
        document.summary = "Written meanwhile."
        with deed():
            document.save()
            remember("document", [document.pk], by=system_account())
        connection.close()

    def meanwhile(done: int, total: int) -> None:
        if done == total and connection.vendor == "sqlite" and not edited:
            colleague = threading.Thread(target=edit)
            colleague.start()
            colleague.join(timeout=15)
            edited.append(1)

    work(meanwhile)
    document = Document.objects.get(external_id="cable-0003")
    assert (document.summary == "Written meanwhile.") is bool(edited)
    assert (list(faults()), is_tidy()) == ([], True)


def test_an_undo_of_hundreds_undone_is_what_it_was_to_the_byte() -> None:
    run, seen = brought(), records()
    undone = undo_run(run, by=system_account(), reason="another file")
    assert (found("зерно"), len(undone.left)) == (0, NUMBER)
    again = undo_run(undone.run, by=system_account(), reason="the right file")
    assert (records(), found("зерно")) == (seen, NUMBER)
    assert (list(faults()), again.run.undoes) == ([], undone.run)


def test_an_undo_that_is_called_off_leaves_everything() -> None:
    run, seen = brought(), records()

    def called_off(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        undo_run(run, by=system_account(), reason="", progress=called_off)
    assert (records(), found("зерно"), list(faults()), is_tidy()) == (seen, NUMBER, [], True)


def test_who_is_killed_while_it_is_poured_in_leaves_all_or_nothing(tmp_path: Path) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL needs no copy")
    file = tmp_path / "cables.jsonl"
    file.write_text("\n".join(lines(0, NUMBER)), "utf-8")
    line = [sys.executable, "manage.py", "import_documents", str(file), "--publish"]
    database = f"sqlite:///{connection.settings_dict['NAME']}"
    own = {"DJANGO_SETTINGS_MODULE": "config.settings", "ARCHIVE_DATA_DIR": str(settings.DATA_DIR)}
    place = {**os.environ, **own, "DATABASE_URL": database}
    bringing = subprocess.Popen(line, cwd=ROOT, env=place, start_new_session=True)
    while not backend().size() and bringing.poll() is None:
        time.sleep(0.002)
    os.killpg(bringing.pid, signal.SIGKILL)
    bringing.wait()
    assert len(records()) in {0, NUMBER}
    assert not list(faults())
    bring(0, NUMBER)
    assert (len(records()), backend().size()) == (NUMBER, NUMBER)
    assert not list(faults())
    assert is_tidy()
