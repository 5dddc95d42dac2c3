"""The search with a field for everything."""

import pytest

from tests.hands import letter, person
from tests.web.pages import asked, blocks, opened

pytestmark = pytest.mark.django_db
FORM = "/documents/advanced/"


def test_what_is_clear_leads_to_the_list() -> None:
    stalin = person("Joseph Stalin", "Filippov")
    letter("On the loan", ("Filippov", "author", stalin), date="1949-02", summary="Grain and money.")
    answer = asked(f"{FORM}?words=loan&phrase=grain+and&none=-fuel&author=FILIPPOV&after=spring+1948&find=1")
    assert answer.headers["Location"] == (
        "/documents/?after=spring+1948&author=joseph-stalin&q=loan+%22grain+and%22+-fuel"
    )
    assert "1 - 1 of 1" in blocks(opened(answer.headers["Location"]))


def test_the_reader_is_told_whom_a_name_means() -> None:
    stalin = person("Joseph Stalin", "Filippov", "I. V. Stalin", "Feng Xi")
    letter("On the loan", ("Filippov", "author", stalin), ("Mao Zedong", "recipient", person("Mao Zedong")))
    letter("Draft", ("Koba", "author", stalin), published=False)
    form = blocks(opened(f"{FORM}?author=Filippov&recipient=mao+zedong&count=1"))
    assert "“Filippov” is a name of Joseph Stalin." in form
    assert not any("is a name of Mao" in line for line in form)
    told = "Joseph Stalin: also Filippov, Feng Xi."
    assert told in blocks(opened(asked(f"{FORM}?author=Filippov&find=1").headers["Location"]))
    assert told not in blocks(opened("/documents/?author=joseph-stalin&q=Filippov"))
    assert not any("Mao Zedong: also" in line for line in blocks(opened("/documents/?recipient=mao-zedong")))


def test_a_name_of_two_people_is_asked_back_and_the_choice_holds() -> None:
    for who in ("Vasily Ivanov", "Pyotr Ivanov"):
        letter(f"Letter of {who}", ("Ivanov", "author", person(who, "Ivanov")))
    page = opened(f"{FORM}?author=Ivanov&find=1")
    assert "Whom or what do you mean by “Ivanov”?" in blocks(page)
    assert {"Vasily Ivanov", "Pyotr Ivanov"} <= set(blocks(page))
    chosen = asked(f"{FORM}?author=Ivanov&author_is=pyotr-ivanov&find=1")
    assert chosen.headers["Location"] == "/documents/?author=pyotr-ivanov"


def test_a_name_known_from_drafts_alone_is_not_known() -> None:
    letter("Draft", ("Beria", "author", person("Lavrenty Beria", "Beria")), published=False)
    page = opened(f"{FORM}?person=Beria&find=1")
    assert "Nothing here is called “Beria”." in page
    assert "Lavrenty" not in page


def test_dates_are_read_back_and_documents_counted_without_leaving() -> None:
    letter("Cable", date="1949-03-02")
    text = blocks(opened(f"{FORM}?after=spring+1949&before=whenever&count=1"))
    assert any("from 1 March 1949 on" in line for line in text)
    assert any("whenever" in line for line in text)
    assert "1 document" in " ".join(blocks(opened(f"{FORM}?after=spring+1949&count=1")))


@pytest.mark.parametrize("typed", ['"', "%", "周恩来", "x" * 300, "-", "' OR 1=1 --", " "])
def test_whatever_is_typed_gets_a_page(typed: str) -> None:
    for name in ("words", "phrase", "none", "person", "topic", "place", "after", "sort", "type"):
        assert asked(FORM + "?" + f"{name}={typed}&find=1").status_code in (200, 301, 302)
