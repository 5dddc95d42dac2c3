"""Bringing in and taking out from the command line: what is said, what is written, and the exit codes."""

import csv
import json
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from archive.documents.models import Document
from archive.journal.models import Run
from tests.hands import letter, person, written_names
from tests.interchange.archives import cable
from tests.interchange.listings import ROWS, empty_page, page

pytestmark = pytest.mark.django_db


def test_several_files_are_one_run_by_who_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    User.objects.create(username="curator")
    first, second = file(tmp_path, "a.txt", page()), file(tmp_path, "b.txt", page().replace("1949", "1950"))
    call_command("import_documents", first, second, "--format", "listing", "--publish", "--by", "curator")
    assert "8 rows: 8 new; 8 published." in capsys.readouterr().out
    run = Run.objects.get()
    assert (str(run.by), run.reason) == ("curator", "Import of a.txt, b.txt")
    assert set(Document.objects.values_list("source", flat=True)) == {"listing"}


def test_without_a_name_the_archive_acts_itself(tmp_path: Path) -> None:
    call_command("import_documents", file(tmp_path, "a.txt", page()))
    by = User.objects.get()
    assert (by.username, by.has_usable_password()) == ("system", False)
    with pytest.raises(CommandError, match="no account “anybody”"):
        call_command("import_documents", file(tmp_path, "a.txt", page()), "--by", "anybody")


def test_a_refused_row_ends_with_1_and_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = file(tmp_path, "a.txt", page().replace("May 26, 1949", "May 62, 1949"))
    assert code_of("import_documents", name) == 1
    assert "a.txt, line 21, date: " in capsys.readouterr().err
    assert not Document.objects.exists()


def test_an_empty_list_brings_nothing_in_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nothing, told = file(tmp_path, "none.txt", empty_page()), "none.txt is a list without documents."
    for more in ((), ("--check",)):
        call_command("import_documents", nothing, *more)
        assert capsys.readouterr().out == f"{told}\n0 rows: nothing. Nothing was written.\n"
    assert not Run.objects.exists()
    call_command("import_documents", file(tmp_path, "a.txt", page()), nothing)
    assert capsys.readouterr().out == f"{told}\n4 rows: 4 new.\n"


def test_one_row_is_no_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_documents", file(tmp_path, "a.txt", page(ROWS[:1])))
    assert capsys.readouterr().out == "1 row: 1 new.\n"
    with pytest.raises(CommandError, match=r"^1 of 1 row is refused"):
        call_command("import_documents", file(tmp_path, "b.txt", page(ROWS[:1]).replace("14", "41")))
    for each in ("Anatoly Dobrynin", "Anatolii Dobrynin"):
        letter(f"Cable of {each}", (each, "author", person(each)))
    call_command("suggest_merges", "--csv", str(tmp_path / "queue.csv"))
    told = capsys.readouterr().out
    assert told.startswith("1 pair of names may be one person's.\n1 of them waits to be decided; it is in ")


def test_an_unreadable_or_missing_file_ends_with_2(tmp_path: Path) -> None:
    whole = file(tmp_path, "a.txt", page())
    for name in (file(tmp_path, "cut.txt", page()[:-30]), file(tmp_path, "empty.txt", ""), str(tmp_path / "none.txt")):
        assert code_of("import_documents", whole, name) == 2
        assert code_of("import_documents", whole, name, "--check") == 2
    assert not Document.objects.exists()


def test_checking_ends_with_the_same_codes_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("import_documents", file(tmp_path, "a.txt", page()), "--check")
    assert "4 rows: 4 new. Nothing was written." in capsys.readouterr().out
    assert code_of("import_documents", file(tmp_path, "b.txt", page().replace("May 26", "May 62")), "--check") == 1
    assert not Document.objects.exists()
    assert not Run.objects.exists()


def test_refused_rows_that_are_left_out_can_be_mended_and_brought_in(tmp_path: Path) -> None:
    table = "external_id,title,date,topics\n1,Cable,1949-02-31,=Grain|Fuel\n2,Letter,1949,\n"
    name = file(tmp_path, "cables.csv", table)
    call_command("import_documents", name, "--accept-good")
    assert Document.objects.get().external_id == "2"
    refused = tmp_path / "cables.csv.refused.csv"
    assert '2,"date There is no February 31 in 1949' in refused.read_text("utf-8-sig")
    assert "'=Grain|Fuel" in refused.read_text("utf-8-sig")
    refused.write_text(refused.read_text("utf-8-sig").replace("1949-02-31", "1949-02-28"), "utf-8")
    call_command("import_documents", str(refused))
    assert [topic.name for topic in Document.objects.get(external_id="1").topics.all()] == ["=Grain", "Fuel"]


def test_no_more_than_two_hundred_faults_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = file(tmp_path, "a.jsonl", '{"title": ""}\n' * 250)
    assert code_of("import_documents", name) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[199] == "a.jsonl, line 200, title: is empty, and every record needs one."
    assert lines[200] == "… and 50 more."


def test_nothing_good_to_accept_is_still_a_refusal(tmp_path: Path) -> None:
    assert code_of("import_documents", file(tmp_path, "a.jsonl", '{"title": ""}\n'), "--accept-good") == 1


def test_a_source_may_be_given_and_makes_other_records(tmp_path: Path) -> None:
    name = file(tmp_path, "a.jsonl", json.dumps(cable()))
    for source in ("one", "two"):
        call_command("import_documents", name, "--source", source)
    call_command("import_documents", name)
    assert sorted(Document.objects.values_list("source", flat=True)) == ["one", "sobriquet", "two"]


@pytest.mark.parametrize(
    ("mode", "title", "rights"),
    [("keep", "Cable", ""), ("fill", "Cable", "Free."), ("overwrite", "Letter", "Free.")],
)
def test_what_is_here_already_is_kept_filled_or_overwritten_as_told(
    tmp_path: Path, mode: str, title: str, rights: str
) -> None:
    call_command("import_documents", file(tmp_path, "a.jsonl", json.dumps(cable(title="Cable"))))
    news = file(tmp_path, "b.jsonl", json.dumps(cable(title="Letter", rights="Free.")))
    call_command("import_documents", news, "--mode", mode)
    document = Document.objects.get()
    assert (document.title, document.rights) == (title, rights)


def test_files_of_different_kinds_in_one_run_keep_their_own_source(tmp_path: Path) -> None:
    call_command("import_documents", file(tmp_path, "a.txt", page()), file(tmp_path, "a.jsonl", json.dumps(cable())))
    assert Run.objects.count() == 1
    assert sorted(set(Document.objects.values_list("source", flat=True))) == ["listing", "sobriquet"]


def test_a_profile_that_does_not_read_the_format_is_refused(tmp_path: Path) -> None:
    assert code_of("import_documents", file(tmp_path, "a.csv", "title\nCable\n"), "--profile", "frus") == 2


def test_an_export_is_whole_and_public_unless_asked_for_all(tmp_path: Path) -> None:
    call_command("import_documents", file(tmp_path, "a.jsonl", json.dumps(cable(1))), "--publish")
    call_command("import_documents", file(tmp_path, "b.jsonl", json.dumps(cable(2))))
    out = tmp_path / "out.jsonl"
    call_command("export_documents", output=str(out))
    assert [json.loads(line)["external_id"] for line in out.read_text("utf-8").splitlines()] == ["1"]
    call_command("export_documents", "--all", output=str(out))
    assert [json.loads(line)["state"] for line in out.read_text("utf-8").splitlines()] == ["published", "draft"]
    assert not list(tmp_path.glob("*.part"))


def test_an_exported_table_begins_no_formula(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_documents", file(tmp_path, "a.jsonl", json.dumps(cable(title="=HYPERLINK(1)"))), "--publish")
    capsys.readouterr()
    call_command("export_documents", format="csv")
    assert ",'=HYPERLINK(1)," in capsys.readouterr().out


def file(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, "utf-8", newline="")
    return str(path)


def code_of(*command: str) -> int:
    with pytest.raises(CommandError) as refused:
        call_command(*command)
    return refused.value.returncode


def test_a_check_prints_the_plan_and_a_plan_is_written_as_a_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person("Joseph Stalin", "Filippov")
    letter("Cable No. 2, Kovalev to Stalin", date="1949-05-18")
    first = file(tmp_path, "a.jsonl", json.dumps(cable(1, summary="Rice.")) + "\n")
    call_command("import_documents", first)
    credits = [{"name": name, "role": "author"} for name in ("Filippov", "Shi Zhe")]
    rows = [cable(1, summary="Wheat."), cable(2, credits=credits)]
    second = file(tmp_path, "b.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    plan = tmp_path / "plan.csv"
    capsys.readouterr()
    call_command("import_documents", second, "--mode", "overwrite", "--check", "--plan", str(plan))
    said = capsys.readouterr().out
    assert "summary: “Rice.” becomes “Wheat.”" in said
    assert "row 2 is perhaps here already: “Cable No. 2, Kovalev to Stalin”" in said
    assert "Names: 1 are one of somebody's names, 1 are nobody's yet." in said
    assert "2 rows: 1 new, 1 changed. Nothing was written." in said
    lines = list(csv.DictReader(plan.read_text("utf-8-sig").splitlines()))
    assert [(line["what"], line["field"], line["after"]) for line in lines if line["what"] in {"changed", "name"}] == [
        ("changed", "summary", "Wheat."), ("name", "alias", "joseph-stalin"), ("name", "nobody", ""),
    ]  # fmt: skip
    assert Document.objects.get(external_id="1").summary == "Rice."


def test_a_foreign_table_comes_in_by_a_profile_that_maps_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = 'Title,Authors,Record ID,Colour\nA cable,"Mao, Zedong; Zhou, Enlai",11,red\n'
    name = file(tmp_path, "records.csv", table)
    call_command("import_documents", name, "--profile", "digital-archive")
    assert "The column “Colour” was left out." in capsys.readouterr().err
    document = Document.objects.get(source="digital-archive", external_id="11")
    assert written_names(document) == ["Mao Zedong", "Zhou Enlai"]
    with pytest.raises(CommandError, match="There is no profile “digitalarchive”"):
        call_command("import_documents", name, "--profile", "digitalarchive")
    with pytest.raises(CommandError, match="no column for the title"):
        call_command("import_documents", file(tmp_path, "b.csv", "n,m\n1,2\n"), "--profile", "digital-archive")
