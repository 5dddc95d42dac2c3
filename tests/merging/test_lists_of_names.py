"""Names identified and cards accepted from tables: whole or not at all, one run, done again without harm."""

import csv
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive.documents.models import Credit
from archive.journal.models import Run
from archive.merging.candidates import alike
from archive.people.models import Person
from tests.hands import documents_of, letter, person, unidentified

pytestmark = pytest.mark.django_db


def identified(folder: Path, *rows: str, check: bool = False) -> None:
    file = folder / "names.csv"
    file.write_text("name,person,new_name,documents,reason\n" + "\n".join(rows) + "\n", encoding="utf-8")
    call_command("identify_names", str(file), check=check)


@pytest.fixture
def matveyevs(tmp_path: Path) -> tuple[str, str]:
    first = letter("26 September 1950", ("Matveyev", "author"), date="1950-09-26")
    second = letter("27 September 1950", ("Matveyev", "author"), date="1950-09-27")
    return first.public_id, second.public_id


def test_documents_go_to_one_and_the_rest_to_another(matveyevs: tuple[str, str], tmp_path: Path) -> None:
    zakharov, razuvayev = person("Matvei Zakharov"), person("Vladimir Razuvayev")
    identified(
        tmp_path, "Matveyev,vladimir-razuvayev,,,the list", f"Matveyev,matvei-zakharov,,{matveyevs[0]},his cover"
    )
    assert documents_of(zakharov) == {"26 September 1950"}
    assert documents_of(razuvayev) == {"27 September 1950"}
    assert Run.objects.filter(kind=Run.Kind.IDENTIFY).count() == 1


def test_a_list_read_twice_makes_nobody_new(matveyevs: tuple[str, str], tmp_path: Path) -> None:
    for _time in range(2):
        identified(
            tmp_path, f"Matveyev,,Matvei Zakharov,{matveyevs[0]},cover", f"Matveyev,,Matvei Zakharov,{matveyevs[1]},"
        )
    assert Person.objects.filter(name="Matvei Zakharov").count() == 1


@pytest.mark.usefixtures("matveyevs")
def test_a_new_name_makes_somebody_new_beside_a_namesake(tmp_path: Path) -> None:
    person("Matvei Zakharov")
    identified(tmp_path, "Matveyev,,Matvei Zakharov,,another one")
    assert Person.objects.filter(name="Matvei Zakharov").count() == 2


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Matveyev,nobody-at-all,,,", "Nobody has the address"),
        ("Matveyev,,,,", "Name either a person"),
        ("Gomułka,,Władysław Gomułka,,", "No name “Gomułka” waits here"),
        ("Matveyev,,Somebody,xxxxxxxx,", "There is no document xxxxxxxx"),
    ],
)
@pytest.mark.usefixtures("matveyevs")
def test_a_row_that_cannot_be_done_is_told_and_nothing_is_written(
    row: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(CommandError) as refused:
        identified(tmp_path, "Matveyev,,Matvei Zakharov,,cover" if "Gom" in row else row, row)
    assert refused.value.returncode == 1
    assert why in capsys.readouterr().err
    assert not Person.objects.exists()


def test_a_document_given_to_two_people_is_refused(matveyevs: tuple[str, str], tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        identified(tmp_path, f"Matveyev,,One,{matveyevs[0]},", f"Matveyev,,Two,{matveyevs[0]},")
    assert unidentified("Matveyev").credits.count() == 2


def test_checking_writes_nothing(matveyevs: tuple[str, str], tmp_path: Path) -> None:
    identified(tmp_path, "Matveyev,,Matvei Zakharov,,cover", check=True)
    assert unidentified("Matveyev").credits.count() == len(matveyevs)


def test_the_queue_is_written_and_read_back_with_its_ticks(tmp_path: Path) -> None:
    letter("Talk", ("Dobrynin, Anatoly F.", "participant"), ("Dobrynin", "mentioned"), date="1962")
    file = tmp_path / "cards.csv"
    call_command("suggest_merges", cards=True, csv=str(file))
    rows = list(csv.DictReader(file.open(encoding="utf-8")))
    assert [(row["member"], row["ticked"], row["sure"], row["gain"]) for row in rows] == [
        ("Dobrynin, Anatoly F.", "yes", "yes", "2"), ("Dobrynin", "yes", "yes", "2"),
    ]  # fmt: skip
    call_command("decide_cards", str(file))
    assert documents_of(Person.objects.get(name="Anatoly F. Dobrynin")) == {"Talk"}


def test_a_card_that_changed_since_is_refused_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter("Talk", ("Dobrynin, Anatoly F.", "participant"), date="1962")
    file = tmp_path / "cards.csv"
    call_command("suggest_merges", cards=True, csv=str(file))
    letter("Note", ("Anatoly Dobrynin", "author"), date="1962")
    with pytest.raises(CommandError):
        call_command("decide_cards", str(file))
    assert "The card of Anatoly F. Dobrynin has changed" in capsys.readouterr().err
    assert not Person.objects.exists()


def test_a_name_is_warned_of_before_anybody_opened_the_queue() -> None:
    letter("Cable", ("Filippov", "author"))
    person("Joseph Stalin")
    assert [alias.form for alias, _score, _reasons in alike("Filipov")] == ["Filippov"]


def test_two_people_of_one_name_in_one_letter_stay_two_when_the_name_gets_its_person(tmp_path: Path) -> None:
    cable = letter("Two who are not named", ("N. N.", "author"))
    twin = cable.credits.get()
    Credit.objects.create(document=cable, alias=twin.alias, role="author", position=2, which=1)
    novikov = person("Nikolai Novikov", "N. N.")
    identified(tmp_path, "N. N.,nikolai-novikov,,,")
    assert [credit.which for credit in cable.credits.order_by("which")] == [0, 1]
    assert {credit.alias.person for credit in cable.credits.all()} == {novikov}
