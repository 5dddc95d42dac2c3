"""Every process sees what another one changed at its next question, and starts from what was left on disk."""

from collections.abc import Iterator
from multiprocessing import Pipe
from multiprocessing.connection import Connection

import pytest
from django.db import transaction

from archive.documents.models import Document
from archive.documents.vocabulary import State
from archive.people.models import Person
from archive.search import engine
from archive.search.catalogue import current, snapshot
from archive.search.index.backends import backend, desk
from archive.search.query import Choice, Facet, Selection, Version
from tests.search.beside import another, answer, edit
from tests.search.making import document, person

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture(autouse=True)
def _empty_index() -> None:
    """Emptying the tables between such tests leaves the text index as it was."""
    backend().create()
    desk().create()


class Reader:
    """Another process that answers how many documents it finds."""

    def __init__(self, asking: Connection) -> None:
        self.asking = asking

    def finds(self, words: str = "", person: str = "") -> int:
        self.asking.send((words, person))
        found: int = self.asking.recv()
        return found


@pytest.fixture
def reader() -> Iterator[Reader]:
    asking, asked = Pipe()
    with another(answer, asked):
        asked.close()  # or its end would not be noticed
        yield Reader(asking)
        asking.send(None)


@pytest.mark.parametrize("seed", [21, 22])
def test_nothing_is_missed_while_another_process_edits(seed: int) -> None:
    with another(edit, seed) as writer:
        while writer.is_alive():
            found = engine.find(Selection(per_page=100))
            assert found.total == len(found.ids)
    assert engine.check() == []


def test_another_process_sees_each_change_at_its_next_question(reader: Reader) -> None:
    stalin, filippov = person("Joseph Stalin", "Stalin"), person("Filippov")
    assert reader.finds() == 0
    cable = document("Cable on grain", credits=[("author", filippov, "Filippov", "certain")])
    draft = document("Letter on grain", state=State.DRAFT, credits=[("author", stalin, "Joseph Stalin", "certain")])
    assert (reader.finds(), reader.finds("grain"), reader.finds(person="joseph-stalin")) == (1, 1, 0)
    Person.objects.filter(pk=filippov.pk).update(merged_into=stalin, identity=stalin)
    engine.refresh_people([stalin.pk, filippov.pk])
    assert (reader.finds(person="joseph-stalin"), reader.finds("Stalin")) == (1, 1)
    Document.objects.filter(pk=draft.pk).update(state=State.PUBLISHED, published_at=cable.published_at)
    engine.refresh([draft.pk])
    assert (reader.finds("grain"), reader.finds(person="joseph-stalin")) == (2, 2)
    Document.objects.filter(pk=cable.pk).update(state=State.WITHDRAWN)
    engine.refresh([cable.pk])
    Person.objects.filter(pk=filippov.pk).update(merged_into=None, identity=filippov)
    engine.refresh_people([stalin.pk, filippov.pk])
    assert (reader.finds(), reader.finds(person="joseph-stalin"), reader.finds(person="filippov")) == (1, 1, 0)


def test_what_is_taken_back_was_never_seen(reader: Reader) -> None:
    document("Cable")
    with transaction.atomic():
        document("Letter")
        assert engine.find(Selection()).total == 2
        transaction.set_rollback(True)
    assert (engine.find(Selection()).total, reader.finds()) == (1, 1)
    document("Note")
    assert (engine.find(Selection()).total, engine.find(Selection("letter")).total, reader.finds()) == (2, 0, 2)


def test_a_page_is_of_one_moment_from_its_first_line_to_its_last(reader: Reader) -> None:
    document("Cable")
    with current.at_one_moment():
        document("Letter")
        assert (engine.find(Selection()).total, reader.finds()) == (1, 2)
    assert engine.find(Selection()).total == 2


def test_a_process_starts_from_the_snapshot_and_what_was_changed_since(reader: Reader) -> None:
    stalin = person("Joseph Stalin", "Stalin")
    document("Cable", date="1949-02", credits=[("author", stalin, "Stalin", "certain")], languages=["ru"])
    document("Letter", date="1950", credits=[("author", stalin, "Stalin", "probable")], type="Letter")
    assert engine.take_snapshot()
    before = engine.find(Selection(certain_only=True, choices=(Choice(Facet.AUTHOR, ("joseph-stalin",)),)))
    current.forget()
    assert engine.find(Selection(certain_only=True, choices=(Choice(Facet.AUTHOR, ("joseph-stalin",)),))) == before
    document("Note", languages=["ru", "mn"])
    current.forget()
    assert (engine.find(Selection()).total, reader.finds()) == (3, 3)
    assert engine.check() == []


@pytest.mark.parametrize("file", ["ids.npy", "author.raw.layer0.npy", "about.json"])
def test_a_broken_snapshot_is_passed_over_and_another_kept_in_its_place(file: str) -> None:
    stalin = person("Joseph Stalin", "Stalin")
    document("Cable", credits=[("author", stalin, "Stalin", "certain")])
    assert engine.take_snapshot()
    folder = dict(snapshot.saved())[current.current().version]
    whole = (folder / file).read_bytes()
    for left in (None, b"", b"half an arr", whole[:-8] + bytes(8)):
        (folder / file).unlink()
        if left is not None:
            (folder / file).write_bytes(left)
        current.forget()
        assert engine.find(Selection(choices=(Choice(Facet.AUTHOR, ("joseph-stalin",)),))).total == 1
        assert snapshot.save(current.current())
        assert snapshot.load(current.current().version, folder)


def test_a_snapshot_is_kept_beside_later_ones_of_a_past_that_was_rolled_back() -> None:
    document("Cable")
    mine = current.current().version
    for more in range(1, 4):
        later = Version(mine.number + more, mine.token + more)
        assert snapshot.save(current.current().but(version=later))
    assert engine.take_snapshot()
    assert [version for version, _ in snapshot.saved()] == [mine, later]


def test_a_snapshot_of_another_database_is_passed_over() -> None:
    document("Cable")
    assert engine.take_snapshot()
    version = current.current().version
    folder = dict(snapshot.saved())[version]
    folder.rename(folder.with_name(f"{snapshot.FORMAT}-{version.number}-{version.token + 1}"))
    current.forget()
    assert engine.find(Selection()).total == 1
