"""Commands: who acts, what is said of long work, how they end, and that each explains itself."""

import io
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command, load_command_class
from django.core.management.base import OutputWrapper

from archive.documents.models import Document
from archive.management.accounts import acting, enrol_demo_accounts
from archive.management.counting import counted, refused_of
from archive.management.reading_files import UNREADABLE, Telling, paths_of
from archive.people.models import Alias
from archive.people.querysets import AliasQuerySet
from tests.hands import letter, staff
from tests.house.tree import ROOT

OURS = sorted(path.stem for path in (ROOT / "archive/management/commands").glob("[a-z]*.py"))


@pytest.mark.parametrize("name", OURS)
def test_a_command_says_what_it_does_and_what_each_option_means(name: str) -> None:
    parser = load_command_class("archive", name).create_parser("manage.py", name)
    own = [action for action in parser._actions if action.dest not in {"help", "version"}]
    assert parser.description
    assert [action.dest for action in own if not action.help] == []


@pytest.mark.django_db
def test_a_command_acts_as_the_archive_itself_unless_somebody_is_named() -> None:
    anna = staff("anna", "Curators")
    assert acting("anna") == anna
    assert not acting("").has_usable_password()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["nobody-of-this-name", "gone"])
def test_an_account_that_is_not_there_or_closed_cannot_act(name: str) -> None:
    User.objects.create_user("gone", is_active=False)
    with pytest.raises(CommandError, match="There is no account"):
        acting(name)


@pytest.mark.django_db
def test_the_accounts_of_the_demo_can_be_made_twice() -> None:
    for _ in range(2):
        enrol_demo_accounts("a password of the demo")
    names = User.objects.get(username="names")
    assert [group.name for group in names.groups.all()] == ["Name editors"]
    assert User.objects.get(username="nobody").groups.count() == 0


def test_a_file_that_is_not_there_ends_a_command_with_two(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as ended:
        paths_of([str(tmp_path / "cables.csv")])
    assert ended.value.returncode == UNREADABLE


def test_counts_have_nouns() -> None:
    assert counted(1, "row") == "1 row"
    assert counted(4017, "row") == "4,017 rows"
    assert counted(2, "person", "people") == "2 people"
    assert refused_of(1, 5, "row") == "1 of 5 rows is refused"


def test_short_work_is_not_told() -> None:
    out = io.StringIO()
    telling = Telling(OutputWrapper(out), "{} rows".format)
    telling(10)
    assert out.getvalue() == ""


@pytest.mark.django_db
def test_an_archive_that_is_whole_is_said_to_be_well() -> None:
    letter("Cable, Filippov to Kovalev", ("Filippov", "author"))
    out = io.StringIO()
    call_command("check_archive", stdout=out)
    assert "All is well: 1 document" in out.getvalue()


@pytest.mark.django_db
def test_a_name_under_a_wrong_key_is_found_and_ends_the_check_with_one() -> None:
    letter("Cable", ("Filippov", "author"))
    names: AliasQuerySet = Alias.objects.filter(form="Filippov")
    names.update(key="mikoyan")
    out = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("check_archive", stdout=out)
    assert ended.value.code == 1
    assert "Filippov" in out.getvalue()


@pytest.mark.django_db
def test_a_made_up_archive_has_as_many_documents_as_were_asked_for() -> None:
    call_command("make_corpus", documents=30, seed=7, stdout=io.StringIO())
    assert Document.objects.count() == 30
