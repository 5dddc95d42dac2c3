"""Many merges from a list: whole or not at all, told by row, each undone by itself."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.merging.decisions import decide
from archive.merging.merge import merge
from archive.people.models import Person
from tests.hands import person, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def yudins() -> tuple[Person, Person, Person]:
    return person("Pavel Yudin"), person("P. F. Yudin"), person("Iudin P. F.")


def test_each_row_is_a_merge_and_can_be_undone_by_itself(yudins: tuple[Person, Person, Person], tmp_path: Path) -> None:
    merged(tmp_path, "pavel-yudin,p-f-yudin,one man", "pavel-yudin,iudin-p-f,one man")
    assert identities(yudins) == [yudins[0].pk] * 3
    first = Run.objects.filter(kind=Run.Kind.MERGE).earliest("pk")
    undo_run(first, by=staff("names"), reason="another Yudin")
    assert identities(yudins) == [yudins[0].pk, yudins[1].pk, yudins[0].pk]


def test_rows_build_on_one_another(yudins: tuple[Person, Person, Person], tmp_path: Path) -> None:
    merged(tmp_path, "p-f-yudin,iudin-p-f,one man", "pavel-yudin,p-f-yudin,one man")
    assert identities(yudins) == [yudins[0].pk] * 3


def test_a_survivor_absorbed_above_stands_for_his_own(yudins: tuple[Person, Person, Person], tmp_path: Path) -> None:
    merged(tmp_path, "pavel-yudin,p-f-yudin,one man", "p-f-yudin,iudin-p-f,one man")
    assert identities(yudins) == [yudins[0].pk] * 3


def test_several_absorbed_stand_in_one_cell(yudins: tuple[Person, Person, Person], tmp_path: Path) -> None:
    merged(tmp_path, "pavel-yudin,p-f-yudin|iudin-p-f,one man")
    assert identities(yudins) == [yudins[0].pk] * 3


def test_checking_says_the_same_and_writes_nothing(
    yudins: tuple[Person, Person, Person], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    merged(tmp_path, "pavel-yudin,p-f-yudin,one man", check=True)
    assert "1 merge can be made. Nothing was written." in capsys.readouterr().out
    assert identities(yudins) == [one.pk for one in yudins]
    assert not Run.objects.filter(kind=Run.Kind.MERGE).exists()


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("pavel-yudin,pavel-yudin,one man", "row 3: Pavel Yudin stands on both sides"),
        ("p-f-yudin,pavel-yudin,the other way round", "this would be a circle"),
        ("iudin-p-f,p-f-yudin,twice", "was absorbed by row 2 of this list already"),
        ("pavel-yudin,nobody,no such man", "Nobody has the address “nobody”"),
        ("pavel-yudin,iudin-p-f, ", "Say why they are the same"),
        ("pavel-yudin,,nobody named", "Name both"),
        ("pavel-yudin,tass,he wrote for it", "TASS is a body and Pavel Yudin a person"),
        ("pavel-yudin,kim-il,they met", "were decided not to be the same: Two men."),
    ],
)
def test_a_row_that_cannot_be_done_is_named_and_nothing_is_half_written(
    yudins: tuple[Person, Person, Person], tmp_path: Path, capsys: pytest.CaptureFixture[str], row: str, why: str
) -> None:
    person("TASS", kind=Person.Kind.BODY)
    decide(yudins[0], person("Kim Il"), "not_same", by=staff("names"), reason="Two men.")
    with pytest.raises(CommandError, match="1 of 2 merges is refused; nothing was written") as refused:
        merged(tmp_path, "pavel-yudin,p-f-yudin,one man", row)
    assert refused.value.returncode == 1
    assert why in capsys.readouterr().err
    assert identities(yudins) == [one.pk for one in yudins]


def test_somebody_merged_before_is_asked_for_anew(
    yudins: tuple[Person, Person, Person], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    merge(yudins[0], [yudins[1]], by=staff("names"), reason="one man")
    with pytest.raises(CommandError):
        merged(tmp_path, "iudin-p-f,p-f-yudin,one man")
    assert "has meanwhile been merged into Pavel Yudin" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["survivor,absorbed\na,b\n", "", "survivor,absorbed,reason,colour\n", "\xff"])
def test_a_file_that_is_no_such_list_ends_with_code_two(text: str, tmp_path: Path) -> None:
    path = tmp_path / "merges.csv"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(CommandError) as refused:
        call_command("merge_people", str(path))
    assert refused.value.returncode == 2


def merged(folder: Path, *rows: str, check: bool = False) -> None:
    path = folder / "merges.csv"
    path.write_text("\n".join(["survivor,absorbed,reason", *rows]) + "\n", "utf-8")
    call_command("merge_people", str(path), check=check)


def identities(people: tuple[Person, ...]) -> list[int | None]:
    return [Person.objects.get(pk=one.pk).identity_id for one in people]
