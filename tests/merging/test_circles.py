"""Nothing lies in itself, whatever deed would have brought it about."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from archive.authority.ranks import RankRefused
from archive.editing.checking import faults
from archive.editing.returning import ReturnRefused, return_to
from archive.interchange.applying.people import enrol_people
from archive.interchange.authority_records import PersonRecord, TravellingName
from archive.journal.models import Revision, Run
from archive.journal.runs import open_run
from archive.journal.undo import UndoRefused, undo
from archive.people.models import Person
from archive.topics.models import Topic
from tests.hands import staff
from tests.interchange.archives import passing_archive

pytestmark = pytest.mark.django_db


def test_an_undo_that_would_lay_a_topic_in_itself_is_refused() -> None:
    trade, tea, freed = a_topic_freed_and_turned_over()
    with pytest.raises(UndoRefused, match=r"“(Tea )?[Tt]rade”, “(Tea )?[Tt]rade” would lie in themselves"):
        undo(freed, by=staff("names", "Name editors"), reason="A slip")
    assert Topic.objects.get(pk=tea).broader_id is None
    assert Topic.objects.get(pk=trade).broader_id == tea


def test_so_is_the_return_to_a_version_of_before() -> None:
    _trade, tea, _freed = a_topic_freed_and_turned_over()
    first = Revision.objects.filter(kind="topic", object_id=tea).order_by("pk")[1]
    with pytest.raises(ReturnRefused, match="would lie in themselves"):
        return_to(first, by=staff("names", "Name editors"), reason="As it was")
    assert Topic.objects.get(pk=tea).broader_id is None


def test_bodies_that_a_list_has_in_one_another_are_refused() -> None:
    rows = [body("office", "Office", "ministry"), body("ministry", "Ministry", "office")]
    with (
        pytest.raises(RankRefused, match="“Office”, “Ministry”"),
        open_run(Run.Kind.IMPORT, by=staff("a"), reason="b") as run,
    ):
        enrol_people(rows, run)


def test_a_whole_archive_with_a_circle_is_not_read(tmp_path: Path, settings: Any) -> None:
    settings.DATA_DIR = tmp_path / "data"
    with passing_archive():
        trade, tea, _freed = a_topic_freed_and_turned_over()
        Topic.objects.filter(pk=tea).update(broader=trade)
        assert [fault for fault in faults() if "lie in themselves" in fault]
        call_command("export_archive", str(tmp_path / "one"))
    with pytest.raises(CommandError, match=r"topics: 2 lie in themselves: tea-trade, trade"):
        call_command("import_archive", str(tmp_path / "one"))
    assert not Topic.objects.exists()
    assert not Person.objects.exists()


def a_topic_freed_and_turned_over() -> tuple[int, int, Run]:
    """The tea trade lay under trade, was taken out of it, and then trade was laid under it; with the run that took it
    out."""
    made = [Topic(name=name, slug=name.lower().replace(" ", "-")) for name in ("Trade", "Tea trade")]
    Topic.objects.bulk_create(made)
    Topic.objects.settle_new()
    trade, tea = Topic.objects.order_by("pk")
    with open_run(Run.Kind.EDIT, by=staff("editor"), reason="Made") as run:
        run.record("topic", [trade.pk, tea.pk])
    laid(tea, trade)
    freed = laid(tea, None)
    laid(trade, tea)
    return trade.pk, tea.pk, freed


def laid(topic: Topic, broader: Topic | None) -> Run:
    with open_run(Run.Kind.EDIT, by=staff("editor"), reason="Order") as run:
        Topic.objects.filter(pk=topic.pk).update(broader=broader)
        run.record("topic", [topic.pk])
    return run.run


def body(slug: str, name: str, parent: str) -> PersonRecord:
    return PersonRecord(slug=slug, name=name, kind=Person.Kind.BODY, names=(TravellingName(form=name),), parent=parent)
