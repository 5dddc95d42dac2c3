"""The list of documents, read as text."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.documents.models import Document
from tests.hands import letter, person
from tests.web.pages import asked, blocks, opened, told

pytestmark = pytest.mark.django_db


def test_the_list_reads_as_its_model_does() -> None:
    cable()
    letter("Cable, Joseph Stalin to Anastas Mikoyan", date="1949-02", summary="Answers to Mao’s questions.")
    text = blocks(opened("/documents/"))
    assert text[0] == "Skip to content"
    assert told(opened("/documents/")) == [
        "Results:", "1 - 2 of 2", "Documents",
        "February 1949", "Cable, Joseph Stalin to Anastas Mikoyan", "Answers to Mao’s questions.",
        "October 14, 1949", "Ciphered Telegram No. 4159 from Filipov [Stalin] to Kovalev", "A division is to move.",
        "Names as written: Filipov → Kovalev", "Pagination",
    ]  # fmt: skip


def test_an_empty_list_says_so_in_the_same_words() -> None:
    assert told(opened("/documents/"))[:3] == ["Results:", "0 - 0 of 0", "Documents"]
    assert "No document has been published yet." in opened("/documents/")


def test_thousands_have_a_comma_and_the_last_page_its_own_end() -> None:
    many(1012)
    assert told(opened("/documents/?page=101&per_page=10".replace("&per_page=10", "")))[1] == "1,001 - 1,010 of 1,012"
    assert told(opened("/documents/?page=102"))[1] == "1,011 - 1,012 of 1,012"


def test_a_page_past_the_end_is_no_page() -> None:
    cable()
    opened("/documents/?page=2", 404)
    opened("/documents/?page=999999999999", 404)
    opened("/documents/?page=0", 404)


def test_a_name_as_written_has_its_person_beside_it_where_it_hides_him() -> None:
    stalin = person("Joseph Stalin", "Filipov", "Stalin")
    letter("One", ("Filipov", "author", stalin), ("Kovalev", "recipient"), date="1949")
    letter("Two", ("Stalin", "author", stalin), date="1950")
    text = told(opened("/documents/?person=joseph-stalin"))
    assert "Names as written: Filipov [Joseph Stalin] → Kovalev" in text
    assert "Names as written: Stalin" in text


def test_filipov_and_filippov_both_stand_under_stalin_each_as_written() -> None:
    stalin = person("Joseph Stalin", "Filipov", "Filippov")
    letter("One", ("Filipov", "author", stalin), date="1949-10-14")
    letter("Two", ("Filippov", "author", stalin), date="1949-02-03")
    assert told(opened("/documents/?person=joseph-stalin"))[1] == "1 - 2 of 2"
    found = blocks(opened("/documents/?q=Filippov"))
    assert "1 - 2 of 2" in found
    assert any(line.startswith("including Joseph Stalin (also Filippov, Filipov).") for line in found)
    assert told(opened("/documents/?names=exact&q=Filippov"))[1] == "1 - 1 of 1"


@pytest.mark.parametrize(
    "typed", ['"', "NEAR(", "%s", "Gomułka", "周恩来", "1962?", "a" * 300, "OR", "-", "*", "{{ x }}"]
)
def test_whatever_is_typed_has_an_answer(typed: str) -> None:
    cable()
    assert Client().get("/documents/", {"q": typed}, follow=True).status_code == 200


def test_typed_markup_is_shown_and_not_obeyed() -> None:
    letter("<script>alert(1)</script> & Co", summary="<b>bold</b> Filippov")
    for page in (opened("/documents/"), opened("/documents/?q=Filippov"), opened("/documents/?q=%3Cscript%3E")):
        assert "<script>alert" not in page
        assert "<b>" not in page


def test_a_search_marks_what_it_found() -> None:
    cable()
    assert "<mark>division</mark>" in opened("/documents/?q=division")


def test_for_htmx_the_middle_of_the_page_is_enough() -> None:
    cable()
    part = Client().get("/documents/?q=division", headers={"HX-Request": "true"})
    title, _, middle = part.content.decode().partition("\n")
    assert title.startswith("<title>found for division · "), "the window is called by what it shows"
    assert f"{title}\n" in opened("/documents/?q=division")
    assert middle.lstrip().startswith('<div id="list"')
    assert part.headers["HX-Push-Url"] == "/documents/?q=division"
    assert "HX-Request" in part.headers["Vary"]
    assert "HX-Request" in asked("/documents/").headers["Vary"]


def test_a_page_asks_the_database_little_however_many_rows_it_has() -> None:
    stalin, mao = person("Joseph Stalin", "Filippov"), person("Mao Zedong")
    credits = (("Filippov", "author", stalin), ("Mao Zedong", "recipient", mao), ("Kovalev", "via"))
    for number in range(1, 3):
        letter(f"Cable {number}", *credits, date="1949-02", summary="On the loan.")
    few = [questions(f"/documents/{query}") for query in ("", "?person=joseph-stalin", "?q=loan")]
    for number in range(3, 25):
        letter(f"Cable {number}", *credits, date="1950-02", summary="On the loan.")
    more = [questions(f"/documents/?per_page=25{query}") for query in ("", "&person=joseph-stalin", "&q=loan")]
    assert more == few
    assert max(more) <= 14


def cable() -> Document:
    """The telegram of 14 October 1949."""
    return letter(
        "Ciphered Telegram No. 4159 from Filipov [Stalin] to Kovalev",
        ("Filipov", "author"), ("Kovalev", "recipient"), date="1949-10-14", summary="A division is to move.",
    )  # fmt: skip


def questions(address: str) -> int:
    """How often the page asks the database, when it was made before."""
    opened(address)
    with CaptureQueriesContext(connection) as asked_for:
        opened(address)
    return len(asked_for)


def many(number: int) -> None:
    """So many published letters, written at one go."""
    from django.utils import timezone

    from archive.documents.vocabulary import State
    from archive.search import engine

    made = (Document(title=f"Letter {at}", state=State.PUBLISHED, published_at=timezone.now()) for at in range(number))
    Document.objects.bulk_create(made)
    engine.rebuild()


def test_on_a_russian_page_an_english_title_and_summary_say_that_they_are_english() -> None:
    letter("Cable, Stalin to Mao", ("Stalin", "author"), date="1949", summary="On grain for Urumchi.")
    russian, english = opened("/ru/documents/"), opened("/documents/")
    assert russian.count(' lang="en" dir="auto"') == 2
    assert ' lang="en" dir="auto"' not in english
