"""What the page of a person derives from his documents: every number on it is one of the list it leads to."""

import re

import pytest

from archive.merging.merge import merge
from archive.merging.split import split
from archive.people.models import Identifier, Person
from archive.search import engine
from tests.hands import letter, person, staff
from tests.web.pages import blocks, opened

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def stalin(kept: None) -> Person:
    stalin = person("Joseph Stalin", "Filippov", "Filipov")
    mao, kovalev = person("Mao Zedong", "Mao"), person("Ivan Kovalev", "Kovalev")
    letter("One", ("Filippov", "author", stalin), ("Mao", "recipient", mao), date="1949-02-03")
    letter("Two", ("Filippov", "signatory", stalin), ("Mao", "recipient", mao), date="1949-04")
    letter("Three", ("Mao", "author", mao), ("Filipov", "recipient", stalin), date="1950-10-02")
    letter("Four", ("Kovalev", "author", kovalev), ("Filippov", "recipient", stalin), date="1949/1950")
    letter("Five", ("Kovalev", "author", kovalev), ("Filipov", "mentioned", stalin), date="1951")
    letter("Undated", ("Filippov", "author", stalin))
    return stalin


def told_by_lists(page: str) -> dict[str, tuple[int, int]]:
    """Each link to a list in a table of the page, with the number it bears and the total that list gives."""
    links = re.findall(r'<td class="n">\s*<a href="(/documents/[^"]+)"[^>]*>([0-9,]+)</a>', page)
    found = {}
    for address, number in links:
        text = blocks(opened(address.replace("&amp;", "&")))
        stretch = text[text.index("Results:") + 1]
        found[address] = (int(number), int(stretch.rpartition(" ")[2].replace(",", "")))
    return found


def test_every_number_of_correspondents_and_years_is_that_of_its_list(stalin: Person) -> None:
    told = told_by_lists(opened("/people/joseph-stalin/"))
    assert len(told) > 6
    assert all(shown == listed for shown, listed in told.values()), told
    assert told["/documents/?author=joseph-stalin&amp;recipient=mao-zedong"] == (2, 2)
    assert told["/documents/?after=1950&amp;before=1950&amp;recipient=joseph-stalin"] == (2, 2)


def test_the_total_of_the_page_is_that_of_the_list_and_of_the_data(stalin: Person) -> None:
    letter("Translation", ("Filippov", "translator", stalin), date="1953")
    assert "6 documents" in opened("/people/joseph-stalin/")
    assert "1 - 6 of 6" in blocks(opened("/documents/?person=joseph-stalin"))


def test_the_documents_under_one_name_or_in_one_role_have_a_page(stalin: Person) -> None:
    assert "1 - 2 of 2" in blocks(opened("/people/joseph-stalin/?as=Filipov"))
    assert {"One", "Undated"} <= set(blocks(opened("/people/joseph-stalin/?role=author")))
    for unknown in ("as=Trotsky", "role=emperor", "as=Filipov&page=2"):
        opened(f"/people/joseph-stalin/?{unknown}", 404)


def test_who_was_merged_is_named_in_one_line_with_his_identifiers(stalin: Person) -> None:
    koba = person("Koba", "Soso")
    letter("Early", ("Soso", "author", koba), date="1908")
    Identifier.objects.create(person=koba, scheme="viaf", value="101711599")
    Identifier.objects.create(person=stalin, scheme="wikidata", value="Q855")
    Identifier.objects.create(person=stalin, scheme="secret", value="javascript:alert(1)")
    engine.refresh_people([koba.pk])
    merge(stalin, [koba], by=staff("ann", "Name editors"), reason="The same man.")
    page = opened("/people/joseph-stalin/")
    assert "Also here: Koba, found to be Joseph Stalin and merged." in blocks(page)
    assert 'href="https://viaf.org/viaf/101711599" rel="noopener nofollow"' in page
    assert 'href="https://www.wikidata.org/wiki/Q855" rel="noopener nofollow"' in page
    assert 'href="javascript' not in page


def test_the_page_says_which_name_a_split_took_away_and_where_it_went(stalin: Person) -> None:
    kuznetsov = person("Fyodor Kuznetsov")
    split(
        stalin,
        by=staff("ann", "Name editors"),
        reason="The man of the GRU.",
        aliases=[stalin.aliases.get(form="Filipov").pk],
        target=kuznetsov,
    )
    said = blocks(opened("/people/joseph-stalin/"))
    assert "Filipov stood here once and now belongs to Fyodor Kuznetsov." in said
    assert "Filipov" not in said[said.index("Names over time") :]
    assert "Filipov" in blocks(opened("/people/fyodor-kuznetsov/"))


def test_a_body_has_its_place_among_bodies_and_no_birthday() -> None:
    ministry = person("Soviet Foreign Ministry", kind=Person.Kind.BODY)
    desk = person("China Desk", kind=Person.Kind.BODY)
    Person.objects.filter(pk=desk.pk).update(parent=ministry, born="1943")
    letter("One", ("China Desk", "author", desk), ("Soviet Foreign Ministry", "recipient", ministry), date="1950")
    assert "Part of Soviet Foreign Ministry" in blocks(opened("/people/china-desk/"))
    assert "from 1943" in blocks(opened("/people/china-desk/"))
    assert "Its sections: China Desk" in blocks(opened("/people/soviet-foreign-ministry/"))


def test_a_body_only_drafts_know_is_not_named_above_its_section() -> None:
    ministry, desk = (person(name, kind=Person.Kind.BODY) for name in ("Secret Ministry", "China Desk"))
    Person.objects.filter(pk=desk.pk).update(parent=ministry)
    letter("One", ("China Desk", "author", desk))
    assert "Secret" not in opened("/people/china-desk/")
