"""Dates in files: printed words as printed words, and EDTF where the format declares EDTF."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive.documents.models import Document
from archive.people.models import Person
from tests.interchange.archives import brought, rows_of
from tests.interchange.listings import ROWS, page
from tests.web.formats import text

pytestmark = pytest.mark.django_db


def test_years_joined_by_a_hyphen_are_found_by_their_second_year() -> None:
    brought({"external_id": "s1", "title": "Reports of the branch", "date_text": "1937-38"})
    assert bounds() == ["1937-01-01", "1938-12-31"]
    assert "Reports of the branch" in text("/documents.csv?after=1938&before=1938")
    assert "Reports of the branch" in text("/documents.csv?after=1937-38")
    assert "Reports of the branch" not in text("/documents.csv?after=1939-41")


def test_a_list_that_begins_with_such_years_has_them_too(tmp_path: Path) -> None:
    listing = tmp_path / "list.txt"
    listing.write_text(page(ROWS[:1]).replace("October 14, 1949", "1917-22"), encoding="utf-8")
    call_command("import_documents", str(listing), "--format", "listing", "--publish")
    assert bounds() == ["1917-01-01", "1922-12-31"]


def test_the_key_that_is_edtf_by_contract_stays_edtf() -> None:
    brought({"external_id": "s1", "title": "Minutes", "date": "1937-38"})
    assert bounds() == ["1937-05-01", "1937-08-31"]


@pytest.mark.parametrize("date", ["0000", "0001-01-01", "2090", "388X"])
def test_what_programs_write_for_nothing_and_what_lies_ahead_is_refused(date: str) -> None:
    (row,) = rows_of({"external_id": "z", "title": "Zero", "date": date})
    assert [fault.field for fault in row.faults] == ["date"]


def test_the_dates_of_lives_are_read_as_tables_of_people_write_them(tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text("id,name,born,died\nx1,Petrov,1878?,-1953\nx3,Li,1937-38,\n", encoding="utf-8")
    call_command("import_people", str(table))
    lives = Person.objects.order_by("pk").values_list("born", "died")
    assert [[date.edtf if date else "" for date in life] for life in lives] == [
        ["1878?", "[..1953]"],
        ["[1937..1938]", ""],
    ]


def test_a_flourishing_is_no_birth(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "people.csv"
    table.write_text("id,name,born\nx2,Wu,fl. 1949\n", encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("import_people", str(table))
    assert "says when somebody was active" in capsys.readouterr().err


def bounds() -> list[str]:
    document = Document.objects.get()
    return [str(document.date_earliest), str(document.date_latest)]
