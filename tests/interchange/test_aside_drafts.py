"""Drafts that come, change and go by hundreds on a copy of the database are found at the desk by their words of today."""

import pytest

from archive.documents.models import Document
from archive.editing.batch import Change, affected, run_batch
from archive.editing.checking import faults
from archive.editing.undoing import undo_run
from archive.interchange.applying import bring_in
from archive.interchange.reading import read
from archive.journal.history import system_account
from archive.journal.models import Run
from archive.search import engine
from archive.search.query import Selection
from tests.interchange.test_aside import NUMBER, lines

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def found(word: str) -> tuple[int, int]:
    """How many drafts the desk finds by the word, and how many records readers do."""
    return len(engine.drafts_found(word)), engine.find(Selection(words=word)).total


def take_back_the_latest() -> None:
    undo_run(Run.objects.latest("pk"), by=system_account(), reason="a test")


def test_drafts_by_hundreds_are_found_by_their_words_of_today() -> None:
    engine.rebuild()  # emptying the tables leaves their entries in the index
    rows = read("cables.jsonl", "\n".join(lines(0, NUMBER)).encode()).rows
    bring_in(rows, by=system_account(), reason="a test")
    assert (found("зерно"), list(faults())) == ((NUMBER, 0), [])
    change = Change("texts", "find", "зерно", "хлеб")
    run_batch(change, affected(change, Document.objects.all()), by=system_account(), reason="")
    assert (found("зерно"), found("хлеб"), list(faults())) == ((0, 0), (NUMBER, 0), [])
    take_back_the_latest()
    assert (found("зерно"), found("хлеб"), list(faults())) == ((NUMBER, 0), (0, 0), [])
    undo_run(Run.objects.get(kind=Run.Kind.IMPORT), by=system_account(), reason="another file")
    assert (found("зерно"), list(faults())) == ((0, 0), [])
