"""The index is compared with the records, and made anew from them."""

import pytest
from django.core.management import call_command
from django.db import connection

from archive.authority.deeds import deed
from archive.documents.models import Document
from archive.people.models import Alias
from archive.search import engine
from archive.search.models import Change
from archive.search.query import Selection
from tests.search.damage import altered, unproven, words_lost
from tests.search.making import document, person, topic

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _archive() -> None:
    stalin = person("Joseph Stalin", "Filippov")
    document("Cable", date="1949-02", credits=[("author", stalin, "Filippov", "certain")], topics=[topic("Grain")])
    document("Letter", date="1950", text="aviation fuel", languages=["ru"])


def test_an_archive_written_through_the_engine_agrees() -> None:
    assert engine.check() == []


def test_what_was_written_past_the_engine_is_noticed_and_mended(capsys: pytest.CaptureFixture[str]) -> None:
    Document.objects.filter(title="Letter").update(summary="About aviation fuel")
    Document.objects.filter(title="Cable").update(state="withdrawn")
    Alias.objects.filter(form="Filippov").update(form="Feng Xi")
    with pytest.raises(SystemExit):
        call_command("check_archive")
    assert "1 documents in the text index are not published" in capsys.readouterr().out
    call_command("rebuild_search")
    assert engine.check() == []
    assert engine.find(Selection(words="about aviation")).total == 1


def test_an_entry_altered_in_the_index_itself_is_noticed_and_mended() -> None:
    altered(Document.objects.get(title="Letter").pk, "grain")
    (fault,) = engine.check()
    assert "1 documents stand in the text index otherwise" in fault
    engine.rebuild()
    assert engine.check(engine.Depth.ANEW) == []


def test_entries_of_an_earlier_release_are_made_anew_to_be_compared() -> None:
    unproven()
    assert engine.check() == []
    Document.objects.filter(title="Letter").update(title="Letters")
    assert any("1 documents stand in the text index otherwise" in fault for fault in engine.check())


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps its own indexes")
def test_a_word_that_finds_nothing_any_more_is_noticed_by_who_looks_deeper(capsys: pytest.CaptureFixture[str]) -> None:
    words_lost()
    assert engine.check() == []
    for command, options in (("check_archive", {"deep": True}), ("verify", {})):
        with pytest.raises(SystemExit):
            call_command(command, **options)
        assert "the text index is damaged" in capsys.readouterr().out


def test_readiness_is_a_quick_look_at_the_size_of_the_index() -> None:
    assert engine.is_ready()
    Document.objects.filter(title="Cable").update(state="withdrawn")
    assert not engine.is_ready()


def test_a_long_deed_enters_the_log_once_and_at_its_end() -> None:
    before = Change.objects.count()
    with deed():
        document("First of many")
        document("Second of many", topics=[topic("Fuel")])
        assert Change.objects.count() == before
    kinds = Change.objects.order_by("-number").values_list("kind", flat=True)[: Change.objects.count() - before]
    assert sorted(kinds) == ["documents", "headings"]
    assert engine.find(Selection(words="many")).total == 2
    assert engine.check() == []


def test_titles_of_people_and_topics_changed_past_the_engine_are_noticed() -> None:
    Alias.objects.filter(form="Filippov").update(form="Feng Xi")
    assert any("person names" in fault for fault in engine.check())
