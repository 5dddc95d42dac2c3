"""The values by which a list is narrowed, beside it and on a page of their own."""

import re

import pytest

from tests.hands import letter, person
from tests.web.pages import asked, blocks, opened

pytestmark = pytest.mark.django_db


def test_a_value_is_read_with_its_number_and_whether_it_is_chosen() -> None:
    letters_of_stalin()
    assert "Joseph Stalin, 3 documents" in blocks(opened("/documents/"))
    narrowed = blocks(opened("/documents/?not_person=vyacheslav-molotov&person=joseph-stalin"))
    assert "Joseph Stalin, 2 documents, selected" in narrowed
    assert "Vyacheslav Molotov, 0 documents, left out" in narrowed


def test_what_has_no_value_can_be_asked_for_too() -> None:
    letters_of_stalin()
    letter("Circular", date="1949")
    assert "no author named, 1 document" in blocks(opened("/documents/"))
    assert 'href="/documents/?without=author"' in opened("/documents/facets/author/")
    assert "1 - 1 of 1" in blocks(opened("/documents/?without=author"))


def test_a_value_is_found_under_any_name_it_bears() -> None:
    letters_of_stalin()
    found = blocks(opened("/documents/facets/person/?typed=filip"))
    assert any(text.startswith("1 - 1 of 1 ·") for text in found)
    assert any(text.startswith("Joseph Stalin, 3 documents") for text in found)
    assert "Nothing here begins like that." in blocks(opened("/documents/facets/person/?typed=zzz"))


def test_all_values_stand_by_number_or_from_a_to_z() -> None:
    letters_of_stalin()
    by_number, by_name = opened("/documents/facets/person/"), opened("/documents/facets/person/?order=name")
    assert by_number.index("Joseph Stalin</bdi>") < by_number.index("Mao Zedong</bdi>")
    assert by_name.index("Mao Zedong</bdi>") < by_name.index("Joseph Stalin</bdi>")
    assert 'href="/documents/?not_person=joseph-stalin"' in by_number


def test_on_a_narrowed_list_all_values_are_boxes_of_one_form_that_keeps_what_was_asked() -> None:
    letters_of_stalin()
    page = opened("/documents/facets/person/?after=1949&person=joseph-stalin&person_match=any&typed=mao")
    assert 'name="person" value="mao-zedong"' in page
    assert 'type="hidden" name="person" value="joseph-stalin"' in page, "chosen, and not among what was typed"
    assert 'type="hidden" name="after" value="1949"' in page
    assert '<option value="any" selected>' in page
    assert "person=mao-zedong" not in page, "no combination is handed out as a link"
    assert "noindex" in asked("/documents/facets/person/").headers["X-Robots-Tag"]


def test_a_date_that_cannot_be_read_loses_nothing_else_that_was_asked() -> None:
    letters_of_stalin()
    page = opened("/documents/?after=nonsense&certain=1&person=joseph-stalin&person_match=any&q=cable")
    assert set(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]+)"', page[page.index("<aside") :])) == {
        ("certain", "1"), ("person", "joseph-stalin"), ("person_match", "any"), ("q", "cable"),
    }  # fmt: skip
    page = opened("/documents/?certain=1&person=joseph-stalin&q=cable")
    assert set(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]+)"', page[page.index("<aside") :])) == {
        ("q", "cable")
    }


def test_a_bar_leads_to_its_year_until_the_list_is_narrowed() -> None:
    letters_of_stalin()
    for page in (opened("/documents/"), opened("/documents/?q=Joseph+Stalin")):
        assert 'aria-label="1950: 2"' in page
        assert "before=1950" in page
    narrowed = opened("/documents/?person=joseph-stalin")
    assert "<title>1950: 2</title>" in narrowed
    assert "before=1950" not in narrowed, "no combination is handed out as a link"


def test_a_row_says_under_which_name_somebody_stands_there() -> None:
    letters_of_stalin()
    assert "Why it is found: Named here as Filippov" in blocks(opened("/documents/?person=joseph-stalin"))


def test_a_row_says_nothing_of_a_name_that_is_plain_to_see() -> None:
    letters_of_stalin()
    li = person("Li Fuchun", "Li")
    letter("A fourth", ("Li", "author", li), ("Kennan", "mentioned"))
    letter("Lists", ("Li", "mentioned", li), ("George Kennan", "author"))
    assert reasons("/documents/?person=mao-zedong") == []
    assert reasons("/documents/?person=li-fuchun") == ["Why it is found: Named here as Li"], "Lists are no Li"
    assert reasons("/documents/?q=Kennan") == ["Why it is found: Named here as Kennan"], "where it is only mentioned"


def reasons(address: str) -> list[str]:
    return [said for said in blocks(opened(address)) if said.startswith("Why it is found")]


def letters_of_stalin() -> None:
    """Two letters to Mao and one to Molotov."""
    stalin, mao, molotov = person("Joseph Stalin", "Filippov"), person("Mao Zedong"), person("Vyacheslav Molotov")
    letter("A cable", ("Filippov", "author", stalin), ("Mao Zedong", "recipient", mao), date="1949-02-03")
    letter("Another", ("Joseph Stalin", "author", stalin), ("Mao Zedong", "recipient", mao), date="1950")
    letter("A third", ("Joseph Stalin", "author", stalin), ("Vyacheslav Molotov", "recipient", molotov), date="1950")
