"""The queue as a file: the columns of the contract, one row a pair, the likeliest first."""

import csv
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive.merging.decisions import decide
from archive.merging.merge import merge
from archive.people.models import Person
from tests.hands import letter, person, staff

pytestmark = pytest.mark.django_db
COLUMNS = (
    "kind", "person", "other", "person_external_id", "other_external_id", "name", "other_name", "verdict", "score",
    "reasons",
)  # fmt: skip


def test_a_row_says_who_may_be_whom_and_why(tmp_path: Path) -> None:
    one, other = person("Andrei Vyshinsky"), person("Андрей Вышинский")
    for each, number in ((one, "17"), (other, "18")):
        Person.objects.filter(pk=each.pk).update(source="people", external_id=number)
    (row,) = suggested(tmp_path)
    assert tuple(row) == COLUMNS
    assert (row["kind"], row["verdict"]) == ("merge", "probable")
    assert (row["person"], row["other"]) == ("andrei-vyshinsky", "andrey-vyshinskiy")
    assert (row["person_external_id"], row["other_external_id"]) == ("17", "18")
    assert (row["name"], row["other_name"]) == ("Andrei Vyshinsky", "Андрей Вышинский")
    assert float(row["score"]) >= 0.8
    assert "family name" in row["reasons"]


def test_a_waiting_name_has_no_slug(tmp_path: Path) -> None:
    person("Joseph Stalin", "Filippov")
    letter("A cable", ("Filipov", "author"))
    (row,) = suggested(tmp_path)
    assert (row["kind"], row["person"], row["other"], row["other_name"]) == ("identify", "joseph-stalin", "", "Filipov")


def test_a_pair_stands_once_whatever_was_merged_since(tmp_path: Path) -> None:
    one, two = person("Pavel Yudin"), person("Pavel Iudin")
    person("Павел Юдин")
    merge(one, [two], by=staff("names"), reason="one man")
    pairs = [frozenset({row["person"], row["other"]}) for row in suggested(tmp_path)]
    assert pairs == [frozenset({"pavel-yudin", "pavel-yudin-2"})]


def test_decided_pairs_are_left_out_and_perhaps_is_said(tmp_path: Path) -> None:
    people = person("Ivan Petrov"), person("Ivan Petroff")
    decide(*people, "perhaps", by=staff("names"), reason="The handwriting?")
    assert "decided “perhaps”: The handwriting?" in suggested(tmp_path)[0]["reasons"]
    decide(*people, "not_same", by=staff("names"), reason="Two men.")
    assert suggested(tmp_path) == []


def test_a_name_that_a_spreadsheet_would_compute_is_guarded(tmp_path: Path) -> None:
    person("=Andrei Vyshinsky"), person("=Andrei Vyshinskii")
    (row,) = suggested(tmp_path)
    assert row["name"].startswith("'=")


def test_the_likeliest_stands_first(tmp_path: Path) -> None:
    for name in ("Andrei Vyshinsky", "Andrei Vyshinskii", "Kovalev", "Ivan Kovalev", "Gao Gang", "Kao Kang"):
        person(name)
    scores = [float(row["score"]) for row in suggested(tmp_path)]
    assert len(scores) > 1
    assert scores == sorted(scores, reverse=True)


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("suggest_merges", csv=str(tmp_path / "nowhere" / "queue.csv"))


def suggested(folder: Path) -> list[dict[str, str]]:
    """The rows of the file after everything was compared anew."""
    path = folder / "queue.csv"
    call_command("suggest_merges", csv=str(path))
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
