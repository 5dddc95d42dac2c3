"""The demo is the 20 records of the two listings, curated, with everybody who works there."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command

from archive.documents.models import Document
from archive.documents.vocabulary import State
from archive.journal.models import Run
from archive.merging.cards.models import Card
from archive.people.models import Person
from archive.search import engine
from archive.search.query import Choice, Facet, Selection
from tests.hands import letter, person

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _laid(kept: None) -> None:
    demo()


@pytest.mark.usefixtures("_laid")
def test_the_archive_is_full_published_and_found() -> None:
    assert Document.objects.published().count() == len(lines("demo/documents.jsonl"))
    found = engine.find(Selection(choices=(Choice(Facet.PERSON, ("joseph-stalin",)),), per_page=0))
    stalin = Person.objects.get(slug="joseph-stalin")
    assert found.total == Document.objects.published().crediting(stalin).count() > 8


@pytest.mark.usefixtures("_laid")
def test_names_wait_at_the_desk_on_cards_of_several_kinds_and_readers_see_none_of_them() -> None:
    kinds = list(Card.objects.values_list("kind", flat=True))
    assert len(kinds) >= 6
    assert {"person", "office", "no_name"} <= set(kinds)
    waiting = {str(line) for line in Document.objects.exclude(state=State.PUBLISHED).values_list("title", flat=True)}
    assert waiting
    found = engine.find(Selection(per_page=0))
    assert waiting.isdisjoint(Document.objects.filter(pk__in=found.ids).values_list("title", flat=True))


@pytest.mark.usefixtures("_laid")
def test_each_record_keeps_its_id_and_the_names_as_written() -> None:
    told = {json.loads(line)["id"] for line in lines("demo/documents.jsonl")}
    assert set(Document.objects.published().values_list("public_id", flat=True)) == told
    forms = {
        str(credit.alias) for one in Document.objects.published() for credit in one.credits.filter(supplied="Stalin")
    }
    assert forms == {"Filippov", "Filipov"}


def test_everybody_of_the_demo_can_log_in_with_the_rights_of_their_group(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARCHIVE_DEMO_PASSWORD", "as told by the environment")
    demo()
    groups = {
        user.username: [group.name for group in user.groups.all()] for user in User.objects.exclude(username="system")
    }
    assert groups == {
        "curator": ["Curators"], "curator2": ["Curators"], "reviewer": ["Reviewers"], "names": ["Name editors"],
        "names2": ["Name editors"], "admin": ["Administrators"], "nobody": [],
    }  # fmt: skip
    assert all(
        user.is_staff and user.check_password("as told by the environment")
        for user in User.objects.filter(username__in=groups)
    )
    assert [user.username for user in User.objects.filter(is_superuser=True)] == ["admin"]
    assert not User.objects.get(username="nobody").get_all_permissions()


def test_a_password_is_made_and_told_where_none_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    demo()
    told = capsys.readouterr().out.split("password ")[1].split()[0]
    assert User.objects.get(username="curator").check_password(told)
    assert len(told) >= 12


@pytest.mark.usefixtures("_laid")
def test_it_is_safe_to_repeat_and_takes_nothing_back() -> None:
    Document.objects.filter(public_id="fbw73d3h").update(summary="As a visitor wrote.")
    letter("A letter a visitor entered")
    runs = Run.objects.count()
    demo()
    assert Document.objects.get(public_id="fbw73d3h").summary == "As a visitor wrote."
    assert Run.objects.count() == runs


def test_it_is_never_laid_over_an_archive_that_holds_anything_else() -> None:
    person("Wanda Wasilewska")
    with pytest.raises(CommandError, match="holds 0 documents and 1 people of its own"):
        demo()
    assert not Document.objects.exists()
    assert not User.objects.filter(username="curator").exists()


def test_groups_that_are_missing_are_said_and_nothing_is_half_done() -> None:
    Group.objects.filter(name="Reviewers").delete()
    with pytest.raises(CommandError, match="The groups Reviewers are missing"):
        demo()
    assert not Document.objects.exists()


def test_the_hard_cases_come_only_when_asked_for_with_their_states() -> None:
    demo("--hard-cases")
    states = {
        json.loads(line)["external_id"]: json.loads(line)["state"] for line in lines("hard-cases/documents.jsonl")
    }
    assert dict(Document.objects.filter(source="hard-cases").values_list("external_id", "state")) == states
    assert {State.DRAFT, State.HELD} < set(states.values())


def demo(*options: str) -> None:
    call_command("demo", "--no-run", *options)


def lines(name: str) -> list[str]:
    folder: Path = settings.ROOT / "fixtures"
    return (folder / name).read_text("utf-8").splitlines()
