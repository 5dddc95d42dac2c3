"""People come in as they stand in the table, and nobody is merged with anybody."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive.documents.models import Credit
from archive.interchange.writing.people import csv_lines, json_lines, standing_people
from archive.journal.models import Revision, Run
from archive.people.models import Person
from tests.hands import person
from tests.interchange.archives import brought, cable, passing_archive

pytestmark = pytest.mark.django_db

TABLE = """id,name,names,kind,born,died,note,identifiers
100070,"Acheson, Dean Gooderham","Acheson, Dean G.|Дин Ачесон",,1893,October 1971,Secretary of State,viaf:4937|wikidata:Q23303
200001,Matveyev,,person,c. 1898,,Zakharov's name,
200002,Matveyev,,person,,,Razuvayev's name,
300001,CPSU Politburo,Politburo,body,,,,
"""


def test_every_row_is_one_person_whoever_else_has_the_name(tmp_path: Path) -> None:
    bring(tmp_path)
    assert Person.objects.count() == 4
    assert [one.slug for one in Person.objects.filter(name="Matveyev").order_by("pk")] == ["matveyev", "matveyev-2"]


def test_everything_in_a_row_has_its_place(tmp_path: Path) -> None:
    bring(tmp_path)
    acheson = Person.objects.get(external_id="100070")
    assert (acheson.born.edtf, acheson.died.edtf, acheson.note) == ("1893", "1971-10", "Secretary of State")
    assert [(alias.form, alias.kind, alias.script) for alias in acheson.aliases.order_by("pk")] == [
        ("Dean Gooderham Acheson", "preferred", "Latn"),
        ("Acheson, Dean G.", "spelling", "Latn"),
        ("Дин Ачесон", "original", "Cyrl"),
        ("Acheson, Dean Gooderham", "spelling", "Latn"),
    ]
    assert (acheson.name, acheson.sort_name) == ("Dean Gooderham Acheson", "Acheson, Dean Gooderham")
    assert [str(one) for one in acheson.identifiers.order_by("pk")] == ["viaf:4937", "wikidata:Q23303"]
    assert Person.objects.get(external_id="300001").kind == Person.Kind.BODY


def test_the_same_file_twice_adds_nobody_and_leaves_one_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bring(tmp_path)
    bring(tmp_path)
    assert "4 rows: 0 new, 4 here already." in capsys.readouterr().out
    assert (Person.objects.count(), Run.objects.count()) == (4, 1)
    assert Revision.objects.filter(kind="person").count() == 4


def test_their_names_are_found_by_the_next_import(tmp_path: Path) -> None:
    bring(tmp_path)
    brought(
        cable(credits=[
            {"name": "Acheson, Dean G.", "role": "author"}, {"name": "Matveyev", "role": "via"},
            {"name": "A.", "role": "recipient", "person": "100070"},
        ])
    )  # fmt: skip
    bearers = {credit.role: credit.alias.person for credit in Credit.objects.select_related("alias__person")}
    acheson = Person.objects.get(external_id="100070")
    assert bearers == {"author": acheson, "via": None, "recipient": acheson}


def test_checking_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bring(tmp_path, "--check")
    assert "4 rows: 4 new, 0 here already. Nothing was written." in capsys.readouterr().out
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",Mao Zedong,,,,,,", "row 6, id: is empty"),
        ("1,,,,,,,", "row 6, name: is empty"),
        ("1,Mao,,,1893-13,,,", "row 6, born: "),
        ("1,Mao,,hero,,,,", "row 6, kind: “hero” is not one of: person, body, group."),
        ("1,Mao,,,,,,Q5816", "row 6, identifiers: “Q5816” is not an identifier."),
        ("100070,Mao,,,,,,", "row 6, id: “100070” stands on row 2 already."),
    ],
)
def test_a_wrong_row_is_told_and_nobody_comes_in(
    tmp_path: Path, row: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(CommandError, match="1 of 5 rows is refused; nothing was written") as refused:
        bring(tmp_path, text=f"{TABLE}{row}\n")
    assert refused.value.returncode == 1
    assert why in capsys.readouterr().err
    assert not Person.objects.exists()


def test_a_misspelt_column_makes_the_file_unreadable(tmp_path: Path) -> None:
    with pytest.raises(
        CommandError, match=r"people.csv cannot be read. Row 1 names the unknown column “nmae”"
    ) as refused:
        bring(tmp_path, text=TABLE.replace(",name,", ",nmae,"))
    assert refused.value.returncode == 2


def test_an_exported_person_carries_the_names_of_those_they_absorbed() -> None:
    gao, kao = person("Gao Gang", "高崗"), person("Kao Kang")
    Person.objects.filter(pk=kao.pk).update(merged_into=gao, identity=gao)
    header, row = csv_lines(standing_people())
    assert header == "\ufeffid,name,names,kind,born,died,description,note,identifiers\r\n"
    assert row == "gao-gang,Gao Gang,高崗|Kao Kang,person,,,,,\r\n"
    (line,) = json_lines(standing_people())
    assert '"absorbed": ["kao-kang"]' in line


def test_notes_are_for_staff() -> None:
    Person.objects.filter(pk=person("Gao Gang").pk).update(note="two men, do not merge")
    assert "two men" not in "".join([*csv_lines(standing_people()), *json_lines(standing_people())])
    assert "two men" in "".join(csv_lines(standing_people(), for_staff=True))


def test_a_table_of_people_comes_back_the_same(tmp_path: Path) -> None:
    with passing_archive():
        bring(tmp_path)
        before = "".join(csv_lines(standing_people(), for_staff=True))
    assert not Person.objects.exists()
    bring(tmp_path, text=before)
    assert "".join(csv_lines(standing_people(), for_staff=True)) == before


def bring(folder: Path, *options: str, text: str = TABLE) -> None:
    file = folder / "people.csv"
    file.write_text(text, "utf-8")
    call_command("import_people", str(file), *options)
