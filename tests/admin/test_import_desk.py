"""Curators bring in a file at the desk: its columns mapped, its faults mended in place, its plan read, one confirmation."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from openpyxl import Workbook

from archive.documents.models import Credit, Document
from archive.documents.vocabulary import State
from archive.editing.checking import faults
from archive.interchange.models import ImportProfile
from archive.journal.models import Run
from tests.admin.forms import signed_in
from tests.hands import letter, person, written_names
from tests.interchange.archives import cable

pytestmark = pytest.mark.django_db

START = "/admin/archive/document/import/"
LETTERS = """Brief-Nr.;Datum;Betreff;Absender;Empfänger;Archiv;Signatur
L1;3. Februar 1949;Filippov an Mikojan;Filippov;Mikoyan, Anastas;RGASPI;f. 558, op. 11
L2;30.02.1949;Mikojan an Filippov;Mikoyan, Anastas;Filippov;RGASPI;f. 558, op. 12
L3;1949-02-05;;Filippov;Mikoyan, Anastas;RGASPI;f. 558, op. 13
"""


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, settings: Any) -> None:
    settings.DATA_DIR = tmp_path


@pytest.fixture
def curator() -> Client:
    return signed_in("curator", "Curators")


def chosen(name: str, text: str | bytes) -> io.BytesIO:
    """A file as a browser sends it."""
    file = io.BytesIO(text if isinstance(text, bytes) else text.encode())
    file.name = name
    return file


def begin(client: Client, name: str, text: str | bytes, profile: str = "") -> Any:
    """The page on which the desk goes on with this file."""
    return client.post(START, {"file": chosen(name, text), "profile": profile}, follow=True)


def go_on(client: Client, page: Any, **typed: Any) -> Any:
    """The page after this one was filled in and sent."""
    return client.post(page.request["PATH_INFO"], typed, follow=True)


def step(page: Any) -> str:
    """Which step a page is: columns, grid, plan, or something else."""
    return str(page.request["PATH_INFO"].rstrip("/").rpartition("/")[2])


def confirm(client: Client, page: Any, reason: str = "The letters of 1949", **typed: Any) -> Any:
    """The page after the plan was confirmed."""
    return go_on(client, page, seen=page.context["plan"].digest, reason=reason, confirm="1", **typed)


def cables(*records: dict[str, Any]) -> str:
    """These objects as a file of lines."""
    return "".join(json.dumps(record) + "\n" for record in records)


def test_a_foreign_table_is_mapped_mended_brought_in_and_taken_back(curator: Client) -> None:
    columns = begin(curator, "letters.csv", LETTERS)
    assert step(columns) == "columns"
    guessed = {each.column.heading: each.column.field for each in columns.context["shown"]}
    assert guessed == {
        "Brief-Nr.": "external_id", "Datum": "date_text", "Betreff": "title", "Absender": "author", "Empfänger": "recipient",
        "Archiv": "repository", "Signatur": "reference",
    }  # fmt: skip
    grid = go_on(curator, columns, source="letters")
    assert step(grid) == "grid"
    assert [row.number for row in grid.context["rows"]] == [3, 4]
    red = [[cell.name for cell in row.cells if cell.is_faulty] for row in grid.context["rows"]]
    assert red == [["cell-3-1"], ["cell-4-2"]]
    plan = go_on(curator, grid, **{"cell-3-1": "4. Februar 1949", "cell-4-2": "Filippov an Mikojan, zum zweiten"})
    assert step(plan) == "plan"
    assert plan.context["plan"].new_total == 3
    assert not Document.objects.exists()
    confirm(curator, plan)
    drafts = list(Document.objects.order_by("external_id"))
    assert [(one.external_id, one.source, one.state) for one in drafts] == [
        ("L1", "letters", State.DRAFT), ("L2", "letters", State.DRAFT), ("L3", "letters", State.DRAFT)
    ]  # fmt: skip
    assert written_names(drafts[0]) == ["Filippov", "Anastas Mikoyan"]
    assert drafts[0].holdings.values_list("repository__name", flat=True).get() == "RGASPI"
    deed = Run.objects.latest("pk")
    assert deed.reason == "The letters of 1949"
    curator.post(f"/admin/archive/run/{deed.pk}/undo/", {"reason": "Of another house"})
    assert not Document.objects.exists()
    assert not list(faults())


def test_a_file_of_our_own_goes_straight_to_the_plan(curator: Client) -> None:
    page = begin(curator, "cables.csv", "title,date,author\nCable No. 1,1949-05-18,Kovalev\n")
    assert step(page) == "plan"
    assert b'id="import-form"' in page.content
    confirm(curator, page)
    assert Document.objects.get().title == "Cable No. 1"


def test_nothing_is_confirmed_without_a_reason_nor_with_faults(curator: Client) -> None:
    page = begin(curator, "cables.jsonl", cables(cable(1), cable(2, date="1949-02-30")))
    assert step(page) == "grid"
    page = curator.get(page.request["PATH_INFO"].replace("grid", "plan"))
    answer = confirm(curator, page, reason="", lacking="on")
    assert answer.status_code == 409
    answer = confirm(curator, page)
    assert answer.status_code == 409
    assert not Document.objects.exists()
    confirm(curator, page, lacking="on")
    assert [one.external_id for one in Document.objects.all()] == ["1"]


def test_a_line_of_json_is_mended_where_it_stands(curator: Client) -> None:
    grid = begin(curator, "cables.jsonl", cables(cable(1), cable(2, titel="misspelt")))
    plan = go_on(curator, grid, **{"line-2": json.dumps(cable(2))})
    assert plan.context["plan"].new_total == 2


def test_refused_rows_can_be_taken_away_as_a_table(curator: Client) -> None:
    grid = begin(curator, "cables.csv", "title,date\nCable No. 1,1949-02-30\n")
    text = curator.get(grid.request["PATH_INFO"].replace("grid/", "refused.csv")).content.decode()
    assert "1949-02-30" in text
    assert "refused_why" in text


def test_a_second_import_changes_field_by_field_and_shows_the_old_beside_the_new(curator: Client) -> None:
    confirm(curator, begin(curator, "a.jsonl", cables(cable(1, summary="Rice."), cable(2))))
    columns = begin(curator, "b.csv", "Identifier,Title,Scope and content\n1,Cable No. 1,Rice and wheat.\n")
    assert step(columns) == "columns"
    plan = go_on(curator, columns, source="sobriquet", mode="overwrite")
    (change,) = plan.context["plan"].changed
    assert [(one.field, one.before.words, one.after.words) for one in change.changes][-1] == (
        "title", "Cable No. 1, Kovalev to Stalin", "Cable No. 1"
    )  # fmt: skip
    assert ("summary", "Rice.", "Rice and wheat.") in [
        (one.field, one.before.words, one.after.words) for one in change.changes
    ]
    confirm(curator, plan)
    assert Document.objects.get(external_id="1").summary == "Rice and wheat."
    assert Document.objects.count() == 2


def test_what_readers_see_is_not_changed_by_whoever_may_not_publish(curator: Client) -> None:
    letter("Cable No. 1", date="1949-05-18", published=True)
    Document.objects.update(source="sobriquet", external_id="1")
    columns = begin(curator, "b.csv", "Identifier,Title,Description\n1,Cable No. 1,Rice.\n")
    grid = go_on(curator, columns, source="sobriquet", mode="overwrite")
    assert "readers see" in grid.content.decode()
    assert Document.objects.get().summary == ""


def test_only_who_may_publish_publishes_at_once(curator: Client) -> None:
    confirm(curator, begin(curator, "a.jsonl", cables(cable(1))), publish="on")
    assert Document.objects.get().state == State.DRAFT
    both = signed_in("admin", "Administrators")
    confirm(both, begin(both, "b.jsonl", cables(cable(2))), publish="on")
    assert Document.objects.get(external_id="2").state == State.PUBLISHED


def test_each_name_says_whom_it_would_become_and_is_accepted_or_left(curator: Client) -> None:
    stalin = person("Joseph Stalin", "Filippov")
    first, second = person("Ivan Kovalev", "Kovalev"), person("Pyotr Kovalev", "Kovalev")
    letter("Earlier", ("Kovalev", "author", first), date="1949-01-03")
    rows = [("Filippov", "author"), ("Joseph Stalin", "mentioned"), ("Kovalev", "author"), ("Shi Zhe", "translator")]
    credits = [{"name": name, "role": role} for name, role in rows]
    page = begin(curator, "a.jsonl", cables(cable(1, credits=credits)))
    plan = page.context["plan"]
    assert {name.named.form: name.named.how for name in plan.names} == {
        "Kovalev": "fits", "Filippov": "alias", "Joseph Stalin": "exact"
    }  # fmt: skip
    assert [name.form for name in plan.nobody] == ["Shi Zhe"]
    at = {name.named.form: name.nth for name in plan.names}
    typed = {f"form-{at['Kovalev']}": "Kovalev", f"name-{at['Kovalev']}": second.slug}
    typed |= {f"form-{at['Filippov']}": "Filippov", f"name-{at['Filippov']}": "-"}
    confirm(curator, page, **typed)
    became = dict(Credit.objects.filter(document__external_id="1").values_list("alias__form", "alias__person__name"))
    assert became == {"Filippov": None, "Joseph Stalin": stalin.name, "Kovalev": second.name, "Shi Zhe": None}


def test_what_is_perhaps_here_already_is_shown_and_accepted(curator: Client) -> None:
    here = letter("Cable, Filippov to Kovalev, on rice", date="1949-05-18", published=False)
    table = 'Title,Date,Summary\n"Cable, Filippov to Kovalev on rice",1949-05-18,Rice is short.\n'
    plan = go_on(curator, begin(curator, "a.csv", table), mode="fill", again="1")
    (like,) = plan.context["plan"].likes
    assert [one.document.pk for one in like.likes] == [here.pk]
    confirm(curator, plan, mode="fill", **{f"same-{like.planned.row.number}": str(here.pk)})
    assert Document.objects.get().summary == "Rice is short."


def test_a_plan_that_is_no_longer_true_is_shown_again(curator: Client) -> None:
    page = begin(curator, "a.jsonl", cables(cable(1, credits=[{"name": "Filippov", "role": "author"}])))
    person("Joseph Stalin", "Filippov")
    answer = confirm(curator, page)
    assert answer.status_code == 409
    assert [name.named.form for name in answer.context["plan"].names] == ["Filippov"]
    assert not Document.objects.exists()


def test_the_same_file_twice_makes_nothing_twice(curator: Client) -> None:
    text = "Title,Date\nCable No. 1,1949-05-18\n"
    for _ in range(2):
        confirm(curator, begin(curator, "a.csv", text))
    assert Document.objects.count() == 1


def test_a_mapping_is_kept_under_a_name_for_the_next_file(curator: Client) -> None:
    columns = begin(curator, "letters.csv", LETTERS)
    go_on(curator, columns, **{"column-2": "summary", "column-6": "title"}, profile_name="Letters of the Foundation")
    assert ImportProfile.objects.get().by.username == "curator"
    again = begin(curator, "more.csv", LETTERS, "Letters of the Foundation")
    assert {each.column.heading: each.column.field for each in again.context["shown"]}["Betreff"] == "summary"
    assert again.context["source"] == "Letters of the Foundation"


def test_the_eighteen_fields_are_known(curator: Client) -> None:
    table = (
        "Document URL\tOriginal Publication Date\tTitle\tAuthors\tSubjects Discussed\tSource\tRecord ID\n"
        "https://example.org/1\tNovember 18, 1967\tA cable\tMao, Zedong; Zhou, Enlai\tChina--Foreign relations\tPRC FMA\t11\n"
    )
    plan = go_on(curator, begin(curator, "records.tsv", table, "digital-archive"))
    confirm(curator, plan)
    document = Document.objects.get(source="digital-archive", external_id="11")
    assert written_names(document) == ["Mao Zedong", "Zhou Enlai"]
    assert (str(document.date_earliest), document.holdings.get().reference) == ("1967-11-18", "PRC FMA")


def test_a_record_of_openrefine_goes_on_over_several_rows(curator: Client) -> None:
    table = "Title,Author,Topic\nA cable,Mao,Rice\n,Zhou,Wheat\nAnother,Deng,\n"
    plan = go_on(curator, begin(curator, "refined.csv", table, "openrefine"))
    confirm(curator, plan)
    assert written_names(Document.objects.get(title="A cable")) == ["Mao", "Zhou"]
    assert Document.objects.count() == 2


def test_a_sheet_of_a_workbook_is_chosen(curator: Client) -> None:
    book = Workbook()
    book.create_sheet("Remarks", 0).append(["who", "what"])
    book["Remarks"].append(["nobody", "nothing"])
    sheet = book.create_sheet("Letters")
    for row in (["Title", "Date"], ["Letter of 1949", "1949"]):
        sheet.append(row)
    packed = io.BytesIO()
    book.save(packed)
    page = begin(curator, "book.xlsx", packed.getvalue())
    page = go_on(curator, page, sheet="Letters", another_sheet="1")
    assert [each.column.field for each in page.context["shown"]] == ["title", "date"]
    confirm(curator, go_on(curator, page))
    assert Document.objects.get().title == "Letter of 1949"


def test_rows_are_pasted_with_their_headings(curator: Client) -> None:
    page = curator.post(START, {"pasted": "Title\tDate\nA letter\t1949\n"}, follow=True)
    confirm(curator, page)
    assert Document.objects.get().title == "A letter"


def test_what_was_begun_is_found_again_and_thrown_away_by_its_owner_alone(curator: Client) -> None:
    page = begin(curator, "letters.csv", LETTERS)
    (one, _) = curator.get(START).context["waiting"][0]
    other = signed_in("curator2", "Curators")
    assert other.get(page.request["PATH_INFO"]).status_code == 404
    assert not other.get(START).context["waiting"]
    assert step(curator.get(f"{START}{one.key}/", follow=True)) == "columns"
    curator.post(f"{START}{one.key}/discard/")
    assert not curator.get(START).context["waiting"]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("empty.csv", b"", "It is empty."),
        ("wide.csv", "title;Ä\nBrief;ü\n".encode("latin-1"), "UTF-8"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00", "no text"),
        ("book.xlsx", b"PK\x03\x04 nothing more", "no XLSX workbook"),
        ("columns.csv", (",".join(f"c{n}" for n in range(300)) + "\n1\n").encode(), "200 are the most"),
    ],
)
def test_what_cannot_be_read_is_said_and_not_kept(curator: Client, name: str, data: bytes, why: str) -> None:
    page = curator.post(START, {"file": chosen(name, data)})
    assert page.status_code == 409
    assert why in page.content.decode()
    assert not page.context["waiting"]


def test_nobody_brings_in_who_may_not_make_records() -> None:
    assert signed_in("names", "Name editors").get(START).status_code == 403
